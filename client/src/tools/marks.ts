import type { Band } from '@commonground/shared/analysis/disagreement'
import type { CardId } from '@commonground/shared/base/ids'
import type { Quadrant } from '@commonground/shared/map/grid'
import type { Place } from '@commonground/shared/model/place'

/** How wide a card's places lie around their average. */
export interface Ring {
  readonly middle: Place
  /** In points of the grid. */
  readonly spread: number
  readonly band: Band
}

/** One person's place, without a name. */
export interface Dot {
  readonly place: Place
  /** This person's own, known to this tab alone. */
  readonly isOwn: boolean
}

/** One card alone, as the room sees it: its places large, with how many stand in each quadrant. */
export interface Spot {
  readonly card: CardId
  readonly name: string
  readonly centre: Place | undefined
  readonly ring: Ring | undefined
  readonly dots: readonly Dot[]
  /** Places before the talk, when there are places after it. */
  readonly before: readonly Place[]
  readonly counts: ReadonlyMap<Quadrant, string>
  readonly sectors: readonly { readonly sector: string; readonly centre: Place }[]
}

/** What a round's result shows on the map. Nothing of it can be picked up. */
export interface MapMarks {
  readonly rings: readonly Ring[]
  readonly dots: readonly Dot[]
  /** Drawn as a glow that grows where many lie together. */
  readonly heat: readonly Place[]
  /** Shown alone: the cards step back. */
  readonly spot?: Spot
  /** A word at the corner of a card, such as its dots. */
  readonly labels: ReadonlyMap<CardId, string>
}
