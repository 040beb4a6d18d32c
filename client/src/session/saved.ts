import { createStore, type Store } from '../state/store.ts'
import type { BallotState } from './ballotKeeper.ts'
import type { Why } from './reach.ts'
import type { Saved } from './session.ts'

/** How long a change may wait for its confirmation before people are told so. */
export const lateAfterMs = 3000

/** One sync message on its way: the first change it carries and when it left. */
interface Waiting {
  readonly first: number
  readonly at: number
}

/**
 * Everything known about this tab's changes. Changes are numbered from 1 in the order they were made;
 * the server confirms the sync messages of one connection in the order they were sent.
 */
export interface SavingFacts {
  /** Viewers have nothing to save. */
  readonly writes: boolean
  /**
   * `up` once the server's content is here; `untried` until the first attempt succeeded or failed; `moving` from one
   * carrier to another.
   */
  readonly connection: 'untried' | 'down' | 'up' | 'moving'
  /** Why it is down. */
  readonly why?: Why | undefined
  /** Plain requests carry it. */
  readonly isSlower: boolean
  /** The server was sent everything this tab has, on this connection. */
  readonly caughtUp: boolean
  /** When this connection came up. */
  readonly upAt: number
  readonly made: number
  readonly confirmed: number
  /** Changes up to this one are durable on this device. */
  readonly kept: number
  /** The last change that any message of this connection carried. */
  readonly covered: number
  readonly acknowledged: number
  readonly waiting: readonly Waiting[]
  readonly late: boolean
  readonly storeFailed: boolean
  readonly trouble: boolean
  /** The state of the answers to a private round, while one is answered here. */
  readonly answers?: BallotState['kind']
  readonly savedAt?: number
  readonly ended?: number
}

export type SavingEvent =
  | { readonly kind: 'changed' }
  /** The local store gave back changes that were never confirmed. */
  | { readonly kind: 'restored'; readonly changes: number }
  | { readonly kind: 'kept'; readonly upTo: number }
  | { readonly kind: 'storeFailed' }
  /** The browser ended the store: nothing is known to be kept. */
  | { readonly kind: 'storeLost' }
  | { readonly kind: 'synced'; readonly at: number; readonly isSlower?: boolean }
  | { readonly kind: 'disconnected'; readonly why?: Why }
  /** Another carrier takes over: what was not confirmed is sent again. */
  | { readonly kind: 'moving' }
  /** `everything`: the answer to the server's question what it lacks. `update`: one more change. */
  | { readonly kind: 'sent'; readonly what: 'everything' | 'update'; readonly at: number }
  /** Message 66: how many messages of this connection are on the server's disk. */
  | { readonly kind: 'acknowledged'; readonly count: number; readonly at: number }
  | { readonly kind: 'answers'; readonly are: BallotState['kind'] | undefined }
  | { readonly kind: 'trouble'; readonly trouble: boolean }
  | { readonly kind: 'clock'; readonly at: number }
  | { readonly kind: 'ended'; readonly code: number }
  /** The document was replaced by the server's: nothing of this tab waits any more. */
  | { readonly kind: 'startedAfresh' }

export function firstFacts(writes: boolean): SavingFacts {
  return { writes, connection: 'untried', upAt: 0, made: 0, confirmed: 0, kept: 0, ...fresh(0), ...calm }
}

const calm = { storeFailed: false, trouble: false, isSlower: false } as const

/** What a new connection starts with: nothing sent, so nothing confirmed. */
const fresh = (covered: number) => ({
  caughtUp: false,
  covered,
  acknowledged: 0,
  waiting: [] as readonly Waiting[],
  late: false,
})

/** The facts after one event. Pure: the only clock is the `at` of events. */
export function stepSaving(facts: SavingFacts, event: SavingEvent): SavingFacts {
  switch (event.kind) {
    case 'changed':
      return { ...facts, made: facts.made + 1 }
    case 'restored':
      return { ...facts, made: facts.made + event.changes, kept: facts.kept + event.changes }
    case 'kept':
      return { ...facts, kept: Math.max(facts.kept, event.upTo), storeFailed: false }
    case 'storeFailed':
      return { ...facts, storeFailed: true }
    case 'storeLost':
      return { ...facts, kept: facts.confirmed, storeFailed: true }
    case 'synced':
      return synced(facts, event)
    case 'disconnected':
      return { ...facts, connection: 'down', why: event.why, ...fresh(facts.confirmed), trouble: false }
    case 'moving':
      return { ...facts, connection: 'moving', ...fresh(facts.confirmed) }
    case 'sent':
      return sent(facts, event)
    case 'acknowledged':
      return acknowledged(facts, event)
    case 'answers': {
      const { answers: _before, ...others } = facts
      return event.are ? { ...others, answers: event.are } : others
    }
    case 'trouble':
      return { ...facts, trouble: event.trouble }
    case 'clock':
      return { ...facts, late: isLate(facts, event.at) }
    case 'ended':
      return { ...facts, ended: event.code }
    case 'startedAfresh':
      return { ...facts, confirmed: facts.made, kept: facts.made, ...fresh(facts.made) }
  }
}

function synced(facts: SavingFacts, { at, isSlower = false }: SavingEvent & { kind: 'synced' }): SavingFacts {
  return { ...facts, connection: 'up', upAt: at, isSlower, ...(!facts.writes && { savedAt: at }) }
}

function sent(facts: SavingFacts, event: SavingEvent & { kind: 'sent' }): SavingFacts {
  const first = (event.what === 'everything' ? facts.confirmed : facts.covered) + 1
  return {
    ...facts,
    caughtUp: facts.caughtUp || event.what === 'everything',
    covered: facts.made,
    // A change made of two updates is half sent with the first: the second carries it too.
    waiting: [...facts.waiting, { first: Math.min(first, facts.made), at: event.at }],
  }
}

function acknowledged(facts: SavingFacts, event: SavingEvent & { kind: 'acknowledged' }): SavingFacts {
  const sentCount = facts.acknowledged + facts.waiting.length
  const count = Math.min(Math.max(event.count, facts.acknowledged), sentCount)
  const waiting = facts.waiting.slice(count - facts.acknowledged)
  if (count === 0) return facts
  const confirmed = Math.max(facts.confirmed, waiting[0] ? waiting[0].first - 1 : facts.covered)
  const next = { ...facts, acknowledged: count, waiting, confirmed }
  return {
    ...next,
    late: facts.late && isLate(next, event.at),
    ...(isAllConfirmed(next) && { savedAt: event.at }),
  }
}

/** Since when something waits for the server: a message for its confirmation, or this tab for being asked at all. */
function waitingSince(facts: SavingFacts): number | undefined {
  const isUnasked = facts.writes && facts.connection === 'up' && !facts.caughtUp
  return isUnasked ? facts.upAt : facts.waiting[0]?.at
}

function isLate(facts: SavingFacts, at: number): boolean {
  const since = waitingSince(facts)
  return since !== undefined && at - since >= lateAfterMs
}

/** True when every change of this tab is confirmed and the server had the chance to say so on this connection. */
function isAllConfirmed(facts: SavingFacts): boolean {
  return !facts.writes || (facts.caughtUp && facts.acknowledged > 0 && facts.confirmed === facts.made)
}

/**
 * The facts in a form that may be said to people: of all that is on its way, board and private answers, the worst.
 *
 * @see SPEC O8
 */
export function savedFrom(facts: SavingFacts): Saved {
  const changes = facts.made - facts.confirmed
  const onlyHere = facts.storeFailed && changes > 0 && facts.kept < facts.made
  if (facts.ended !== undefined) return { kind: 'ended', code: facts.ended }
  if (facts.connection === 'down' || facts.connection === 'untried') {
    if (onlyHere) return { kind: 'onlyHere', changes }
    if (facts.connection === 'untried' && changes === 0 && !haveToWait(facts)) return { kind: 'opening' }
    return offline(facts)
  }
  if (facts.trouble || facts.late) return onlyHere ? { kind: 'onlyHere', changes } : { kind: 'notSavedYet' }
  if (facts.answers === 'late' || facts.answers === 'refused') return { kind: 'notTaken' }
  if (facts.answers === 'waiting') return { kind: 'notSavedYet' }
  if (facts.answers === 'saving') return { kind: 'saving' }
  if (facts.answers === 'opening') return { kind: 'opening' }
  if (facts.savedAt !== undefined && isAllConfirmed(facts))
    return { kind: 'saved', at: facts.savedAt, ...(facts.isSlower && { isSlower: true }) }
  return facts.savedAt === undefined && changes === 0 ? { kind: 'opening' } : { kind: 'saving' }
}

function offline(facts: SavingFacts): Saved {
  const { why } = facts
  return {
    kind: 'offline',
    changes: Math.max(0, facts.kept - facts.confirmed),
    ...(why !== undefined && why !== 'offline' && { why }),
    ...(facts.storeFailed && facts.writes && { keepsNothing: true }),
    ...answersOffline(facts),
  }
}

/** Answers go by request: a network that stops what is live lets them through. */
function answersOffline(facts: SavingFacts): { readonly answers?: 'wait' | 'pass' } {
  const { why, answers } = facts
  if (why === 'blocked' && (answers === 'saved' || answers === 'saving')) return { answers: 'pass' }
  return haveToWait(facts) ? { answers: 'wait' } : {}
}

const haveToWait = ({ answers }: SavingFacts): boolean => answers === 'saving' || answers === 'waiting'

/** True when closing the tab now would lose a change: neither the server nor this device has it for sure. */
export function isAtRisk(facts: SavingFacts): boolean {
  return facts.made > facts.confirmed && facts.made > facts.kept
}

/** The facts kept for one session, and what they mean for people. */
export interface Saving {
  readonly saved: Store<Saved>
  readonly facts: () => SavingFacts
  readonly tell: (event: SavingEvent) => void
  readonly close: () => void
}

/** Runs the state machine and wakes it when a waiting message becomes late. */
export function createSaving(writes: boolean, now: () => number = Date.now): Saving {
  let facts = firstFacts(writes)
  let timer: ReturnType<typeof setTimeout> | undefined
  const saved = createStore<Saved>(savedFrom(facts))

  const tell = (event: SavingEvent): void => {
    facts = stepSaving(facts, event)
    const next = savedFrom(facts)
    if (!isSame(next, saved.get())) saved.set(next)
    const since = waitingSince(facts)
    if (since === undefined || facts.late) stop()
    else timer ??= setTimeout(onTimer, Math.max(0, since + lateAfterMs - now()))
  }
  const onTimer = (): void => {
    timer = undefined
    tell({ kind: 'clock', at: now() })
  }
  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  return { saved, facts: () => facts, tell, close: stop }
}

function isSame(a: Saved, b: Saved): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
