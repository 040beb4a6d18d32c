import type { CardId, ParticipantId, RoundId, SittingId } from '@commonground/shared/base/ids'
import type { Progress } from '@commonground/shared/protocol/workshop'

/** What a step may know besides the state. Time and new names are handed in, never made. */
export interface Moment {
  readonly now: number
  readonly by: ParticipantId
  readonly newRound: RoundId
  readonly newCode: string
  readonly newSitting: SittingId
  readonly hasCard: (card: CardId) => boolean
  /** How far people are in the round that is under way. */
  readonly progress: Progress
  /** People who are there or have answered, and their sector; no viewers. */
  readonly here: () => ReadonlyMap<ParticipantId, string>
}
