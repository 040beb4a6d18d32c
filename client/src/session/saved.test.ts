import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createSaving,
  firstFacts,
  isAtRisk,
  lateAfterMs,
  type SavingEvent,
  savedFrom,
  stepSaving,
} from './saved.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const after = (...events: readonly SavingEvent[]) => events.reduce(stepSaving, firstFacts(true))
const said = (...events: readonly SavingEvent[]) => savedFrom(after(...events))

const synced = { kind: 'synced', at: 1 } as const
const changed = { kind: 'changed' } as const
const everything = { kind: 'sent', what: 'everything', at: 10 } as const
const update = { kind: 'sent', what: 'update', at: 20 } as const
const down = { kind: 'disconnected' } as const
const failed = { kind: 'storeFailed' } as const
const kept = (upTo: number) => ({ kind: 'kept', upTo }) as const
const confirmed = (count: number) => ({ kind: 'acknowledged', count, at: 100 }) as const
const open = [synced, everything, confirmed(1)] as const

test('O1 until the server confirmed the first exchange a board is opening', () => {
  expect(said()).toEqual({ kind: 'opening' })
  expect(said(synced, everything)).toEqual({ kind: 'opening' })
  expect(said(...open)).toEqual({ kind: 'saved', at: 100 })
})

test('O1 a change is saving until its own message is confirmed', () => {
  expect(said(...open, changed, update)).toEqual({ kind: 'saving' })
  expect(said(...open, changed, update, confirmed(1))).toEqual({ kind: 'saving' })
  expect(said(...open, changed, update, confirmed(2))).toEqual({ kind: 'saved', at: 100 })
})

test('O1 a change made of two updates is saved with the second', () => {
  const half = after(...open, changed, update, update, confirmed(2))
  expect(savedFrom(half)).toEqual({ kind: 'saving' })
  expect(half.confirmed).toBe(0)
  expect(said(...open, changed, update, update, confirmed(3))).toEqual({ kind: 'saved', at: 100 })
})

test('O1 a confirmation of more than was sent confirms only what was sent', () => {
  expect(said(...open, confirmed(9), changed, update)).toEqual({ kind: 'saving' })
  expect(said(...open, confirmed(9), changed, update, confirmed(2))).toEqual({ kind: 'saved', at: 100 })
})

test('O1 a new connection confirms nothing of the one before', () => {
  const again = [...open, changed, update, down, synced] as const
  expect(said(...again)).toEqual({ kind: 'saving' })
  expect(said(...again, everything)).toEqual({ kind: 'saving' })
  expect(said(...again, everything, confirmed(1))).toEqual({ kind: 'saved', at: 100 })
  expect(said(...open, down, synced, everything)).toEqual({ kind: 'saving' })
})

test('O1 a viewer has nothing to save: what it sees is saved', () => {
  expect(savedFrom([synced].reduce<ReturnType<typeof firstFacts>>(stepSaving, firstFacts(false)))).toEqual({
    kind: 'saved',
    at: 1,
  })
})

test('O2 a change unconfirmed for 3 s is not saved yet', () => {
  const waiting = [...open, changed, update] as const
  expect(said(...waiting, { kind: 'clock', at: 20 + lateAfterMs - 1 })).toEqual({ kind: 'saving' })
  expect(said(...waiting, { kind: 'clock', at: 20 + lateAfterMs })).toEqual({ kind: 'notSavedYet' })
})

test('O2 a server that never asks what it lacks is not trusted with changes', () => {
  const unasked = [changed, kept(1), synced] as const
  expect(said(...unasked)).toEqual({ kind: 'saving' })
  expect(said(...unasked, { kind: 'clock', at: 1 + lateAfterMs })).toEqual({ kind: 'notSavedYet' })
})

test('O1 a confirmed change says nothing while the server has not asked for all that this tab has', () => {
  expect(said(...open, down, synced, changed, update, confirmed(1))).toEqual({ kind: 'saving' })
})

test('O2 trouble on the server is told at once', () => {
  expect(said(...open, { kind: 'trouble', trouble: true })).toEqual({ kind: 'notSavedYet' })
})

test('O2 offline counts only what is durable on this device', () => {
  expect(said(...open, down)).toEqual({ kind: 'offline', changes: 0 })
  expect(said(...open, down, changed)).toEqual({ kind: 'offline', changes: 0 })
  expect(said(...open, down, changed, kept(1))).toEqual({ kind: 'offline', changes: 1 })
  expect(said(down, { kind: 'restored', changes: 4 })).toEqual({ kind: 'offline', changes: 4 })
})

test('O2 when the device keeps nothing, the tab is said to hold the only copy', () => {
  expect(said(...open, down, failed)).toEqual({ kind: 'offline', changes: 0, keepsNothing: true })
  expect(said(...open, down, failed, changed)).toEqual({ kind: 'onlyHere', changes: 1 })
  const late = { kind: 'clock', at: 20 + lateAfterMs } as const
  expect(said(...open, failed, changed, update, late)).toEqual({ kind: 'onlyHere', changes: 1 })
  expect(said(...open, down, failed, changed, kept(1))).toEqual({ kind: 'offline', changes: 1 })
})

const answers = (are: Extract<SavingEvent, { readonly kind: 'answers' }>['are']) =>
  ({ kind: 'answers', are }) as const

test('O8 one line tells of the board and of private answers: what is worst, and offline before all', () => {
  expect(said(...open, answers('saving'))).toEqual({ kind: 'saving' })
  expect(said(...open, answers('waiting'))).toEqual({ kind: 'notSavedYet' })
  expect(said(...open, answers('late'))).toEqual({ kind: 'notTaken' })
  expect(said(...open, answers('saved'))).toEqual({ kind: 'saved', at: 100 })
  expect(said(...open, answers('saved'), changed, update)).toEqual({ kind: 'saving' })
  expect(said(...open, answers('saving'), down)).toEqual({ kind: 'offline', changes: 0, answers: 'wait' })
  expect(said(...open, answers('saving'), down, answers(undefined))).toEqual({ kind: 'offline', changes: 0 })
})

test('O10 when the browser has ended the store, nothing counts as kept until it is written anew', () => {
  const lost = { kind: 'storeLost' } as const
  expect(said(...open, down, lost)).toEqual({ kind: 'offline', changes: 0, keepsNothing: true })
  expect(said(...open, down, changed, kept(1), lost)).toEqual({ kind: 'onlyHere', changes: 1 })
  expect(said(...open, down, changed, kept(1), lost, kept(1))).toEqual({ kind: 'offline', changes: 1 })
})

test('O2 an end stays the end', () => {
  expect(said(...open, { kind: 'ended', code: 4403 }, synced, everything, confirmed(1))).toEqual({
    kind: 'ended',
    code: 4403,
  })
})

test('O2 leaving is at risk only while neither the server nor this device has a change', () => {
  expect(isAtRisk(after(...open))).toBe(false)
  expect(isAtRisk(after(...open, changed, update))).toBe(true)
  expect(isAtRisk(after(...open, changed, update, kept(1)))).toBe(false)
  expect(isAtRisk(after(...open, changed, update, confirmed(2)))).toBe(false)
})

test('O4 after a fresh start nothing of before is waited for', () => {
  const afresh = [
    ...open,
    changed,
    update,
    { kind: 'startedAfresh' },
    synced,
    everything,
    confirmed(1),
  ] as const
  expect(said(...afresh)).toEqual({ kind: 'saved', at: 100 })
})

test('O1 an hour without an answer never says saved', () => {
  const saving = createSaving(true)
  const kinds = new Set<string>()
  for (const event of [...open, changed]) saving.tell(event)
  saving.saved.subscribe(() => kinds.add(saving.saved.get().kind))
  saving.tell({ ...update, at: Date.now() })
  vi.advanceTimersByTime(lateAfterMs)
  expect(saving.saved.get()).toEqual({ kind: 'notSavedYet' })
  vi.advanceTimersByTime(3_600_000)
  expect([...kinds]).toEqual(['saving', 'notSavedYet'].slice(1))
  expect(vi.getTimerCount()).toBe(0)
})

test('O2 steady work that is confirmed in time never becomes late', () => {
  const saving = createSaving(true)
  for (const event of open) saving.tell(event)
  const kinds = new Set<string>()
  saving.saved.subscribe(() => kinds.add(saving.saved.get().kind))
  for (let sent = 1; sent <= 100; sent += 1) {
    saving.tell(changed)
    saving.tell({ ...update, at: Date.now() })
    vi.advanceTimersByTime(200)
    // The confirmation of the message before: one is always on its way.
    saving.tell({ kind: 'acknowledged', count: sent, at: Date.now() })
  }
  expect([...kinds]).toEqual(['saving'])
})

/** A tab, a wire that loses what it likes, and a disk: what they do is random, what is said must be true. */
type Move = 'change' | 'carry' | 'commit' | 'answer' | 'cut' | 'connect' | 'wait'

test('O1 whatever is lost or late on the way, saved is said only when every change is on the disk', () => {
  const moves = fc.array(
    fc.constantFrom<Move>('change', 'carry', 'commit', 'answer', 'cut', 'connect', 'wait'),
    { maxLength: 200 },
  )
  fc.assert(
    fc.property(moves, (script) => {
      let facts = firstFacts(true)
      let at = 0
      let made = 0
      let isUp = false
      let wire: number[] = []
      let unanswered = 0
      let count = 0
      let disk = 0
      let answers: number[] = []
      const tell = (event: SavingEvent) => {
        facts = stepSaving(facts, event)
      }
      const perform: Record<Move, () => void> = {
        change: () => {
          made += 1
          tell({ kind: 'changed' })
          if (isUp) wire.push(made)
          if (isUp) tell({ kind: 'sent', what: 'update', at })
        },
        carry: () => {
          const next = wire.shift()
          if (next !== undefined) unanswered = next
          if (next !== undefined) count += 1
        },
        commit: () => {
          disk = Math.max(disk, unanswered)
          answers.push(disk >= unanswered ? count : 0)
        },
        answer: () => {
          const told = answers.shift()
          if (told !== undefined && isUp) tell({ kind: 'acknowledged', count: told, at })
        },
        cut: () => {
          isUp = false
          wire = []
          answers = []
          count = 0
          unanswered = 0
          tell({ kind: 'disconnected' })
        },
        connect: () => {
          if (isUp) return
          isUp = true
          tell({ kind: 'synced', at })
          wire.push(made)
          tell({ kind: 'sent', what: 'everything', at })
        },
        wait: () => {
          at += lateAfterMs
          tell({ kind: 'clock', at })
        },
      }
      for (const move of script) {
        perform[move]()
        if (savedFrom(facts).kind === 'saved' && disk < made) return false
        if (facts.confirmed > disk) return false
      }
      return true
    }),
    { numRuns: 2000 },
  )
})

test('R13 O1 while another carrier takes over nothing is called lost, and nothing saved that is not', () => {
  const moving = { kind: 'moving' } as const
  expect(said(...open, moving)).toEqual({ kind: 'saving' })
  expect(said(...open, changed, update, moving, synced)).toEqual({ kind: 'saving' })
  const again = [
    ...open,
    changed,
    update,
    moving,
    { ...synced, isSlower: true },
    everything,
    confirmed(1),
  ] as const
  expect(said(...again)).toEqual({ kind: 'saved', at: 100, isSlower: true })
  expect(said(...open, moving, down)).toEqual({ kind: 'offline', changes: 0 })
})

test('O11 why there is no connection may become known later', () => {
  const blocked = { kind: 'disconnected', why: 'blocked' } as const
  expect(said(blocked)).toEqual({ kind: 'offline', changes: 0, why: 'blocked' })
  expect(said(...open, { kind: 'disconnected', why: 'away' }, changed, kept(1), blocked)).toEqual({
    kind: 'offline',
    changes: 1,
    why: 'blocked',
  })
})

test('O8 R14 where nothing live comes through, answers that reach the server by request are not said to wait', () => {
  const blocked = { kind: 'disconnected', why: 'blocked' } as const
  for (const are of ['saved', 'saving'] as const)
    expect(said(...open, answers(are), blocked)).toMatchObject({ why: 'blocked', answers: 'pass' })
  expect(said(...open, answers('waiting'), blocked)).toMatchObject({ why: 'blocked', answers: 'wait' })
  for (const are of ['late', 'refused', 'opening'] as const)
    expect(said(...open, answers(are), blocked)).not.toHaveProperty('answers')
})
