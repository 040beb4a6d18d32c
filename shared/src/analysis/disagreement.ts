import { nameKey } from '../base/nameKey.ts'
import { mean, median } from '../base/statistics.ts'
import { type Quadrant, quadrantOf, quadrants } from '../map/grid.ts'
import type { Settings } from '../model/board.ts'
import { type Place, placeAt } from '../model/place.ts'

/** How wide a card's places lie. `few`: fewer than `leastPlaced` people placed it, too few to say. */
export type Band = 'close' | 'mixed' | 'wide' | 'few'

/**
 * What kind of disagreement it is: `agreed` on the quadrant, two `camps`, `scattered` without two sides, or
 * `nobodyKnows` (find out instead of debating). `few`: fewer than three people can be told of. `none`: nobody answered.
 * Under `leastPlaced` places there are no camps: each would be a person or two.
 */
export type Shape = 'agreed' | 'camps' | 'scattered' | 'nobodyKnows' | 'few' | 'none'

/** One sector's view of a card, its centre to the nearest 5 points. */
export interface SectorView {
  readonly sector: string
  readonly raters: number
  readonly centre: Place
}

/** How one card was placed by many people. */
export interface Disagreement {
  /** How many placed it, and how many said that they do not know. */
  readonly placed: number
  readonly unknown: number
  /**
   * Every place, in an order that says nothing about who gave it. Empty under `leastRaters` places, and to the nearest 5
   * points where a sector's view stands beside them, as everything that is told of the card then.
   */
  readonly dots: readonly Place[]
  /** Medians per axis. Absent under `leastRaters` places. */
  readonly centre?: Place
  readonly mean?: Place
  /** Root-mean-square distance from the mean point, in points of the grid (0 to about 71). */
  readonly spread: number
  readonly band: Band
  readonly shape: Shape
  /** How many stand in each quadrant; none under `leastRaters` places. */
  readonly quadrants: Readonly<Record<Quadrant, number>>
  /** 0–1: the share that stands outside the most-chosen quadrant, so would plan differently; 0 under `leastRaters`. */
  readonly otherPlan: number
  /** Greatest distance between two sectors' centres; absent with fewer than two sectors to compare. */
  readonly gap?: number
  readonly sectors: readonly SectorView[]
  /** Whether some sector had too few raters to be shown. */
  readonly hidesSectors: boolean
  /** Set when places are hidden because so few differ from those of an earlier round. */
  readonly isLikeEarlier?: true
}

/** One person's word on one card. */
export interface Answer {
  /** Empty for who has none, or counts in none. */
  readonly sector: string
  readonly place: Place | 'unknown'
}

/** Fewer raters than this and a card's dots, middle or spread would be a person's. @see SPEC W9, W17 */
export const leastRaters = 3
/** Fewer than this, and what they have in common would be a person's whom a few others surround. @see SPEC W9, W23 */
export const leastOfSector = 5
/** What is told beside a sector's view is told to the nearest of these points. */
const roughStep = 5
/** Fewer placements than this say nothing about the spread, the share that would plan differently, or camps. */
export const leastPlaced = 5

/** Upper ends of the bands, in points of the grid. 21 is about 15 points on each axis. */
const closeBelow = 14
const mixedBelow = 21
/** From this share of *don't know* on, asking around helps more than talking. */
const unknownShare = 1 / 3
/** One of three or four is not the room: among so few more than this share must not know. */
const unknownShareOfFew = 1 / 2
const campShare = 1 / 3
/** Up to this share may see it elsewhere before it counts as a disagreement. */
const agreedShare = 0.2

interface Given {
  readonly sector: string
  readonly place: Place
}

/**
 * What many separate answers say about one card. The order of the answers does not matter.
 *
 * @see SPEC W7, W9
 */
export function disagreementOf(answers: readonly Answer[], settings: Settings): Disagreement {
  // In one order whoever answered first: it tells nothing of people, and sums of fractions depend on their order.
  const given = answers
    .flatMap(({ sector, place }): Given[] => (place === 'unknown' ? [] : [{ sector, place }]))
    .sort((a, b) => comparePlaces(a.place, b.place))
  const placed = given.length
  const unknown = answers.length - placed
  const bySector = groupSectors(given)
  const sectors = sectorViews(bySector)
  const exact = placed < leastRaters ? [] : given.map(({ place }) => place)
  // Exact places beside a sector's middle would say which of them are its people's.
  const dots = sectors.length > 0 ? exact.map((place) => roughly(place, settings)).sort(comparePlaces) : exact
  const counts = countQuadrants(dots, settings)
  const otherPlan = dots.length === 0 ? 0 : 1 - Math.max(...Object.values(counts)) / dots.length
  const spread = spreadOf(dots)
  const gap = widest(sectors.map(({ centre }) => centre))
  return {
    placed,
    unknown,
    dots,
    ...(dots.length > 0 && { centre: centreOf(dots), mean: meanOf(dots) }),
    spread,
    band: bandOf(placed, spread),
    shape: shapeOf({ counts, placed, unknown, otherPlan }),
    quadrants: counts,
    otherPlan,
    ...(gap !== undefined && { gap }),
    sectors,
    hidesSectors: bySector.size > sectors.length,
  }
}

/**
 * What may be told of a card that was placed before in this workshop. Where only a few places differ from an earlier
 * round's, those who saw both could tell whose they are: then the middle alone is told, to the nearest 5 points, and
 * under `leastPlaced` places nothing.
 *
 * @see SPEC W23
 */
export function besideEarlier(now: Disagreement, earlier: readonly Disagreement[]): Disagreement {
  const tellsFew = ({ dots }: Disagreement): boolean =>
    [now.dots.map(keyOf), now.dots.map(roughKeyOf)].some((keys, at) => {
      const differing = howManyDiffer(keys, dots.map(at === 0 ? keyOf : roughKeyOf))
      return differing > 0 && differing < leastOfSector
    })
  if (!earlier.some((was) => was.dots.length > 0 && tellsFew(was))) return now
  const centre = now.placed < leastPlaced ? undefined : now.centre
  return { ...untold(now), ...(centre && { centre: about(centre) }), isLikeEarlier: true }
}

/** How many placed a card, and nothing of where. */
export function untold({ placed, unknown }: Pick<Disagreement, 'placed' | 'unknown'>): Disagreement {
  return {
    placed,
    unknown,
    dots: [],
    spread: 0,
    band: 'few',
    shape: 'few',
    quadrants: { workTogether: 0, keepSatisfied: 0, support: 0, keepInView: 0 },
    otherPlan: 0,
    sectors: [],
    hidesSectors: false,
  }
}

const keyOf = ({ influence, interest }: Place): string => `${influence} ${interest}`
const roughKeyOf = (place: Place): string => keyOf(about(place))

/** How many stand in one list and not in the other, in whichever these are more. */
function howManyDiffer(one: readonly string[], other: readonly string[]): number {
  const left = [...other]
  const missing = one.filter((key) => {
    const at = left.indexOf(key)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return Math.max(missing.length, left.length)
}

/**
 * The order in which to talk: disagreements that would change the plan first (the more influential the card the
 * earlier, then the wider), then what nobody knows, then what too few answered, then what is agreed.
 *
 * @see SPEC W8
 */
export function compareDisagreements(a: Disagreement, b: Disagreement): number {
  return (
    turn[a.shape] - turn[b.shape] ||
    weight(b) - weight(a) ||
    b.spread - a.spread ||
    (b.centre?.influence ?? 0) - (a.centre?.influence ?? 0)
  )
}

const turn: Readonly<Record<Shape, number>> = {
  camps: 0,
  scattered: 0,
  nobodyKnows: 1,
  few: 2,
  agreed: 3,
  none: 4,
}

/** The share that would plan differently, doubled for a card of full influence. */
const weight = ({ otherPlan, centre }: Disagreement): number =>
  otherPlan * (1 + (centre?.influence ?? 0) / 100)

function countQuadrants(places: readonly Place[], settings: Settings): Record<Quadrant, number> {
  const counts = { workTogether: 0, keepSatisfied: 0, support: 0, keepInView: 0 }
  for (const place of places) counts[quadrantOf(place, settings)] += 1
  return counts
}

const centreOf = (places: readonly Place[]): Place =>
  placeAt(median(places.map((place) => place.influence)), median(places.map((place) => place.interest)))

const meanOf = (places: readonly Place[]): Place =>
  placeAt(mean(places.map((place) => place.influence)), mean(places.map((place) => place.interest)))

function spreadOf(places: readonly Place[]): number {
  if (places.length === 0) return 0
  const middle = {
    influence: mean(places.map((place) => place.influence)),
    interest: mean(places.map((place) => place.interest)),
  }
  return Math.sqrt(mean(places.map((place) => distance(place, middle) ** 2)))
}

const distance = (a: Place, b: Place): number =>
  Math.hypot(a.influence - b.influence, a.interest - b.interest)

function bandOf(placed: number, spread: number): Band {
  if (placed < leastPlaced) return 'few'
  if (spread < closeBelow) return 'close'
  return spread < mixedBelow ? 'mixed' : 'wide'
}

interface Counted {
  readonly counts: Readonly<Record<Quadrant, number>>
  readonly placed: number
  readonly unknown: number
  readonly otherPlan: number
}

function shapeOf({ counts, placed, unknown, otherPlan }: Counted): Shape {
  if (placed + unknown === 0) return 'none'
  if (placed + unknown < leastRaters) return 'few'
  if (isUnknown(placed, unknown)) return 'nobodyKnows'
  if (placed < leastRaters) return 'few'
  if (otherPlan <= agreedShare) return 'agreed'
  const camps = quadrants.filter((quadrant) => counts[quadrant] >= placed * campShare)
  return placed >= leastPlaced && camps.length === 2 ? 'camps' : 'scattered'
}

function isUnknown(placed: number, unknown: number): boolean {
  const answered = placed + unknown
  return answered < leastPlaced ? unknown > answered * unknownShareOfFew : unknown >= answered * unknownShare
}

/** The places of each sector, however its name was written; people without a sector are in none. */
function groupSectors(given: readonly Given[]): ReadonlyMap<string, readonly Given[]> {
  const groups = new Map<string, Given[]>()
  for (const one of given) {
    const key = nameKey(one.sector)
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return groups
}

const sectorViews = (groups: ReadonlyMap<string, readonly Given[]>): readonly SectorView[] =>
  [...groups.values()]
    .filter((group) => group.length >= leastOfSector)
    .map((group) => ({
      sector: group.map(({ sector }) => sector.trim()).sort()[0] ?? '',
      raters: group.length,
      centre: roughCentre(group.map(({ place }) => place)),
    }))
    .sort((a, b) => (a.sector < b.sector ? -1 : 1))

/** With the exact middle and all but one of the places the last is known. */
const roughCentre = (places: readonly Place[]): Place => about(centreOf(places))
const about = ({ influence, interest }: Place): Place => placeAt(rounded(influence), rounded(interest))

/** Never across a threshold line: it stays in its quadrant. */
function roughly({ influence, interest }: Place, { influenceLine, interestLine }: Settings): Place {
  return placeAt(roundedBeside(influence, influenceLine), roundedBeside(interest, interestLine))
}

function roundedBeside(value: number, line: number): number {
  const near = rounded(value)
  if (value >= line) return near >= line ? near : Math.min(100, near + roughStep)
  return near < line ? near : near - roughStep
}

const rounded = (value: number): number => Math.round(value / roughStep) * roughStep

const comparePlaces = (a: Place, b: Place): number => a.influence - b.influence || a.interest - b.interest

function widest(centres: readonly Place[]): number | undefined {
  if (centres.length < 2) return undefined
  return Math.max(...centres.flatMap((a) => centres.map((b) => distance(a, b))))
}
