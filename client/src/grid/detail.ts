import { clamp } from '@commonground/shared/base/geometry'
import { gridHeight, gridWidth } from '@commonground/shared/map/grid'
import { cardSize, textPx } from '../app/theme.ts'
import type { Scale } from '../tools/camera.ts'
import { type CardFace, type CutName, cuts } from './cardFace.ts'

/** How much of a card is drawn: with its name, its mark alone, or a dot of its colour. */
export type Detail = CutName | 'mark' | 'dot'

/** Sides of what is drawn instead of a whole card, in screen pixels. */
export const markPx = 22
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

/** The cut in which a name can be read even where cards are drawn smaller. */
export function readableCut(detail: Detail): CutName {
  return isReadable(detail) ? detail : 'snug'
}

/** Wide enough to read without pointing at it. */
export function isReadable(detail: Detail): detail is 'full' | 'snug' | 'compact' | 'slim' {
  return detail === 'full' || detail === 'snug' || detail === 'compact' || detail === 'slim'
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
    case 'snug':
    case 'compact':
    case 'slim':
    case 'line':
    case 'short': {
      const scale = cardScale(zoom)
      return { width: face.printed(detail).width * scale, height: cuts[detail].height * scale }
    }
  }
}

/** Space between neighbours, in screen pixels. */
const gaps = { full: 6, snug: 4, compact: 4, slim: 4, line: 4, short: 3, mark: 2, dot: 0 } as const
export const gapPx = (detail: Detail): number => gaps[detail]

/** The part of the map that cards of one detail may cover; with more, nobody needs to try. */
const roomFor = {
  full: 0.32,
  snug: 0.35,
  compact: 0.39,
  slim: 0.55,
  line: 0.7,
  short: 0.6,
  mark: 0.6,
} as const
const byDetail = ['full', 'snug', 'compact', 'slim', 'line', 'short', 'mark'] as const

/** With more than this, cards are too small for overlaps to matter, and time matters more. */
export const mostSpread = 500

/** However many cards there are: so few are in view at this zoom that names can be shown. */
const closeUp = 2.5
const closeUpCards = 1600

/** The shorter side of the smallest card. */
function leastPx(detail: (typeof byDetail)[number], zoom: number): number {
  return detail === 'mark' ? markPx : cuts[detail].height * cardScale(zoom)
}

/**
 * The details worth trying, most first. They depend on the whole board and the zoom, not on what is in view: panning
 * must not change what is drawn.
 */
export function detailsToTry(faces: readonly CardFace[], { zoom, tall }: Scale): readonly Detail[] {
  const map = gridWidth * gridHeight * zoom * zoom * tall
  const isClose = zoom >= closeUp && faces.length <= closeUpCards
  const fitting = byDetail.filter((detail) => {
    // Short names need to be made room for.
    if (faces.length > mostSpread && (detail === 'line' || detail === 'short')) return false
    const gap = gapPx(detail)
    // Names are measured only where even the shortest ones would leave room.
    const atLeast = (faces.length * (leastPx(detail, zoom) + gap) ** 2) / map
    if (atLeast > roomFor[detail] && !(isClose && detail === 'slim')) return false
    let covered = 0
    for (const face of faces) {
      const box = cardBoxPx(face, detail, zoom)
      covered += (box.width + gap) * (box.height + gap)
    }
    return covered / map <= roomFor[detail] || (isClose && detail === 'slim')
  })
  return [...fitting, 'dot']
}

const fromMost: readonly Detail[] = [...byDetail, 'dot']

/** Whichever of two shows less. */
export function lesser(a: Detail, b: Detail): Detail {
  return fromMost.indexOf(a) > fromMost.indexOf(b) ? a : b
}

/** Whichever of two shows more. */
export const more = (a: Detail, b: Detail): Detail => (lesser(a, b) === a ? b : a)

/** What is drawn of a card when that is too much. */
export function nextLess(detail: Detail): Detail {
  return fromMost[fromMost.indexOf(detail) + 1] ?? 'dot'
}
