import { BoardError } from '@commonground/shared/base/boardError'
import {
  type CardId,
  newCardId,
  newParticipantId,
  newRoundId,
  type RoundId,
} from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { maxCards, tickMs } from '@commonground/shared/protocol/limits'
import { messageType } from '@commonground/shared/protocol/messages'
import { graceMs, type WorkshopCommand, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Membership } from '../storage/accessTables.ts'
import { StorageError } from '../storage/storage.ts'
import { addMember } from '../storage/storageSuite.ts'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const fay = newParticipantId()
const command = (what: WorkshopCommand): WorkshopState =>
  workshop.rooms.workshops.command(workshop.board, fay, what)
const runs = (what: WorkshopCommand, mayStill = async (): Promise<void> => {}): Promise<WorkshopState> =>
  workshop.rooms.workshops.run({ board: workshop.board, by: fay, mayStill }, what)
/** Answers a round and waits until that is on disk. */
async function answer(round: RoundId, body: unknown, participant = newParticipantId()): Promise<void> {
  const kept = workshop.rooms.ballots.keep({ board: workshop.board, round, participant }, { ballot: body })
  workshop.pass(tickMs)
  await kept
}
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => codeOf(error),
  )
const told = (client: TestClient): Partial<WorkshopState> => client.told.get(messageType.workshop) ?? {}
const names = (): string[] =>
  [...workshop.rooms.snapshot(workshop.board).cards.values()].map(({ name }) => name).sort()

/** Joined and answered. */
async function joined(...clients: readonly TestClient[]): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
  for (const client of clients) expect(client.isSynced).toBe(true)
}

const addCard = (doc: Y.Doc, name: string, id = newCardId()): CardId => {
  run(doc, addCards, { cards: [{ id, name }] }, { role: 'participant', now: 1 })
  return id
}

function open(kind: 'fairness' | 'silentListing' = 'fairness'): RoundId {
  const { round } = command({ type: 'openRound', kind, setup: kind === 'fairness' ? {} : { prompt: 'Who?' } })
  if (!round) throw new Error('There is no round')
  return round.id
}

async function openPlacing(): Promise<{ readonly round: RoundId; readonly card: CardId }> {
  const card = newCardId()
  await workshop.rooms.change(workshop.board, undefined, (doc) => addCard(doc, 'Council', card))
  const { round } = command({ type: 'openRound', kind: 'blindPlacing', setup: { cards: [card] } })
  if (!round) throw new Error('There is no round')
  return { round: round.id, card }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error)
const refusal = (work: () => unknown): unknown => {
  try {
    work()
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

const agenda = [
  {
    id: 'stage01',
    kind: 'free',
    title: 'One',
    minutes: 5,
    prompt: 'Do',
    note: 'Secret note',
    tools: ['edit'],
  },
  { id: 'stage02', kind: 'placing', title: 'Two', minutes: 0, prompt: 'Do', tools: [] },
] as const

const plan = (): WorkshopState => {
  command({ type: 'setAgenda', agenda: agenda.map((stage) => ({ ...stage, tools: [...stage.tools] })) })
  return command({ type: 'goToStage', from: -1, to: 0 })
}

describe('commands', () => {
  it('W1 everyone is told on joining and on every change, with the time it is here; notes and code stay with facilitators', async () => {
    const [ann, bob, vic] = [workshop.join(), workshop.join('facilitator'), workshop.join('viewer')]
    await joined(ann, bob, vic)
    plan()
    command({ type: 'code', open: true })
    workshop.pass()
    const late = workshop.join('facilitator')
    for (const client of [ann, vic]) {
      expect(told(client)).toMatchObject({ version: 2, stage: 0 })
      expect(JSON.stringify(told(client))).not.toMatch(/Secret note|"code"|waiting/)
    }
    for (const client of [bob, late]) {
      expect(told(client)).toMatchObject({
        stage: 0,
        waiting: 0,
        code: expect.stringMatching(/^\w{4}-\w{4}$/),
      })
      expect(told(client).agenda?.[0]?.note).toBe('Secret note')
    }
    expect(told(late).now).toBe(Date.now())
  })

  it('W2 a command is on disk and in the audit before anyone hears of it', async () => {
    await joined(workshop.join())
    workshop.events.length = 0
    command({ type: 'cursors', on: false })
    expect(workshop.events).toEqual(['transaction', 'workshops.save', 'audit.add'])
    workshop.pass()
    expect(workshop.events).toContain(`sent ${messageType.workshop}`)
    expect(workshop.storage.audit.ofBoard(workshop.board, 1)).toMatchObject([
      { participant: fay, what: 'workshop-cursors', about: 'false' },
    ])
  })

  it('W1 the workshop is as it was after a restart, its timer too', async () => {
    plan()
    open()
    const before = command({ type: 'addTime', minutes: 2 })
    workshop.crash()
    workshop.pass(1_000)
    expect(workshop.rooms.workshops.state(workshop.board)).toEqual({
      ...before,
      now: before.now + 1_000,
      epoch: expect.any(String),
    })
  })

  it('W2 whichever storage call fails, a command that failed changed nothing', async () => {
    const commands: WorkshopCommand[] = [
      { type: 'freeze', frozen: true },
      { type: 'code', open: true },
      { type: 'lobby', on: false },
      { type: 'openRound', kind: 'fairness', setup: {} },
      { type: 'goToStage', from: 0, to: 1 },
      { type: 'close', version: 'May' },
    ]
    for (const what of commands) {
      for (let failing = 1; failing < 9; failing += 1) {
        await workshop.close()
        workshop = new TestWorkshop()
        plan()
        command({ type: 'lobby', on: true })
        const ann = workshop.join('facilitator')
        await joined(ann)
        const { now: _now, epoch: _first, ...before } = told(ann)
        const audited = workshop.storage.audit.ofBoard(workshop.board, 99).length
        let calls = 0
        workshop.fault = () => {
          calls += 1
          if (calls === failing) throw new StorageError('storage-error')
        }
        const isRefused = refusal(() => command(what)) !== undefined
        workshop.fault = () => {}
        workshop.crash()
        const late = workshop.join('facilitator')
        const { now: _then, epoch: _second, ...after } = told(late)
        if (isRefused) expect(after).toEqual(before)
        else expect(after).not.toEqual(before)
        expect(workshop.storage.audit.ofBoard(workshop.board, 99)).toHaveLength(audited + (isRefused ? 0 : 1))
        expect(workshop.storage.versions.ofBoard(workshop.board)).toHaveLength(
          what.type === 'close' && !isRefused ? 1 : 0,
        )
      }
    }
  })

  it('W2 a command that could not be saved is refused, and the board goes on saving once it can', async () => {
    const ann = workshop.join()
    await joined(ann)
    workshop.fault = (call) => {
      if (call === 'workshops.save') throw new StorageError('disk-full')
    }
    addCard(ann.doc, 'Waiting')
    expect(() => command({ type: 'freeze', frozen: true })).toThrow(StorageError)
    workshop.fault = () => {}
    workshop.pass(2_000)
    expect(told(ann)).toMatchObject({ frozen: false })
    expect(ann.saved).toBe(3)
    expect(names()).toEqual(['Waiting'])
  })

  it('W12 a move made within two seconds of the freeze is taken, what comes later is refused, and it is kept over a restart', async () => {
    const [ann, bob] = [workshop.join(), workshop.join('facilitator')]
    await joined(ann, bob)
    command({ type: 'freeze', frozen: true })
    workshop.pass(1_900)
    addCard(ann.doc, 'In flight')
    workshop.pass(200)
    expect(ann.refused).toBeUndefined()
    addCard(ann.doc, 'Too late')
    addCard(bob.doc, 'Facilitator')
    workshop.pass()
    expect(ann.refused).toEqual({ code: 'frozen' })
    workshop.crash()
    expect(workshop.rooms.workshops.state(workshop.board).frozen).toBe(true)
    expect(names()).toEqual(['Facilitator', 'In flight'])
  })

  it('W14 in a stage without tools the board rests for participants', async () => {
    const [ann, bob] = [workshop.join(), workshop.join('facilitator')]
    await joined(ann, bob)
    plan()
    command({ type: 'goToStage', from: 0, to: 1 })
    workshop.pass(2_100)
    addCard(ann.doc, 'No')
    addCard(bob.doc, 'Yes')
    workshop.pass()
    expect(ann.refused).toEqual({ code: 'frozen' })
    expect(names()).toEqual(['Yes'])
  })

  it('closing keeps the board under a name as it is on disk, with what came in the same moment', async () => {
    const ann = workshop.join()
    await joined(ann)
    addCard(ann.doc, 'Last')
    command({ type: 'close', version: 'May', reviewOn: '2026-12-01' })
    const [version] = workshop.storage.versions.ofBoard(workshop.board)
    expect(version).toMatchObject({ name: 'May', participant: fay })
    const kept = new Y.Doc()
    Y.applyUpdateV2(
      kept,
      workshop.storage.versions.bytes(workshop.board, version?.id ?? '') ?? new Uint8Array(),
    )
    expect([...readBoard(kept).cards.values()].map(({ name }) => name)).toEqual(['Last'])
    expect(workshop.storage.log.read(workshop.board).updates.length).toBeGreaterThan(1)
    expect(refusal(() => command({ type: 'close', version: 'Again' }))).toBe('moved-on')
  })

  it('W10 how many wait is told to facilitators, and nobody does once the lobby is off', async () => {
    const [ann, bob] = [workshop.join(), workshop.join('facilitator')]
    await joined(ann, bob)
    command({ type: 'lobby', on: true })
    workshop.rooms.workshops.lobbyChanged(workshop.board)
    workshop.pass()
    expect(told(bob)).toMatchObject({ lobby: true, waiting: 0 })
    expect(told(ann)).not.toHaveProperty('waiting')
  })
})

describe('ballots', () => {
  it('W3 only how many have begun, are half through and are done is told, a few times a second', async () => {
    const [ann, bob] = [workshop.join(), workshop.join('facilitator')]
    const cards = Array.from({ length: 4 }, () => newCardId())
    await workshop.rooms.change(workshop.board, undefined, (doc) => {
      for (const card of cards) addCard(doc, 'Council', card)
    })
    await joined(ann, bob)
    const { round } = command({ type: 'openRound', kind: 'blindPlacing', setup: { cards } })
    workshop.pass(1_000)
    const before = bob.received.length
    for (let person = 0; person < 80; person += 1) {
      const placed = cards.slice(0, person % 5).map((card) => [card, { influence: 13.7, interest: 86.3 }])
      await answer(round?.id ?? newRoundId(), { places: Object.fromEntries(placed) })
      workshop.pass(tickMs)
    }
    workshop.pass(1_000)
    const expected = { begun: 64, half: 48, done: 16 }
    for (const client of [ann, bob]) expect(told(client).round?.progress).toEqual(expected)
    expect(bob.received.length - before).toBeLessThan(9)
    expect(Buffer.concat([...ann.received, ...bob.received]).toString('latin1')).not.toMatch(/13\.7|86\.3/)
    workshop.crash()
    expect(workshop.rooms.workshops.state(workshop.board).round?.progress).toEqual(expected)
  })

  it('W4 a ballot is on disk when it is answered, and one’s own alone is given back', async () => {
    const round = open()
    const [ann, bob] = [newParticipantId(), newParticipantId()]
    await answer(round, { score: 2 }, ann)
    await answer(round, { score: 5 }, ann)
    workshop.crash()
    const own = (participant: typeof ann) =>
      workshop.rooms.ballots.own({ board: workshop.board, round, participant })
    expect(own(ann).ballot).toEqual({ score: 5 })
    expect(own(bob).ballot).toBeNull()
  })

  it('W4 what is no answer to this round, or comes when it is not open, is refused and changes nothing', async () => {
    const { round, card } = await openPlacing()
    const ann = newParticipantId()
    const at = (influence: unknown) => ({ places: { [card]: { influence, interest: 5 } } })
    await answer(round, at(5), ann)
    const bad = [
      undefined,
      null,
      [],
      {},
      { places: [] },
      at(101),
      at(-0.1),
      at(Number.POSITIVE_INFINITY),
      at('5'),
      { places: { [newCardId()]: 'unknown' } },
      JSON.parse('{"places":{"constructor":"unknown"}}'),
      { places: { [card]: 'perhaps' } },
    ]
    for (const body of bad) expect([body, await failure(answer(round, body, ann))]).toEqual([body, 'invalid'])
    expect(await failure(answer(newRoundId(), at(5), ann))).toBe('not-found')
    command({ type: 'closeRound', round })
    await answer(round, at(8), ann)
    workshop.pass(graceMs)
    expect(await failure(answer(round, at(9), ann))).toBe('round-closed')
    command({ type: 'reopenRound', round })
    await answer(round, at(7), ann)
    command({ type: 'revealRound', round })
    expect(await failure(answer(round, at(9), ann))).toBe('round-closed')
    expect(workshop.rooms.ballots.revealed(workshop.board, round).result).toMatchObject({
      people: 1,
      cards: [{ shape: 'few', placed: 1, dots: [] }],
    })
    open()
    expect(await failure(answer(round, at(9), ann))).toBe('round-closed')
  })

  it('W4 a reveal closes an open round and waits: what was answered in the last moment counts', async () => {
    const round = open()
    const revealed = runs({ type: 'revealRound', round })
    expect(command({ type: 'lobby', on: true }).round?.state).toBe('closed')
    workshop.pass(graceMs - 2 * tickMs)
    await answer(round, { score: 4 })
    workshop.pass(tickMs)
    expect((await revealed).round?.state).toBe('revealed')
    expect(workshop.rooms.ballots.revealed(workshop.board, round).result).toMatchObject({ people: 1 })
    expect(await failure(answer(round, { score: 5 }))).toBe('round-closed')
  })

  it('W4 a round that takes nothing more is revealed at once, and one that takes answers after a restart too', async () => {
    const round = open()
    command({ type: 'closeRound', round })
    workshop.crash()
    await answer(round, { score: 4 })
    workshop.pass(graceMs)
    expect((await runs({ type: 'revealRound', round })).round?.progress.done).toBe(1)
    expect((await runs({ type: 'revealRound', round })).round?.state).toBe('revealed')
  })

  it('W2 a round that was opened again while its reveal waited is not revealed', async () => {
    const round = open()
    const revealed = failure(runs({ type: 'revealRound', round }))
    command({ type: 'reopenRound', round })
    workshop.pass(graceMs)
    expect(await revealed).toBe('moved-on')
    expect(workshop.rooms.workshops.state(workshop.board).round?.state).toBe('open')
  })

  it('A4 who was taken off the board while their reveal waited reveals nothing', async () => {
    const round = open()
    const revealed = failure(
      runs({ type: 'revealRound', round }, () => Promise.reject(new BoardError('board-missing'))),
    )
    workshop.pass(graceMs)
    expect(await revealed).toBe('board-missing')
    expect(workshop.rooms.workshops.state(workshop.board).round?.state).toBe('closed')
  })

  it('W4 a reveal that waits when the server stops is given up, and the round stays closed', async () => {
    const round = open()
    const revealed = failure(runs({ type: 'revealRound', round }))
    await workshop.rooms.close()
    expect(await revealed).toBe('storage-unavailable')
    workshop.crash()
    expect(workshop.rooms.workshops.state(workshop.board).round?.state).toBe('closed')
    workshop.pass(graceMs)
    expect((await runs({ type: 'revealRound', round })).round?.state).toBe('revealed')
  })

  it('W2 two who reveal at once both see the one result', async () => {
    const round = open()
    const both = [runs({ type: 'revealRound', round }), runs({ type: 'revealRound', round })]
    workshop.pass(graceMs)
    for (const state of await Promise.all(both)) expect(state.round?.state).toBe('revealed')
  })

  it('W4 ballots of one tick share a commit, and are all refused when it fails', async () => {
    const round = open()
    const cast = (score: number): Promise<unknown> =>
      workshop.rooms.ballots.keep(
        { board: workshop.board, round, participant: newParticipantId() },
        { ballot: { score } },
      )
    workshop.events.length = 0
    const all = [cast(1), cast(2), cast(3)]
    expect(workshop.events).not.toContain('ballots.save')
    workshop.pass(tickMs)
    await Promise.all(all)
    expect(workshop.events.filter((event) => event === 'transaction')).toHaveLength(1)
    const late = [cast(4), cast(5)]
    workshop.fault = (call) => {
      if (call === 'ballots.save') throw new StorageError('disk-full')
    }
    workshop.pass(tickMs)
    workshop.fault = () => {}
    for (const each of late) await expect(each).rejects.toThrow(StorageError)
    expect(workshop.rooms.workshops.state(workshop.board).round?.progress.done).toBe(3)
  })

  it('W4 a ballot that was taken before the round was closed counts, wherever it was on its way', async () => {
    const round = open()
    const own = { board: workshop.board, round, participant: newParticipantId() }
    const kept = workshop.rooms.ballots.keep(own, { ballot: { score: 4 } })
    expect(command({ type: 'revealRound', round }).round?.progress.done).toBe(1)
    await kept
    expect(workshop.rooms.ballots.revealed(workshop.board, round).result).toMatchObject({ people: 1 })
  })

  it('W4 who is taken off the board takes their ballot and their hand along', async () => {
    const round = open()
    const ann = newParticipantId()
    await answer(round, { score: 1 }, ann)
    await answer(round, { score: 5 })
    workshop.rooms.workshops.raiseHand(workshop.board, ann, true)
    workshop.events.length = 0
    workshop.rooms.workshops.personRemoved(workshop.board, ann)
    expect(workshop.events).toContain('scrub')
    const state = command({ type: 'revealRound', round })
    expect(state.hands).toEqual([])
    expect(state.round?.progress.done).toBe(1)
    expect(workshop.rooms.ballots.revealed(workshop.board, round).result).toMatchObject({
      people: 1,
      mean: 5,
    })
  })

  it('W9 only who was let in and connected when a round was opened counts in a sector, with the sector they had then', async () => {
    const { memberships } = workshop.storage
    const health = Array.from({ length: 6 }, () => addMember(workshop.storage, workshop.board))
    const [gone, ...there] = health
    const clients = health.map(({ participant }) => workshop.join('participant', workshop.board, participant))
    await joined(...clients)
    clients[0]?.leave()
    const place = { influence: 70, interest: 20 }
    const answers = async (
      round: RoundId,
      card: CardId,
      members: readonly Membership[],
    ): Promise<unknown> => {
      for (const { participant } of members)
        await answer(round, { places: { [card]: place } }, participant.id)
      command({ type: 'revealRound', round })
      return workshop.rooms.ballots.revealed(workshop.board, round).result
    }
    const unseen = await openPlacing()
    // Nobody let them in: five joins of one person would look the same.
    expect(await answers(unseen.round, unseen.card, health)).toMatchObject({
      cards: [{ placed: 6, sectors: [], hidesSectors: false }],
    })

    for (const member of health) memberships.save({ ...member, letIn: true })
    const { round, card } = await openPlacing()
    const late = addMember(workshop.storage, workshop.board)
    memberships.save({ ...late, letIn: true })
    await joined(workshop.join('participant', workshop.board, late.participant))
    for (const member of there.slice(1))
      memberships.save({ ...member, participant: { ...member.participant, sector: 'Housing' }, letIn: true })
    expect(await answers(round, card, [...health, late])).toMatchObject({
      people: 7,
      cards: [{ placed: 7, sectors: [{ sector: 'Health', raters: 5, centre: place }] }],
    })
    expect(gone?.participant.sector).toBe('Health')
  })

  it('W23 a card that few people place otherwise in another round is told as little as one placed again after a talk', async () => {
    const { round, card } = await openPlacing()
    const people = Array.from({ length: 6 }, () => newParticipantId())
    const place = async (into: RoundId, moved: number): Promise<void> => {
      for (const [at, person] of people.entries()) {
        const influence = at < moved ? 99 : 10 * at
        await answer(into, { places: { [card]: { influence, interest: 50 } } }, person)
      }
      command({ type: 'revealRound', round: into })
    }
    await place(round, 0)
    const again = command({ type: 'openRound', kind: 'blindPlacing', setup: { cards: [card] } }).round
    if (!again) throw new Error('There is no round')
    await place(again.id, 1)
    expect(workshop.rooms.ballots.revealed(workshop.board, again.id).result).toMatchObject({
      cards: [{ placed: 6, dots: [], isLikeEarlier: true }],
    })
  })

  it('W9 that somebody who had answered was taken off the board is told with the result', async () => {
    const round = open()
    const [ann, bob] = [newParticipantId(), newParticipantId()]
    await answer(round, { score: 1 }, ann)
    await answer(round, { score: 5 })
    for (const one of [ann, bob]) workshop.rooms.workshops.personRemoved(workshop.board, one)
    command({ type: 'revealRound', round })
    expect(workshop.rooms.ballots.revealed(workshop.board, round)).toMatchObject({
      takenOff: 1,
      result: { people: 1 },
    })
  })

  it('W4 a round that is dropped leaves no ballot, and another can begin', async () => {
    const round = open()
    await answer(round, { score: 1 })
    command({ type: 'dropRound', round })
    expect(workshop.storage.ballots.reached(workshop.board, round).size).toBe(0)
    expect(await failure(answer(round, { score: 1 }))).toBe('not-found')
    expect(command({ type: 'openRound', kind: 'fairness', setup: {} }).round?.progress.begun).toBe(0)
  })
})

describe('reveal', () => {
  const listed = (): unknown => ({
    cards: [{ id: newCardId(), name: `Listed ${listings++}`, sector: 'Health' }],
  })
  let listings = 0

  it('W5 a result is not there before the reveal, and the same after it', async () => {
    const round = open()
    await answer(round, { score: 4 })
    const result = () => workshop.rooms.ballots.revealed(workshop.board, round).result
    expect(refusal(result)).toBe('not-found')
    command({ type: 'revealRound', round })
    const first = result()
    expect(first).toMatchObject({ people: 1, mean: 4 })
    command({ type: 'revealRound', round })
    workshop.crash()
    command({ type: 'revealRound', round })
    expect(result()).toEqual(first)
    expect(workshop.storage.ballots.reached(workshop.board, round).size).toBe(0)
  })

  it('W15 what people listed becomes cards once, for everyone who is connected', async () => {
    const [ann, bob] = [workshop.join(), workshop.join('facilitator')]
    await joined(ann, bob)
    const round = open('silentListing')
    for (let person = 0; person < 3; person += 1) await answer(round, listed())
    expect(names()).toEqual([])
    command({ type: 'revealRound', round })
    command({ type: 'revealRound', round })
    workshop.pass()
    expect(readBoard(ann.doc).cards.size).toBe(3)
    expect(readBoard(ann.doc).settings.sectors).toContain('Health')
    workshop.crash()
    expect(names()).toHaveLength(3)
  })

  it('W15 a board that is nearly full takes what it has room for, and the list is revealed all the same', async () => {
    const { rooms, board } = workshop
    await rooms.change(board, undefined, (doc) => {
      for (let at = 1; at < maxCards; at += 1) doc.getMap('cards').set(newCardId(), new Y.Map())
    })
    const round = open('silentListing')
    for (let person = 0; person < 3; person += 1) await answer(round, listed())
    command({ type: 'revealRound', round })
    expect(names().filter((name) => name !== '')).toHaveLength(1)
    expect(rooms.ballots.revealed(board, round).result).toMatchObject({ cards: { length: 3 } })
  })

  it('W15 one whose list names a card that is there already does not hold up the others', async () => {
    const { rooms, board } = workshop
    const taken = newCardId()
    await rooms.change(board, undefined, (doc) => addCard(doc, 'Council', taken))
    const round = open('silentListing')
    await answer(round, { cards: [{ id: taken, name: 'Stolen', sector: '' }] })
    expect(await failure(answer(round, { cards: [{ id: newCardId(), name: '\u200b', sector: '' }] }))).toBe(
      'invalid',
    )
    await answer(round, { cards: [{ id: newCardId(), name: 'Library', sector: '' }] })
    command({ type: 'revealRound', round })
    expect(names()).toEqual(['Council', 'Library'])
  })

  it('W15 a partner that is on the board already is not put there a second time', async () => {
    const { rooms, board } = workshop
    await rooms.change(board, undefined, (doc) => addCard(doc, 'Town Council', newCardId()))
    const round = open('silentListing')
    for (const name of ['town council', 'Library'])
      await answer(round, { cards: [{ id: newCardId(), name, sector: '' }] })
    command({ type: 'revealRound', round })
    expect(names()).toEqual(['Library', 'Town Council'])
    expect(rooms.ballots.revealed(board, round).result).toMatchObject({ cards: { length: 2 } })
  })

  it.each(['fairness', 'silentListing'] as const)(
    'W5 at whichever storage call the server ends while a round of %s is revealed, there is exactly one result',
    async (kind) => {
      let revealedAtOnce = 0
      for (let failing = 1; failing < 14; failing += 1) {
        await workshop.close()
        workshop = new TestWorkshop()
        await joined(workshop.join())
        const round = open(kind)
        for (let person = 0; person < 3; person += 1)
          await answer(round, kind === 'fairness' ? { score: 3 } : listed())
        let calls = 0
        workshop.fault = () => {
          calls += 1
          if (calls >= failing) throw new StorageError('storage-error')
        }
        const isRefused = refusal(() => command({ type: 'revealRound', round })) !== undefined
        if (!isRefused) revealedAtOnce += 1
        workshop.fault = () => {}
        workshop.crash()
        expect(names()).toHaveLength(kind === 'fairness' || isRefused ? 0 : 3)
        expect(workshop.storage.ballots.reached(workshop.board, round).size).toBe(isRefused ? 3 : 0)
        const state = command({ type: 'revealRound', round })
        expect(state.round?.state).toBe('revealed')
        expect(workshop.rooms.ballots.revealed(workshop.board, round).result).toMatchObject({ people: 3 })
        expect(workshop.storage.ballots.reached(workshop.board, round).size).toBe(0)
        expect(names()).toHaveLength(kind === 'fairness' ? 0 : 3)
      }
      expect(revealedAtOnce).toBeGreaterThan(0)
    },
  )

  it('W5 a reveal that could not be saved is taken back, and the board is the one on disk', async () => {
    const ann = workshop.join()
    await joined(ann)
    const round = open('silentListing')
    await answer(round, listed())
    workshop.fault = (call) => {
      if (call === 'rounds.reveal') throw new StorageError('disk-full')
    }
    expect(() => command({ type: 'revealRound', round })).toThrow(StorageError)
    workshop.fault = () => {}
    workshop.pass(5_000)
    expect(names()).toEqual([])
    ann.connect()
    await joined(ann)
    expect(told(ann).round?.state).toBe('open')
    command({ type: 'revealRound', round })
    workshop.pass()
    expect(readBoard(ann.doc).cards.size).toBe(1)
  })
})
