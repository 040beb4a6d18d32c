import { fold } from '@commonground/shared/base/fold'
import type { Card } from '@commonground/shared/model/card'
import type { SectorStyle } from '@commonground/shared/model/sectorStyle'
import { words } from '@commonground/shared/words/words'
import { cardSize } from '../app/theme.ts'
import { wrapName } from './wrapName.ts'

/** Width of a text at the card's name size, in pixels at 100 %. */
export type Measure = (text: string) => number

/** How a card is cut: `full` where there is room, `compact` in a crowd. */
export type CutName = 'full' | 'snug' | 'compact' | 'slim'

/** Sizes in pixels at scale 1. */
export interface Cut {
  readonly height: number
  readonly padding: number
  readonly mark: number
  readonly gap: number
  readonly line: number
  readonly nameWidth: number
  readonly minWidth: number
  /** Where the relationship stands: at the end, or below the mark. */
  readonly sign: 'right' | 'below'
}

export const cuts: Readonly<Record<CutName, Cut>> = {
  full: { height: 48, padding: 9, mark: 15, gap: 8, line: 16, nameWidth: 140, minWidth: 96, sign: 'right' },
  snug: { height: 40, padding: 6, mark: 13, gap: 6, line: 15, nameWidth: 124, minWidth: 80, sign: 'right' },
  compact: {
    height: 38,
    padding: 5,
    mark: 12,
    gap: 5,
    line: 15,
    nameWidth: 106,
    minWidth: 72,
    sign: 'right',
  },
  slim: { height: 37, padding: 4, mark: 12, gap: 5, line: 15, nameWidth: 90, minWidth: 56, sign: 'below' },
}

/** What of a card is drawn, worked out once per change of the card: nothing is measured twice. */
export interface CardFace {
  readonly card: Card
  readonly name: string
  /** Index into the theme's sector colours and marks; nothing for cards without a sector. */
  readonly style: SectorStyle | undefined
  /** Its name as set for a cut; worked out when first asked for, and then kept. */
  readonly printed: (cut: CutName) => Printed
}

export interface Printed {
  readonly lines: readonly string[]
  readonly width: number
}

/** Where the name begins, from the card's left edge. */
export const nameStart = (cut: Cut): number => cardSize.band + cut.padding + cut.mark + cut.gap

/** What is left of the name's end: the relationship sign stands there. */
export const nameEnd = (cut: Cut): number =>
  cut.sign === 'right' ? cut.gap + cardSize.dot + cut.padding : cut.padding + 2

export function cardFace(card: Card, styles: ReadonlyMap<string, SectorStyle>, measure: Measure): CardFace {
  const name = card.name || words.model.unnamed
  const known: { [C in CutName]?: Printed } = {}
  return {
    card,
    name,
    style: card.sector === '' ? undefined : styles.get(fold(card.sector)),
    printed: (cut) => {
      known[cut] ??= printed(name, cuts[cut], measure)
      return known[cut]
    },
  }
}

function printed(name: string, cut: Cut, measure: Measure): Printed {
  const lines = wrapName(name, cut.nameWidth, measure)
  const widest = Math.max(...lines.map(measure))
  return { lines, width: Math.max(cut.minWidth, Math.ceil(nameStart(cut) + widest + nameEnd(cut))) }
}

/** Faces are kept as long as their card does not change. */
export function createFaces(
  measure: Measure,
): (card: Card, styles: ReadonlyMap<string, SectorStyle>) => CardFace {
  const known = new WeakMap<Card, { styles: unknown; face: CardFace }>()
  return (card, styles) => {
    const found = known.get(card)
    if (found && (found.styles === styles || sameStyle(found.face, card, styles))) return found.face
    const face = cardFace(card, styles, measure)
    known.set(card, { styles, face })
    return face
  }
}

function sameStyle(face: CardFace, card: Card, styles: ReadonlyMap<string, SectorStyle>): boolean {
  const style = card.sector === '' ? undefined : styles.get(fold(card.sector))
  return style?.colour === face.style?.colour && style?.mark === face.style?.mark
}
