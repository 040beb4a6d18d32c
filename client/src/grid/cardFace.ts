import { nameKey } from '@commonground/shared/base/nameKey'
import type { Card } from '@commonground/shared/model/card'
import type { SectorStyle } from '@commonground/shared/model/sectorStyle'
import { words } from '@commonground/shared/words/words'
import { cardSize } from '../app/theme.ts'
import { initials, shortened, wrapName } from './wrapName.ts'

/** Width of a text at the card's name size, in pixels at 100 %. */
export type Measure = (text: string) => number

/** How a card is cut: `full` where there is room, `slim` in a crowd, one `line` or a `short` name in the thick of it. */
export type CutName = 'full' | 'snug' | 'compact' | 'slim' | 'line' | 'short'

/** Sizes in pixels at scale 1. */
export interface Cut {
  readonly height: number
  readonly padding: number
  readonly mark: number
  readonly gap: number
  readonly line: number
  readonly nameWidth: number
  readonly minWidth: number
  /** Where the relationship stands: at the end, below the mark, or nowhere. */
  readonly sign: 'right' | 'below' | 'none'
  /** How a name is set: in two lines, in one, or by its initials. */
  readonly set: 'lines' | 'line' | 'initials'
}

export const cuts: Readonly<Record<CutName, Cut>> = {
  full: {
    height: 48,
    padding: 9,
    mark: 15,
    gap: 8,
    line: 16,
    nameWidth: 140,
    minWidth: 96,
    sign: 'right',
    set: 'lines',
  },
  snug: {
    height: 40,
    padding: 6,
    mark: 13,
    gap: 6,
    line: 15,
    nameWidth: 124,
    minWidth: 80,
    sign: 'right',
    set: 'lines',
  },
  compact: {
    height: 38,
    padding: 5,
    mark: 12,
    gap: 5,
    line: 15,
    nameWidth: 106,
    minWidth: 72,
    sign: 'right',
    set: 'lines',
  },
  slim: {
    height: 37,
    padding: 4,
    mark: 12,
    gap: 5,
    line: 15,
    nameWidth: 90,
    minWidth: 56,
    sign: 'below',
    set: 'lines',
  },
  line: {
    height: 22,
    padding: 4,
    mark: 11,
    gap: 4,
    line: 15,
    nameWidth: 92,
    minWidth: 40,
    sign: 'none',
    set: 'line',
  },
  short: {
    height: 22,
    padding: 3,
    mark: 11,
    gap: 3,
    line: 15,
    nameWidth: 54,
    minWidth: 32,
    sign: 'none',
    set: 'initials',
  },
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
    style: card.sector === '' ? undefined : styles.get(nameKey(card.sector)),
    printed: (cut) => {
      known[cut] ??= printed(name, cuts[cut], measure)
      return known[cut]
    },
  }
}

function printed(name: string, cut: Cut, measure: Measure): Printed {
  const lines = setName(name, cut, measure)
  const widest = Math.max(...lines.map(measure))
  return { lines, width: Math.max(cut.minWidth, Math.ceil(nameStart(cut) + widest + nameEnd(cut))) }
}

function setName(name: string, cut: Cut, measure: Measure): readonly string[] {
  switch (cut.set) {
    case 'lines':
      return wrapName(name, cut.nameWidth, measure)
    case 'line':
      return [shortened(name.trim(), cut.nameWidth, measure)]
    case 'initials':
      return [shortened(initials(name), cut.nameWidth, measure)]
  }
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
  const style = card.sector === '' ? undefined : styles.get(nameKey(card.sector))
  return style?.colour === face.style?.colour && style?.mark === face.style?.mark
}
