import * as z from 'zod/mini'
import { type ActivityKind, activityKinds, type SetupOf } from '../activities/activities.ts'
import { cardId } from '../activities/answers.ts'
import { type CardId, isId, type ParticipantId, type RoundId, type SittingId } from '../base/ids.ts'
import { maxLineLength, maxTextLength } from '../model/field.ts'

/** What a stage is about; it decides which panel stands beside the map. Words: `words.workshop.stages`. */
export const stageKinds = [
  'join',
  'listing',
  'missing',
  'axes',
  'placing',
  'reveal',
  'talk',
  'label',
  'choose',
  'plan',
  'close',
  'free',
] as const
export type StageKind = (typeof stageKinds)[number]

/** The round a stage is held for: its clock starts with that round, not with the stage. @see SPEC W13 */
export const roundOfStage: Readonly<Partial<Record<StageKind, ActivityKind>>> = {
  listing: 'silentListing',
  placing: 'blindPlacing',
  choose: 'dotVote',
  close: 'fairness',
}

/** What participants may do to the board itself in a stage; with none of them the board rests. */
export const stageTools = ['add', 'place', 'edit'] as const
export type StageTool = (typeof stageTools)[number]

const text = z.string().check(z.trim(), z.maxLength(maxTextLength))
const minutes = z.number().check(z.gte(0), z.lte(240))

/** One stage as it is sent and kept. */
export const stageSchema = z.object({
  id: z.string().check(z.refine(isId)),
  kind: z.enum(stageKinds),
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(maxLineLength)),
  /** 0 for no time limit. */
  minutes,
  /** What participants do now, in one sentence. */
  prompt: text,
  /** For facilitators alone. */
  note: z.optional(text),
  tools: z.array(z.enum(stageTools)),
})
export type Stage = z.infer<typeof stageSchema>

export const maxStages = 40

/** How much of a placing result is on show, at the facilitator's pace. Each step shows what the ones before show. */
export const revealSteps = ['centres', 'spread', 'dots', 'list'] as const
export type RevealStep = (typeof revealSteps)[number]

/** How talking about a card ended. */
export const outcomes = ['agreed', 'differ'] as const
export type Outcome = (typeof outcomes)[number]

/** Part of the map in map units, or one card. */
export const viewSchema = z.union([
  z.object({ card: cardId }),
  z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
])
export type SummonView = z.infer<typeof viewSchema>

const roundId = z.custom<RoundId>(isId)
const at = z.int().check(z.gte(-1), z.lt(maxStages))

/**
 * Every command to a workshop: `POST /api/boards/:id/workshop`, facilitators only. `from` names the stage the sender
 * saw, so that of two who press at once only one moves on.
 *
 * @see SPEC W2
 */
export const workshopCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('freeze'), frozen: z.boolean() }),
  z.object({ type: z.literal('setAgenda'), agenda: z.array(stageSchema).check(z.maxLength(maxStages)) }),
  /**
   * `from` -1: before the first stage. `to` -1: ends the workshop without closing the board. Starts the timer of a
   * stage that has minutes, unless it is held for a round: then the round starts it.
   */
  z.object({ type: z.literal('goToStage'), from: at, to: at }),
  z.object({ type: z.literal('startTimer'), minutes }),
  z.object({ type: z.literal('pauseTimer') }),
  z.object({ type: z.literal('resumeTimer') }),
  /** Negative takes time away; also adds to a timer that has run out. */
  z.object({ type: z.literal('addTime'), minutes: z.number().check(z.gte(-60), z.lte(60)) }),
  z.object({ type: z.literal('stopTimer') }),
  z.object({
    type: z.literal('openRound'),
    kind: z.enum(activityKinds),
    setup: z.unknown(),
    minutes: z.optional(minutes),
  }),
  /** Nobody answers any more; nothing is shown yet. */
  z.object({ type: z.literal('closeRound'), round: roundId }),
  /** People may answer again; only before the reveal. */
  z.object({ type: z.literal('reopenRound'), round: roundId }),
  /** Closes it too when it is still open. Pressing twice shows one result. */
  z.object({ type: z.literal('revealRound'), round: roundId }),
  /** Throws an unrevealed round away with its ballots. */
  z.object({ type: z.literal('dropRound'), round: roundId }),
  z.object({ type: z.literal('showStep'), step: z.enum(revealSteps) }),
  /** Opens one card to the room for talking; without one, ends it. */
  z.object({ type: z.literal('talkAbout'), card: z.optional(cardId) }),
  z.object({ type: z.literal('settle'), card: cardId, outcome: z.optional(z.enum(outcomes)) }),
  z.object({ type: z.literal('lobby'), on: z.boolean() }),
  /** Shows a short code that people join with, or closes it. */
  z.object({ type: z.literal('code'), open: z.boolean() }),
  z.object({ type: z.literal('summon'), view: viewSchema }),
  /** Everybody follows this facilitator's view until it ends. */
  z.object({ type: z.literal('hold'), on: z.boolean() }),
  z.object({ type: z.literal('lowerHand'), participant: z.optional(z.string()) }),
  z.object({ type: z.literal('cursors'), on: z.boolean() }),
  /** Ends the workshop: keeps a named version and when to look again (YYYY-MM-DD). */
  z.object({
    type: z.literal('close'),
    version: z.string().check(z.trim(), z.minLength(1), z.maxLength(maxLineLength)),
    reviewOn: z.optional(z.iso.date()),
  }),
])
export type WorkshopCommand = z.infer<typeof workshopCommand>

/** Runs until `endsAt` (ms since 1970 by the server's clock), or is paused with `leftMs` to go. */
export type Timer = { readonly totalMs: number } & (
  | { readonly endsAt: number }
  | { readonly pausedWithMs: number }
)

/**
 * Milliseconds to go by the server's clock, never more than the whole; below zero once the time is over.
 *
 * @see SPEC W13, R26
 */
export function timeLeftMs(timer: Timer, now: number): number {
  return 'endsAt' in timer ? Math.min(timer.totalMs, timer.endsAt - now) : timer.pausedWithMs
}

/** How far people are, and nothing else. */
export interface Progress {
  /** How many have answered anything, at least half, and everything. */
  readonly begun: number
  readonly half: number
  readonly done: number
}

export type RoundOf<K extends ActivityKind> = {
  readonly id: RoundId
  readonly kind: K
  readonly setup: SetupOf<K>
  readonly openedAt: number
  readonly state: 'open' | 'closed' | 'revealed'
  /** Set once it was closed: answers in flight are taken for `graceMs` more. */
  readonly closedAt?: number
  readonly progress: Progress
}
/** One private activity. */
export type Round = { [K in ActivityKind]: RoundOf<K> }[ActivityKind]

export interface Summon {
  /** Grows with every summons, so that the same view can be asked for again. */
  readonly number: number
  readonly by: ParticipantId
  readonly view: SummonView
}

/**
 * The live control state of a board as one person may see it: message 64, and the answer to every command.
 *
 * @see SPEC W1
 */
export interface WorkshopState {
  readonly version: 2
  /** The server's clock when it sent this: the page reckons with it, not with its own. */
  readonly now: number
  /** A facilitator froze the board: only facilitators may change it. See `isResting`. */
  readonly frozen: boolean
  /** Set while the board rests, frozen or in a stage without tools: from when on, so that moves in flight arrive. */
  readonly frozenFrom?: number
  readonly agenda: readonly Stage[]
  /** Index into `agenda`; -1 while no workshop runs. */
  readonly stage: number
  readonly timer?: Timer
  /** The round that is under way or was last. */
  readonly round?: Round
  /** Earlier rounds that were revealed, oldest first. */
  readonly earlier: readonly Round[]
  readonly step: RevealStep
  /** The card the room talks about. */
  readonly talk?: CardId
  readonly outcomes: Readonly<Record<CardId, Outcome>>
  readonly lobby: boolean
  readonly summon?: Summon
  /** The facilitator everybody follows. */
  readonly hold?: ParticipantId
  /** Raised hands, in the order they went up. */
  readonly hands: readonly ParticipantId[]
  /** False: nobody's cursor is passed on. */
  readonly cursors: boolean
  readonly closedAt?: number
  readonly reviewOn?: string
  /** The newest workshop of this board that is kept: the one its result page shows. @see SPEC W19 */
  readonly sitting?: SittingId
  /** The open short code and how many wait in the lobby: for facilitators alone. */
  readonly code?: string
  readonly waiting?: number
  /** The store's epoch: a page that comes back names the last one it heard. @see SPEC R31 */
  readonly epoch?: string
  /** Set when part of the stored board could not be read and it opened at its last good state. */
  readonly recovered?: { readonly at: number }
  /** The last time a facilitator put the board back or destroyed what was removed, while the room is open. */
  readonly putBack?: PutBackTold
  /** Nothing more can be added by participants: the board is as large as it may be. @see SPEC R17 */
  readonly full?: true
  /** Why nothing can be saved at present. */
  readonly trouble?: 'disk-full' | 'read-only' | 'storage-error'
}

/**
 * Told to everybody: who put the board back, to before a time or to before what somebody changed. With neither they put
 * back what they had put back last.
 *
 * @see SPEC R27
 */
export interface PutBackTold {
  readonly at: number
  readonly by: ParticipantId
  readonly name: string
  readonly before?: number
  /** The name of whose changes were taken back; empty when they are no longer on the board. */
  readonly of?: string
  /** Nothing was put back: so many removed cards were destroyed. @see SPEC R29 */
  readonly destroyed?: number
}

/** A workshop nobody has begun. */
export const freshWorkshop: WorkshopState = {
  version: 2,
  now: 0,
  frozen: false,
  agenda: [],
  stage: -1,
  earlier: [],
  step: 'centres',
  outcomes: {},
  lobby: false,
  hands: [],
  cursors: true,
}

/** Every round of the workshop, oldest first. */
export function allRounds({ earlier, round }: Pick<WorkshopState, 'earlier' | 'round'>): readonly Round[] {
  return round ? [...earlier, round] : earlier
}

/** How long after a freeze, or a round's close, what was in flight is still taken. @see SPEC W4, W12 */
export const graceMs = 2_000

/** Whether rounds are held now: while the workshop is in a stage, or on a board without an agenda. @see SPEC W17 */
export function holdsRounds({
  agenda,
  stage,
  closedAt,
}: Pick<WorkshopState, 'agenda' | 'stage' | 'closedAt'>): boolean {
  return closedAt === undefined && (agenda.length === 0 || stage >= 0)
}

/** Whether the board is to rest for participants: frozen, or in a stage that gives them no tools. @see SPEC W14 */
export function rests({
  frozen,
  agenda,
  stage,
}: Pick<WorkshopState, 'frozen' | 'agenda' | 'stage'>): boolean {
  return frozen || agenda[stage]?.tools.length === 0
}

/**
 * Whether participants may not change the board at a time of the server's clock.
 *
 * @see SPEC W12, W14
 */
export function isResting(
  state: Pick<WorkshopState, 'frozen' | 'frozenFrom' | 'agenda' | 'stage'>,
  now: number,
): boolean {
  const toGoMs = (state.frozenFrom ?? 0) - now
  // A freeze that begins much later than any can was written before the clock was set back.
  return rests(state) && (toGoMs <= 0 || toGoMs > graceMs + mostBehindMs)
}

/** A page that has only been told of the server's clock late is behind it, and by no more than this. */
const mostBehindMs = 60_000
