import { newPlanLineId, newTieId } from '@commonground/shared/base/ids'
import { changeCard, removeCards } from '@commonground/shared/commands/cards'
import { addPlanLine, changePlanLine, removePlanLines } from '@commonground/shared/commands/plan'
import { addTie } from '@commonground/shared/commands/ties'
import { cardFieldNames, cardFields } from '@commonground/shared/model/card'
import { planFields } from '@commonground/shared/model/planLine'
import type { PersonRow } from '@commonground/shared/protocol/http'
import { messageType } from '@commonground/shared/protocol/messages'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import { answer } from '../support/http.ts'
import { carriers, type Person } from '../support/person.ts'
import { frames } from '../support/rawSocket.ts'
import { command, openRound, sendBallot } from '../support/rounds.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

afterEach(closeAll)

const canary = 'CaNaRy7391'
/** The canary in every private field that can hold text. */
const privateText = Object.fromEntries(
  cardFieldNames
    .filter(
      (name) =>
        cardFields[name].sharing === 'private' &&
        ['line', 'text', 'labels'].includes(cardFields[name].control),
    )
    .map((name) => [name, cardFields[name].control === 'labels' ? [canary] : canary]),
)
const planText = Object.fromEntries(
  Object.entries(planFields)
    .filter(([, field]) => field.control === 'line' || field.control === 'text')
    .map(([name]) => [name, canary]),
)

/** Everything private a board can hold, written before, while and after somebody looks on. */
function writePrivately(person: Person, name: string): void {
  const from = person.add(`${name} seen`, { ...privateText, attitude: 'blocker' })
  const to = person.add(`${name} also seen`)
  person.run(changeCard, { id: to, fields: { ...privateText, notes: `${canary} letter by letter` } })
  person.run(changeCard, { id: to, fields: { notes: `first ${canary} letter by letter last` } })
  person.run(addTie, { id: newTieId(), from, to, fields: { kind: 'funds', label: canary } })
  person.run(addPlanLine, { id: newPlanLineId(), card: from, fields: planText })
}

function holds(bytes: readonly Uint8Array[], text: string): boolean {
  const all = Buffer.concat(bytes)
  return all.includes(Buffer.from(text)) || all.includes(Buffer.from(text, 'utf16le'))
}

async function watch(workshop: Workshop) {
  const socket = await workshop.rawSocket(await workshop.member('viewer'))
  socket.send(frames.step1())
  return socket
}

test.each(carriers)(
  'P2 no private byte reaches a viewer by %s, whether written before, while or after they look on',
  async (carrier) => {
    const workshop = await openWorkshop({}, { carrier })
    const ana = await workshop.join()
    await synced(ana)
    writePrivately(ana, 'Before')
    const removed = ana.add('RemovedCanary', { description: 'RemovedCanary' })
    ana.run(removeCards, { ids: [removed] })
    await allSaved(ana)

    const viewer = await watch(workshop)
    const stock = await workshop.join('viewer')
    await eventually(() => stock.board().cards.size).toBe(2)
    writePrivately(ana, 'While')
    await allSaved(ana)
    await eventually(() => stock.board().cards.size).toBe(4)

    const fields = [...stock.board().cards.values()]
    expect(fields.every((card) => card.attitude === 'unknown' && card.notes === '')).toBe(true)
    expect(stock.board().plan.size).toBe(0)
    // Step 1 of the server asks the viewer what they know: it must tell nothing of the real document either.
    viewer.send(frames.step1(new Uint8Array([0])))
    await workshop.restart('SIGTERM')
    const late = await watch(workshop)
    const again = await workshop.join('viewer')
    await eventually(() => again.board().cards.size).toBe(4)

    const heard = [...viewer.received, ...late.received]
    expect(holds(heard, canary)).toBe(false)
    expect(holds(heard, 'Before seen')).toBe(true)
    expect(holds(heard, 'blocker')).toBe(false)
    expect(holds(heard, 'RemovedCanary')).toBe(false)
  },
)

test.each(carriers)(
  'P2 the test above can see: what a participant hears by %s does hold the canary',
  async (carrier) => {
    const workshop = await openWorkshop({}, { carrier })
    const ana = await workshop.join()
    await synced(ana)
    const other = await workshop.rawSocket(await workshop.member('participant'))
    other.send(frames.step1())
    writePrivately(ana, 'Now')
    await allSaved(ana)
    await eventually(() => holds(other.received, canary)).toBe(true)
  },
)

test('P2 W18 a viewer hears nothing at all of a plan being made, filled in and shortened', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.join()
  await synced(ana)
  const card = ana.add('Library')
  await allSaved(ana)
  const viewer = await watch(workshop)
  const frameWith = (name: string) => viewer.received.findIndex((frame) => holds([frame], name))
  await eventually(() => frameWith('Library') >= 0).toBe(true)
  const before = viewer.received.length
  const id = newPlanLineId()
  ana.run(addPlanLine, { id, card, fields: planText })
  await allSaved(ana)
  ana.run(changePlanLine, { id, fields: { owner: 'Ana', due: '2026-12-03', level: 'empower', done: true } })
  await allSaved(ana)
  ana.run(removePlanLines, { ids: [id] })
  await allSaved(ana)
  ana.add('Museum')
  await eventually(() => frameWith('Museum') >= 0).toBe(true)
  const meanwhile = viewer.received.slice(before, frameWith('Museum'))
  expect(meanwhile.filter(([type]) => type === messageType.sync)).toEqual([])
  expect(holds(viewer.received, id)).toBe(false)
})

test('P1 a card that stops being shared is gone for the viewer too', async () => {
  const workshop = await openWorkshop()
  const [ana, viewer] = [await workshop.join(), await workshop.join('viewer')]
  await synced(ana, viewer)
  const id = ana.add('Library')
  await eventually(() => viewer.board().cards.has(id)).toBe(true)
  ana.run(removeCards, { ids: [id] })
  await eventually(() => viewer.board().cards.has(id)).toBe(false)
})

test('P1 an export without ?private=1 holds no private byte, in any format', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.join()
  await synced(ana)
  writePrivately(ana, 'Exported')
  await allSaved(ana)
  const path = (format: string): string => `/api/boards/${workshop.boardId}/export/${format}`
  for (const format of ['json', 'csv', 'svg']) {
    const response = await workshop.ask(path(format))
    expect(response.status, format).toBe(200)
    const text = await response.text()
    expect(text, format).not.toContain(canary)
    expect(text, format).toContain('Exported')
  }
  expect(await (await workshop.ask(path('plan'))).text()).not.toContain(canary)
  for (const format of ['json', 'plan']) {
    expect(await (await workshop.ask(`${path(format)}?private=1`)).text(), format).toContain(canary)
  }
})

test('P1 W19 an earlier workshop tells a viewer no private byte and no result, and nobody who was there', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.join()
  await synced(ana)
  writePrivately(ana, 'Kept')
  await allSaved(ana)
  const held = { origin: workshop.network.origin, board: workshop.boardId, token: workshop.created.token }
  const round = await openRound(held, { kind: 'silentListing', setup: { prompt: `${canary} prompt` } })
  await sendBallot(held, ana.token, round, { cards: [] })
  await command(held, { type: 'revealRound', round })
  const { sitting } = await command(held, { type: 'close', version: 'May' })
  const path = `/api/boards/${workshop.boardId}/sittings`
  const told = async (token: string): Promise<string> => {
    const answers = [await workshop.ask(path, { token }), await workshop.ask(`${path}/${sitting}`, { token })]
    return (await Promise.all(answers.map((one) => one.text()))).join()
  }
  const viewer = await told(await workshop.member('viewer'))
  expect(viewer).toContain('Kept seen')
  const [worker, leader] = [await told(ana.token), await told(held.token)]
  for (const text of [worker, leader]) expect(text).toContain(canary)
  for (const text of [canary, 'blocker', round]) expect(viewer).not.toContain(text)
  // Ana was there, and the person who made the board.
  expect(viewer).toContain('"people":{"Health":1,"":1}')
  const rows = await answer<PersonRow[]>(await workshop.ask(`/api/boards/${workshop.boardId}/people`))
  for (const { id } of rows) for (const text of [viewer, worker, leader]) expect(text).not.toContain(id)
})

test('P4 logs and metrics hold no name, content or key', async () => {
  const workshop = await openWorkshop({ title: 'TitleCanary' }, { env: { LOG_LEVEL: 'trace' } })
  const ana = await workshop.join('participant', { name: 'NameCanary' })
  await synced(ana)
  writePrivately(ana, 'Logged')
  await allSaved(ana)
  await workshop.ask(`/api/boards/${workshop.boardId}/import`, {
    method: 'POST',
    body: `name\n${canary}`,
    headers: { 'content-type': 'text/csv' },
  })
  await workshop.ask(`/api/boards/${workshop.boardId}/join`, {
    method: 'POST',
    body: JSON.stringify({ key: 'WrongKeyCanary', name: 'NameCanary' }),
  })
  const metrics = await (await workshop.ask('/metrics')).text()
  const server = workshop.server()
  await server.end('SIGTERM')
  const secrets = [
    canary,
    'TitleCanary',
    'NameCanary',
    'WrongKeyCanary',
    workshop.created.token,
    ana.token,
    ...Object.values(workshop.created.links).map(({ key }) => key),
  ]
  for (const secret of secrets) {
    expect(server.output()).not.toContain(secret)
    expect(metrics).not.toContain(secret)
  }
  expect(metrics).not.toContain(workshop.boardId)
})
