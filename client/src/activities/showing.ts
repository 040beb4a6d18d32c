import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { CardId, RoundId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import { may } from '@commonground/shared/protocol/policy'
import {
  allRounds,
  holdsRounds,
  type RevealStep,
  type Round,
  type RoundOf,
  type StageKind,
  type WorkshopState,
} from '@commonground/shared/protocol/workshop'

type PlacingRound = RoundOf<'blindPlacing'>

/** A placing round that was revealed, with the rounds in which some of its cards were placed again after a talk. */
export interface Revealed {
  readonly base: PlacingRound
  /** For each card the latest. */
  readonly again: ReadonlyMap<CardId, PlacingRound>
}

/** What this tab chose for itself. */
export interface OwnChoice {
  /** The round whose panel was put aside to see the board. */
  readonly aside?: RoundId | undefined
  /** The round a facilitator answers too; without it they see how far people are. */
  readonly joins?: RoundId | undefined
}

/** Whose board the page shows, and which round stands over it. */
export type Showing =
  | { readonly kind: 'board'; readonly round?: Round; readonly isAside: boolean }
  /** A round the workshop has moved on from without showing it: a facilitator may still show it or throw it away. */
  | { readonly kind: 'left'; readonly round: Round }
  /** This person's private copy of the grid. */
  | { readonly kind: 'ballot'; readonly round: PlacingRound }
  /** Everybody's places; `open` is a round in which a card is placed again meanwhile. */
  | { readonly kind: 'result'; readonly revealed: Revealed; readonly open?: PlacingRound }

/** Stages in which a placing result is what the room looks at. */
const resultStages: ReadonlySet<StageKind> = new Set(['placing', 'reveal', 'talk'])
/** Stages that ask everybody for all their places, or reveal them. */
const wholeStages: ReadonlySet<StageKind> = new Set(['placing', 'reveal'])
/** Where the outcome of a round is of use, so that it does not stand over the map for ever. */
const stagesOf: Readonly<Record<ActivityKind, ReadonlySet<StageKind>>> = {
  blindPlacing: resultStages,
  silentListing: new Set(['listing']),
  dotVote: new Set(['choose', 'plan']),
  fairness: new Set(['close']),
}

export function showing(workshop: WorkshopState, role: Role, own: OwnChoice): Showing {
  const { round } = workshop
  const left = leftRound(workshop)
  if (left)
    return may(role, 'runWorkshop') ? { kind: 'left', round: left } : { kind: 'board', isAside: false }
  const isRunning = round !== undefined && round.state !== 'revealed'
  if (isRunning && round.kind === 'blindPlacing' && answers(round, role, own))
    return { kind: 'ballot', round }
  const revealed = revealedPlacing(workshop)
  const open = isRunning && round.kind === 'blindPlacing' ? round : undefined
  if (revealed && showsResult(workshop, role, own, revealed)) {
    return { kind: 'result', revealed, ...(open && { open }) }
  }
  if (!round || !isOfUse(workshop, round)) return { kind: 'board', isAside: false }
  return { kind: 'board', round, isAside: own.aside === round.id }
}

function answers(round: Round, role: Role, own: OwnChoice): boolean {
  return may(role, 'answerRound') && (!may(role, 'runWorkshop') || own.joins === round.id)
}

/** The latest round of a kind that was revealed. */
export function lastRevealed<K extends ActivityKind>(
  workshop: WorkshopState,
  kind: K,
): RoundOf<K> | undefined {
  return allRounds(workshop).findLast(
    (round): round is Round & RoundOf<K> => round.kind === kind && round.state === 'revealed',
  )
}

/** The latest placing round of the whole list that was revealed. */
export function revealedPlacing(workshop: WorkshopState): Revealed | undefined {
  const found = allRounds(workshop).filter(
    (one): one is PlacingRound => one.kind === 'blindPlacing' && one.state === 'revealed',
  )
  const base = found.findLast(({ setup }) => setup.after === undefined)
  if (!base) return undefined
  const again = found
    .filter(({ setup }) => setup.after === base.id)
    .flatMap((one) => one.setup.cards.map((card) => [card, one] as const))
  return { base, again: new Map(again) }
}

function showsResult(workshop: WorkshopState, role: Role, own: OwnChoice, { base }: Revealed): boolean {
  if (!may(role, 'readResult') || own.aside === base.id) return false
  const { round } = workshop
  // A later round of another kind has the room's attention.
  if (round && round.kind !== 'blindPlacing') return false
  if (round && round.state !== 'revealed' && round.setup.after !== base.id) return false
  return isInStage(workshop, resultStages)
}

function isOfUse(workshop: WorkshopState, round: Round): boolean {
  return round.state !== 'revealed' || isInStage(workshop, stagesOf[round.kind])
}

/** Whether a stage of this kind has a place for what a round found. */
export const showsIn = (round: Round, kind: StageKind): boolean =>
  kind === 'free' || stagesOf[round.kind].has(kind)

/** Where what a round found is looked at: in the stage it is in, in another, or on the result page alone. */
export type ShownAt = { readonly kind: 'here' | 'page' } | { readonly kind: 'stage'; readonly at: number }

/** The latest stage that has a place for it, when this one has none. @see SPEC W17 */
export function whereShown(round: Round, workshop: WorkshopState): ShownAt {
  const { agenda, stage, closedAt } = workshop
  if (isInStage(workshop, stagesOf[round.kind])) return { kind: 'here' }
  const end = stage < 0 ? agenda.length : stage
  const at = agenda.findLastIndex(({ kind }, index) => index < end && showsIn(round, kind))
  // Going to a stage would begin a closed workshop anew.
  return at < 0 || closedAt !== undefined ? { kind: 'page' } : { kind: 'stage', at }
}

/**
 * A round that waits to be shown where it is of no use: closed and in a stage of another kind, or once the workshop is
 * over. There it stands in nobody’s way.
 *
 * @see SPEC W17
 */
export function leftRound(workshop: WorkshopState): Round | undefined {
  const { round } = workshop
  if (!round || round.state === 'revealed') return undefined
  if (!holdsRounds(workshop)) return round
  if (round.state === 'open') return undefined
  const isWhole = round.kind === 'blindPlacing' && round.setup.after === undefined
  return isInStage(workshop, isWhole ? wholeStages : stagesOf[round.kind]) ? undefined : round
}

/** Without an agenda every stage will do; once the workshop is over none does. */
function isInStage(workshop: WorkshopState, kinds: ReadonlySet<StageKind>): boolean {
  if (!holdsRounds(workshop)) return false
  const now = workshop.agenda[workshop.stage]
  return now === undefined || now.kind === 'free' || kinds.has(now.kind)
}

type Here = readonly { readonly participantId: string; readonly role: Role }[]

/** How many people there are to answer: everybody here who may, and never fewer than have begun. */
export const raters = (people: Here, { progress }: Round): number =>
  Math.max(
    howMany(people, (role) => may(role, 'answerRound') && !may(role, 'runWorkshop')),
    progress.begun,
  )

/** How many people who may answer are connected. */
export const connectedRaters = (people: Here): number => howMany(people, (role) => may(role, 'answerRound'))

function howMany(people: Here, counts: (role: Role) => boolean): number {
  return new Set(people.filter(({ role }) => counts(role)).map(({ participantId }) => participantId)).size
}

/** How much is on show. Who talks about cards, or places them again, has seen it all. */
export function shownStep(workshop: WorkshopState, { again }: Revealed, isOpen: boolean): RevealStep {
  const isTalking = workshop.agenda[workshop.stage]?.kind === 'talk' || workshop.talk !== undefined
  return isTalking || isOpen || again.size > 0 ? 'list' : workshop.step
}
