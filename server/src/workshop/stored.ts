import { activityKinds } from '@commonground/shared/activities/activities'
import { anyActivity } from '@commonground/shared/activities/anyActivity'
import {
  type CardId,
  isId,
  type ParticipantId,
  type RoundId,
  type SittingId,
} from '@commonground/shared/base/ids'
import {
  allRounds,
  freshWorkshop,
  maxStages,
  outcomes,
  type Progress,
  type Round,
  revealSteps,
  stageSchema,
  type Timer,
  viewSchema,
  type WorkshopState,
} from '@commonground/shared/protocol/workshop'
import * as z from 'zod/mini'

/** What of the workshop outlives the process. */
export type StoredWorkshop = Omit<
  WorkshopState,
  'now' | 'waiting' | 'epoch' | 'recovered' | 'trouble' | 'full' | 'putBack'
> &
  Remembered

/** Remembered of a workshop for the row that will keep it. Nobody is told any of it. @see SPEC W19 */
interface Remembered {
  /** When its first stage, or its first round, began. */
  readonly begunAt?: number
  /** When something was held last that no row tells yet: a result, an outcome, a way through the stages. */
  readonly heldAt?: number
  /** People who were there or answered, and their sector. */
  readonly there?: Readonly<Record<ParticipantId, string>>
  /** Rounds that `earlier` has no more room for, oldest first. */
  readonly past?: readonly RoundId[]
}

const { now: _now, ...fresh } = freshWorkshop
export const freshStored: StoredWorkshop = fresh

/** All rounds of this workshop, oldest first. */
export const roundsOf = (state: StoredWorkshop): readonly RoundId[] => [
  ...(state.past ?? []),
  ...allRounds(state).map(({ id }) => id),
]

/** Reads the stored state. What an older version or nobody wrote is a fresh workshop, as frozen as it says. */
export function readWorkshop(value: unknown): StoredWorkshop {
  const read = stored.safeParse(value)
  if (read.success) return withHeld(read.data)
  const frozen = typeof value === 'object' && value !== null && 'frozen' in value && value.frozen === true
  return { ...freshStored, frozen }
}

/** A state from before workshops were kept: what it holds has no row yet. */
function withHeld(state: StoredWorkshop): StoredWorkshop {
  const { begunAt, sitting, closedAt } = state
  const [first, ...others] = allRounds(state)
  const begins = begunAt ?? first?.openedAt ?? closedAt
  if (sitting !== undefined || begunAt !== undefined || begins === undefined) return state
  const last = others.at(-1) ?? first
  return { ...state, begunAt: begins, heldAt: closedAt ?? last?.closedAt ?? last?.openedAt ?? begins }
}

/** The round of these parts, or nothing when they are none. */
export function readRound(value: unknown): Round | undefined {
  return isRound(value) ? value : undefined
}

function isRound(value: unknown): value is Round {
  const read = roundParts.safeParse(value)
  return read.success && anyActivity(read.data.kind).readSetup(read.data.setup) !== undefined
}

const count = z.int().check(z.gte(0))
const time = z.number()
const participant = z.custom<ParticipantId>(isId)
const card = z.custom<CardId>(isId)

const roundParts = z.object({
  id: z.custom(isId),
  kind: z.enum(activityKinds),
  setup: z.looseObject({}),
  openedAt: time,
  state: z.enum(['open', 'closed', 'revealed']),
  closedAt: z.exactOptional(time),
  progress: z.object({ begun: count, half: count, done: count }),
})

const round = z.custom<Round>(isRound)
const earlier = z.custom<Round>((value) => roundParts.safeParse(value).success)
const timer: z.ZodMiniType<Timer> = z.union([
  z.object({ totalMs: time, endsAt: time }),
  z.object({ totalMs: time, pausedWithMs: time }),
])

const stored: z.ZodMiniType<StoredWorkshop> = z.object({
  version: z.literal(2),
  frozen: z.boolean(),
  frozenFrom: z.exactOptional(time),
  agenda: z.array(stageSchema),
  stage: z.int().check(z.gte(-1), z.lt(maxStages)),
  timer: z.exactOptional(timer),
  round: z.exactOptional(round),
  earlier: z.array(earlier),
  step: z.enum(revealSteps),
  talk: z.exactOptional(card),
  outcomes: z.record(card, z.enum(outcomes)),
  lobby: z.boolean(),
  summon: z.exactOptional(z.object({ number: count, by: participant, view: viewSchema })),
  hold: z.exactOptional(participant),
  hands: z.array(participant),
  cursors: z.boolean(),
  closedAt: z.exactOptional(time),
  reviewOn: z.exactOptional(z.string()),
  sitting: z.exactOptional(z.custom<SittingId>(isId)),
  begunAt: z.exactOptional(time),
  heldAt: z.exactOptional(time),
  there: z.exactOptional(z.record(participant, z.string())),
  past: z.exactOptional(z.array(z.custom<RoundId>(isId))),
  code: z.exactOptional(z.string()),
})

/** What the server knows besides, at one moment. */
export interface Condition {
  readonly now: number
  readonly waiting: number
  /** How far people are in the round that is under way. */
  readonly progress: Progress
  readonly epoch?: string
  readonly recoveredAt?: number
  readonly trouble?: WorkshopState['trouble']
  readonly full?: true
  readonly putBack?: WorkshopState['putBack']
}

/**
 * Message 64 for a facilitator, or for everyone else: without notes, code and who waits. What is remembered for the row
 * of the workshop is told to nobody.
 *
 * @see SPEC W1, W3, W19
 */
export function workshopState(
  kept: StoredWorkshop,
  condition: Condition,
  isFacilitator: boolean,
): WorkshopState {
  const { now, waiting, progress, epoch, recoveredAt, trouble, full, putBack } = condition
  const { code, round: last, begunAt: _begun, heldAt: _held, there: _there, past: _past, ...open } = kept
  return {
    ...open,
    now,
    ...(last && { round: last.state === 'revealed' ? last : { ...last, progress } }),
    ...(epoch !== undefined && { epoch }),
    ...(recoveredAt !== undefined && { recovered: { at: recoveredAt } }),
    ...(trouble && { trouble }),
    ...(full && { full }),
    ...(putBack && { putBack }),
    ...(isFacilitator
      ? { ...(code !== undefined && { code }), waiting }
      : { agenda: kept.agenda.map(({ note: _note, ...stage }) => stage) }),
  }
}
