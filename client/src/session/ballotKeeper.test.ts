import {
  laterOf,
  type StampedAnswers,
  unanswered,
  withStamps,
} from '@commonground/shared/activities/stampedAnswers'
import { BoardError } from '@commonground/shared/base/boardError'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BallotParts } from './ballotCopy.ts'
import { createBallotKeeper, sendAfterMs } from './ballotKeeper.ts'
import { lateAfterMs } from './saved.ts'

type Ballot = Readonly<Record<string, number>>

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const answered = (ballot: Ballot, at = 1): StampedAnswers =>
  withStamps(new Map(Object.entries(ballot)), Object.fromEntries(Object.keys(ballot).map((key) => [key, at])))

/** A server and a tab's memory, in hand. */
function world(server: StampedAnswers = unanswered, kept?: BallotParts) {
  const world = {
    server,
    kept,
    sent: [] as Ballot[],
    noRoom: 0,
    /** Set to make the server fail. */
    failure: undefined as BoardError | undefined,
    /** Holds a change up on its way. */
    way: Promise.resolve(),
    /** The part of a change that the server takes. */
    takes: (changes: StampedAnswers) => changes,
    ballot: (): Ballot => Object.fromEntries(world.server.answers) as Ballot,
    open: (keeps = false) =>
      createBallotKeeper<Ballot>({
        shape: {
          answersOf: (ballot) => new Map(Object.entries(ballot)),
          ballotOf: (answers) => Object.fromEntries(answers),
        },
        read: async () => {
          if (world.failure) throw world.failure
          return world.server
        },
        send: async (changes) => {
          if (world.failure) throw world.failure
          await world.way
          world.sent.push(Object.fromEntries(changes.answers) as Ballot)
          world.server = laterOf(world.server, world.takes(changes))
          return world.server
        },
        memory: {
          read: () => world.kept,
          write: (next) => {
            world.kept = next
          },
        },
        later: (act, afterMs) => {
          const timer = setTimeout(act, afterMs)
          return () => clearTimeout(timer)
        },
        now: Date.now,
        onSaved: () => {},
        noRoom: {
          keeps,
          tell: (count) => {
            world.noRoom += count
          },
        },
      }),
  }
  return world
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('W4 what was answered before comes from the server, after a reload and on another device', async () => {
  const keeper = world(answered({ a: 1 })).open()
  expect(keeper.state.get().kind).toBe('opening')
  await settle()
  expect(keeper.ballot.get()).toEqual({ a: 1 })
  expect(keeper.state.get().kind).toBe('saved')
})

test('W4 a burst of changes is one request with the latest, and only its answer says saved', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  keeper.change({ a: 1 })
  await pass(sendAfterMs - 1)
  keeper.change({ a: 2 })
  await pass(sendAfterMs - 1)
  expect(there.sent).toEqual([])
  expect(keeper.state.get().kind).toBe('saving')
  await pass(1)
  expect(there.sent).toEqual([{ a: 2 }])
  expect(keeper.state.get().kind).toBe('saved')
})

test('W4 without the server the answer waits in this tab, survives a reload, and goes when it is back', async () => {
  const there = world(answered({ a: 1 }))
  const keeper = there.open()
  await settle()
  there.failure = new BoardError('unreachable')
  keeper.change({ a: 1, b: 2 })
  await pass(sendAfterMs)
  expect(keeper.state.get().kind).toBe('waiting')
  keeper.close()

  const again = there.open()
  expect(again.ballot.get()).toEqual({ a: 1, b: 2 })
  await pass(5000)
  expect(again.state.get().kind).toBe('waiting')
  there.failure = undefined
  await pass(20_000)
  expect(there.ballot()).toEqual({ a: 1, b: 2 })
  expect(again.state.get().kind).toBe('saved')
  expect(there.kept?.unsent.stamps.size).toBe(0)
})

test('W4 answers given here without the server are joined with those given elsewhere meanwhile', async () => {
  const there = world(answered({ a: 9, c: 3 }), { server: unanswered, unsent: answered({ a: 1 }, 5) })
  const keeper = there.open()
  await pass(sendAfterMs)
  expect(there.ballot()).toEqual({ a: 1, c: 3 })
  expect(keeper.ballot.get()).toEqual({ a: 1, c: 3 })
})

test('W4 what comes after the close is told to be late, stays readable, and is sent when the round opens again', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  there.failure = new BoardError('round-closed')
  keeper.change({ a: 1 })
  await pass(sendAfterMs)
  expect(keeper.state.get().kind).toBe('late')
  expect(keeper.ballot.get()).toEqual({ a: 1 })
  await pass(60_000)
  expect(there.sent).toEqual([])
  there.failure = undefined
  keeper.flush()
  await settle()
  expect(there.ballot()).toEqual({ a: 1 })
  expect(keeper.state.get().kind).toBe('saved')
})

test('W4 the close is heard: what waits is sent at once', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  keeper.change({ a: 1 })
  keeper.flush()
  await settle()
  expect(there.ballot()).toEqual({ a: 1 })
})

test('W4 what is still unsent when the page moves on is sent once more, and told when it is late', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  there.failure = new BoardError('unreachable')
  keeper.change({ a: 1 })
  await pass(sendAfterMs)
  expect(keeper.state.get().kind).toBe('waiting')
  there.failure = new BoardError('round-closed')
  keeper.close()
  await settle()
  expect(keeper.state.get().kind).toBe('late')
  expect(there.kept?.unsent.answers).toEqual(new Map([['a', 1]]))
})

test('W4 the last word writes over nothing that was answered on another device and not read yet', async () => {
  const there = world(answered({ a: 1 }))
  there.failure = new BoardError('unreachable')
  const keeper = there.open()
  await settle()
  keeper.change({ b: 2 })
  there.failure = undefined
  keeper.close()
  await settle()
  expect(there.ballot()).toEqual({ a: 1, b: 2 })
})

test('W4 a change while the one before is on its way is sent too', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  keeper.change({ a: 1 })
  keeper.flush()
  keeper.change({ a: 2 })
  await settle()
  expect(there.ballot()).toEqual({ a: 2 })
  expect(keeper.state.get().kind).toBe('saved')
})

test('W4 any other refusal is told with its reason', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  there.failure = new BoardError('forbidden')
  keeper.change({ a: 1 })
  await pass(sendAfterMs)
  expect(keeper.state.get()).toEqual({ kind: 'refused', code: 'forbidden' })
})

test('W21 an answer given elsewhere later stands against one that was given here before it and not sent', async () => {
  const there = world(answered({ a: 9 }, 8), { server: unanswered, unsent: answered({ a: 1, b: 2 }, 5) })
  const keeper = there.open()
  await settle()
  expect(keeper.ballot.get()).toEqual({ a: 9, b: 2 })
  expect(there.sent).toEqual([{ b: 2 }])
})

test('W21 what is sent is what was changed here, and the answer brings what was changed elsewhere', async () => {
  const there = world(answered({ a: 1, b: 1 }))
  const keeper = there.open()
  await settle()
  there.server = laterOf(there.server, answered({ b: 5, c: 6 }, 900))
  const { a: _taken, ...others } = keeper.ballot.get()
  keeper.change(others)
  await pass(sendAfterMs)
  expect(there.sent).toEqual([{}])
  expect(there.ballot()).toEqual({ b: 5, c: 6 })
  expect(keeper.ballot.get()).toEqual({ b: 5, c: 6 })
  expect(keeper.state.get().kind).toBe('saved')
})

test('W21 a tab that looks again shows what another tab has saved, and an answer taken back stays so', async () => {
  const there = world(answered({ a: 1, b: 1 }))
  const [one, other] = [there.open(), there.open()]
  await settle()
  one.change({ b: 1, c: 3 })
  await pass(sendAfterMs)
  expect(other.ballot.get()).toEqual({ a: 1, b: 1 })
  other.refresh()
  await settle()
  expect(other.ballot.get()).toEqual({ b: 1, c: 3 })
  other.change({ b: 2, c: 3 })
  await pass(sendAfterMs)
  expect(there.ballot()).toEqual({ b: 2, c: 3 })
})

test('W21 dots that no longer fit are let go and told; names that do not fit stay and are told not to count', async () => {
  for (const keeps of [false, true]) {
    const there = world()
    there.takes = ({ answers, stamps }) => ({
      answers: new Map([...answers].slice(0, 1)),
      stamps: new Map([...stamps].slice(0, 1)),
    })
    const keeper = there.open(keeps)
    await settle()
    keeper.change({ a: 1, b: 1 })
    await pass(sendAfterMs)
    expect(there.noRoom).toBe(1)
    expect(Object.keys(keeper.ballot.get())).toHaveLength(keeps ? 2 : 1)
    expect(keeper.state.get().kind).toBe(keeps ? 'refused' : 'saved')
    keeper.close()
  }
})

test('O8 an answer that the server has not taken within 3 s is not said to be on its way any more', async () => {
  const there = world()
  let answer = (): void => {}
  there.way = new Promise((resolve) => {
    answer = resolve
  })
  const keeper = there.open()
  await settle()
  keeper.change({ a: 1 })
  await pass(lateAfterMs - 1)
  expect(keeper.state.get().kind).toBe('saving')
  await pass(1)
  expect(keeper.state.get().kind).toBe('waiting')
  answer()
  await settle()
  expect(keeper.state.get().kind).toBe('saved')
})

test('R31 what a server that was put back has no more is sent again', async () => {
  const there = world()
  const keeper = there.open()
  await vi.advanceTimersByTimeAsync(0)
  keeper.change({ library: 3 })
  await vi.advanceTimersByTimeAsync(sendAfterMs)
  expect([there.ballot(), keeper.state.get().kind]).toEqual([{ library: 3 }, 'saved'])
  there.server = unanswered
  keeper.refresh()
  await vi.advanceTimersByTimeAsync(0)
  expect([there.ballot(), keeper.ballot.get(), keeper.state.get().kind]).toEqual([
    { library: 3 },
    { library: 3 },
    'saved',
  ])
})
