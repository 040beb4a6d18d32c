import {
  type BoardId,
  type CardId,
  newParticipantId,
  type ParticipantId,
} from '@commonground/shared/base/ids'
import { changeCard, lockCards, removeCards } from '@commonground/shared/commands/cards'
import { type Actor, run } from '@commonground/shared/commands/command'
import type { CardValues } from '@commonground/shared/model/card'
import type { ChangesAnswer, PutBackAnswer, PutBackBody } from '@commonground/shared/protocol/http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { joinBoard, type Started, startBoard, type TestServer, testServer } from './server.testing.ts'

let server: TestServer
let started: Started
let board: BoardId
let root: string
let ben: ParticipantId

beforeEach(async () => {
  server = testServer()
  started = await startBoard(server)
  board = started.created.board.id as BoardId
  root = `/api/boards/${board}`
  ben = (await joinBoard(server, started.created, 'participant', 'Ben')).joined.participant
    .id as ParticipantId
  const rows = Array.from({ length: 30 }, (_, at) => `Partner ${at},${at},${at},As agreed`)
  await server.ask('POST', `${root}/import`, {
    headers: { ...started.facilitator, 'content-type': 'text/csv' },
    body: `name,influence,interest,notes\n${rows.join('\n')}\n`,
  })
  server.pass(60_000)
})

afterEach(() => server.close())

const ask = async (what: PutBackBody['what'], preview = false): Promise<PutBackAnswer> => {
  const answer = await server.ask('POST', `${root}/put-back`, {
    headers: started.facilitator,
    body: { what, preview },
  })
  expect(answer.status).toBe(200)
  return answer.json()
}
const cards = () => server.rooms.snapshot(board).cards
const ids = (): readonly CardId[] => [...cards().keys()]

/** What a page of this person sends. */
async function act(
  by: ParticipantId,
  write: (actor: Actor, doc: Parameters<typeof run>[0]) => void,
): Promise<void> {
  await server.rooms.change(board, by, (doc) => write({ role: 'facilitator', participant: by, now: 1 }, doc))
  server.pass(1_000)
}

async function blank(
  by: ParticipantId,
  fields: Partial<CardValues> = { name: 'x', notes: '', place: undefined },
): Promise<void> {
  const all = ids()
  await act(by, (actor, doc) => {
    for (const id of all) run(doc, changeCard, { id, fields }, actor)
    run(doc, removeCards, { ids: all.slice(0, 5) }, actor)
  })
}

test('R28 what one person blanked and removed comes back by one press, others’ later words stay, and all are told', async () => {
  const before = cards()
  const [first, , , , , sixth] = ids()
  await blank(ben)
  await act(newParticipantId(), (actor, doc) => {
    if (sixth) run(doc, changeCard, { id: sixth, fields: { notes: 'Written anew' } }, actor)
  })
  const effect = { changed: 25, back: 5, gone: 0, others: 0 }
  expect(await ask({ by: ben }, true)).toEqual(effect)
  expect(cards().size).toBe(25)
  const { change, ...done } = await ask({ by: ben })
  expect(done).toEqual(effect)
  expect(first && cards().get(first)).toEqual(first && before.get(first))
  expect(sixth && cards().get(sixth)).toMatchObject({ notes: 'Written anew', name: 'Partner 5' })
  const told = server.rooms.workshops.state(board)
  expect(told.putBack).toMatchObject({ name: 'Fay', of: 'Ben', at: change })
  expect(server.storage.audit.ofBoard(board, 1)).toMatchObject([
    { what: 'board-put-back', at: change, about: `by ${ben} 0-` },
  ])
})

test('R27 putting back to a time is put back itself', async () => {
  const { moments } = await changes()
  await act(ben, (actor, doc) => run(doc, lockCards, { ids: ids(), locked: true }, actor))
  await blank(ben)
  const before = cards()
  const { change = 0 } = await ask({ before: (moments[0]?.at ?? 0) + 30_000 })
  expect([...cards().values()].every(({ name, locked }) => name.startsWith('Partner') && !locked)).toBe(true)
  const [me] = server.storage.memberships.ofBoard(board).filter(({ role }) => role === 'facilitator')
  await ask({ by: me?.participant.id ?? '', since: change, until: change })
  expect(cards()).toEqual(before)
  expect(server.rooms.workshops.state(board).putBack).toEqual({
    at: expect.any(Number),
    by: me?.participant.id,
    name: 'Fay',
  })
})

test('R28 who changed a board is listed with when and how much, and the moments before much changed', async () => {
  await blank(ben)
  await blank(ben, { name: 'y' })
  const { people, moments } = await changes()
  expect(people.map(({ name, changes: many }) => [name, many])).toEqual([
    ['Ben', expect.any(Number)],
    ['Fay', expect.any(Number)],
  ])
  expect(moments.some(({ much }) => much === 'Fay')).toBe(true)
})

test('R27 nothing is done, told or written down where nothing would change', async () => {
  expect(await ask({ by: ben })).toEqual({ changed: 0, back: 0, gone: 0, others: 0 })
  expect(server.rooms.workshops.state(board).putBack).toBeUndefined()
  expect(server.storage.audit.ofBoard(board, 9).filter(({ what }) => what === 'board-put-back')).toEqual([])
})

test('R29 what was destroyed stays so when the board is put back; all are told, and it stands in the audit', async () => {
  const before = cards()
  const gone = ids().slice(0, 5)
  await blank(ben)
  const answer = await server.ask('POST', `${root}/empty-trash`, { headers: started.facilitator })
  expect(await answer.json()).toEqual({ cards: 5 })
  const told = server.rooms.workshops.state(board)
  expect(told.putBack).toMatchObject({ name: 'Fay', destroyed: 5 })
  expect(server.storage.audit.ofBoard(board, 1)).toMatchObject([{ what: 'trash-emptied', about: '5' }])
  expect(await ask({ by: ben })).toMatchObject({ changed: 25, back: 0 })
  expect(cards()).toEqual(new Map([...before].filter(([id]) => !gone.includes(id))))
})

test('R27 a body that says neither or both is refused', async () => {
  for (const what of [{}, { before: 1, by: ben }, { by: '../x' }, { before: -1 }, { before: '1' }]) {
    const answer = await server.ask('POST', `${root}/put-back`, {
      headers: started.facilitator,
      body: { what },
    })
    expect(answer.status).toBe(400)
  }
})

async function changes(): Promise<ChangesAnswer> {
  const answer = await server.ask('GET', `${root}/changes`, { headers: started.facilitator })
  return answer.json()
}
