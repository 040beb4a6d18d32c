import { BoardError } from '@commonground/shared/base/boardError'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createBallotKeeper, type Kept, sendAfterMs } from './ballotKeeper.ts'

type Ballot = Readonly<Record<string, number>>

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server and a tab's memory, in hand. */
function world(server: Ballot | null = null, kept?: Kept<Ballot>) {
  const world = {
    server,
    kept,
    sent: [] as Ballot[],
    /** Set to make the server fail. */
    failure: undefined as BoardError | undefined,
    open: () =>
      createBallotKeeper<Ballot>({
        empty: {},
        read: async () => {
          if (world.failure) throw world.failure
          return world.server
        },
        send: async (ballot) => {
          if (world.failure) throw world.failure
          world.sent.push(ballot)
          world.server = ballot
        },
        merge: (there, here) => ({ ...there, ...here }),
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
      }),
  }
  return world
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('W4 what was answered before comes from the server, after a reload and on another device', async () => {
  const keeper = world({ a: 1 }).open()
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
  const there = world({ a: 1 })
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
  expect(there.server).toEqual({ a: 1, b: 2 })
  expect(again.state.get().kind).toBe('saved')
  expect(there.kept).toEqual({ ballot: { a: 1, b: 2 }, isUnsent: false })
})

test('W4 answers given here without the server are joined with those given elsewhere meanwhile', async () => {
  const there = world({ a: 9, c: 3 }, { ballot: { a: 1 }, isUnsent: true })
  const keeper = there.open()
  await pass(sendAfterMs)
  expect(there.server).toEqual({ a: 1, c: 3 })
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
  expect(there.server).toEqual({ a: 1 })
  expect(keeper.state.get().kind).toBe('saved')
})

test('W4 the close is heard: what waits is sent at once', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  keeper.change({ a: 1 })
  keeper.flush()
  await settle()
  expect(there.server).toEqual({ a: 1 })
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
  expect(there.kept).toEqual({ ballot: { a: 1 }, isUnsent: true })
})

test('W4 the last word writes over nothing that was answered on another device and not read yet', async () => {
  const there = world({ a: 1 })
  there.failure = new BoardError('unreachable')
  const keeper = there.open()
  await settle()
  keeper.change({ b: 2 })
  there.failure = undefined
  keeper.close()
  await settle()
  expect(there.server).toEqual({ a: 1, b: 2 })
})

test('W4 a change while the one before is on its way is sent too', async () => {
  const there = world()
  const keeper = there.open()
  await settle()
  keeper.change({ a: 1 })
  keeper.flush()
  keeper.change({ a: 2 })
  await settle()
  expect(there.server).toEqual({ a: 2 })
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
