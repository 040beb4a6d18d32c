import { clamp } from '@commonground/shared/base/geometry'
import { gridHeight, gridWidth } from '@commonground/shared/frameworks/influenceInterest'
import { cardSize, textPx } from '../app/theme.ts'
import { type CardFace, type Cut, compactCut, fullCut } from './cardFace.ts'

/** How much of a card is drawn: with its name, its mark alone, or a dot of its colour. */
export type Detail = 'full' | 'compact' | 'mark' | 'dot'

/** Sides of what is drawn instead of a whole card, in screen pixels. */
export const markPx = 24
export const dotPx = 7

const smallest = textPx.small / cardSize.nameSize
const largest = 1.7

/**
 * How large a card is drawn at a zoom. It grows more slowly than the map does, so that zooming in makes room between
 * cards, and never so small that its text is under 12 px.
 */
export function cardScale(zoom: number): number {
  return clamp(zoom ** 0.38, smallest, largest)
}

export function cutOf(detail: Detail): Cut {
  return detail === 'compact' ? compactCut : fullCut
}

/** Width and height of a card on the screen, in pixels. */
export function cardBoxPx(
  face: CardFace,
  detail: Detail,
  zoom: number,
): { readonly width: number; readonly height: number } {
  switch (detail) {
    case 'dot':
      return { width: dotPx, height: dotPx }
    case 'mark':
      return { width: markPx, height: markPx }
    case 'full':
    case 'compact': {
      const scale = cardScale(zoom)
      return { width: face[detail].width * scale, height: cutOf(detail).height * scale }
    }
  }
}

/** Space between neighbours, in screen pixels. */
const gaps = { full: 6, compact: 4, mark: 2, dot: 0 } as const
export const gapPx = (detail: Detail): number => gaps[detail]

/** The part of the map that cards of one detail would cover. Beyond these they hide one another. */
const roomFor = { full: 0.3, compact: 0.58, mark: 0.6 } as const
/** However many cards there are: so few are in view at this zoom that names can be shown. */
const closeUp = 2.5
const closeUpCards = 1600

/**
 * The most detail at which the cards can stand beside one another. It depends on the whole board and the zoom, not
 * on what is in view: panning must not change it.
 */
export function detailFor(faces: readonly CardFace[], zoom: number): Detail {
  const map = gridWidth * gridHeight * zoom * zoom
  const covered = (detail: 'full' | 'compact' | 'mark'): number => {
    const gap = gapPx(detail)
    let sum = 0
    for (const face of faces) {
      const box = cardBoxPx(face, detail, zoom)
      sum += (box.width + gap) * (box.height + gap)
    }
    return sum / map
  }
  if (covered('full') <= roomFor.full) return 'full'
  if (covered('compact') <= roomFor.compact) return 'compact'
  if (zoom >= closeUp && faces.length <= closeUpCards) return 'compact'
  return covered('mark') <= roomFor.mark ? 'mark' : 'dot'
}
