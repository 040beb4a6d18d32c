import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { leastRaters } from '@commonground/shared/analysis/disagreement'
import type { CardId } from '@commonground/shared/base/ids'
import { quadrants } from '@commonground/shared/map/grid'
import type { Place } from '@commonground/shared/model/place'
import { type RevealStep, revealSteps } from '@commonground/shared/protocol/workshop'
import type { Answers } from '../../session/session.ts'
import type { Dot, MapMarks, Ring, Spot } from '../../tools/marks.ts'

interface Asked {
  readonly cards: readonly PlacedCard[]
  readonly step: RevealStep
  /** One's own places, known to this tab alone. */
  readonly own: Answers
  readonly hasHeat: boolean
  /** The card that is looked at alone, how it is called, and how it was placed after a talk. */
  readonly alone?: {
    readonly card: CardId
    readonly name: string
    readonly after?: PlacedCard | undefined
  }
}

export const isShown = (step: RevealStep, wanted: RevealStep): boolean =>
  revealSteps.indexOf(step) >= revealSteps.indexOf(wanted)

/** What a placing result shows on the map at this step. */
export function marksFor({ cards, step, own, hasHeat, alone }: Asked): MapMarks {
  const hasDots = isShown(step, 'dots')
  const labels = new Map<CardId, string>()
  const found = alone && cards.find(({ card }) => card === alone.card)
  if (alone && found) {
    const spot = spotFor(found, alone, step, own)
    const heat = hasHeat && hasDots ? found.dots : []
    return { rings: [], dots: [], heat, spot, labels }
  }
  return {
    rings: isShown(step, 'spread') && !hasHeat ? cards.flatMap(ringOf) : [],
    dots: hasDots && !hasHeat ? cards.flatMap((card) => dotsOf(card, own[card.card])) : [],
    heat: hasDots && hasHeat ? cards.flatMap(({ dots }) => dots) : [],
    labels,
  }
}

function spotFor(
  first: PlacedCard,
  { card, name, after }: NonNullable<Asked['alone']>,
  step: RevealStep,
  own: Answers,
): Spot {
  const now = after ?? first
  const hasDots = isShown(step, 'dots')
  const counts = quadrants.flatMap((quadrant) => {
    const count = now.quadrants[quadrant]
    return hasDots && count > 0 ? [[quadrant, String(count)] as const] : []
  })
  return {
    card,
    name,
    centre: now.centre,
    ring: isShown(step, 'spread') ? ringOf(now)[0] : undefined,
    // One's own place of the first round says nothing of where one stands after the talk.
    dots: hasDots ? dotsOf(now, after ? undefined : own[card]) : [],
    before: after && hasDots ? first.dots : [],
    counts: new Map(counts),
    sectors: isShown(step, 'list') ? now.sectors : [],
  }
}

function ringOf({ mean, spread, band, placed }: PlacedCard): readonly Ring[] {
  return mean && placed >= leastRaters ? [{ middle: mean, spread, band }] : []
}

/** Of several people at one's own place, one dot is one's own. */
function dotsOf({ dots }: PlacedCard, own: Place | 'unknown' | undefined): readonly Dot[] {
  const mine = own === 'unknown' || own === undefined ? -1 : nearestOf(dots, own)
  return dots.map((place, at) => ({ place, isOwn: at === mine }))
}

/** The dot of this place, which may be told to five points alone. */
function nearestOf(dots: readonly Place[], { influence, interest }: Place): number {
  const far = (dot: Place): number =>
    Math.max(Math.abs(dot.influence - influence), Math.abs(dot.interest - interest))
  const nearest = Math.min(...dots.map(far))
  return nearest <= 5 ? dots.findIndex((dot) => far(dot) === nearest) : -1
}
