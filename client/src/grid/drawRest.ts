import type { Point } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import type { MapMarks } from '../tools/marks.ts'
import { sizeOnMap, toScreen, viewOf } from './cameraMath.ts'
import { cardBoxPx, type Detail, lesser } from './detail.ts'
import { type BackdropLook, drawAxes, drawBackdrop } from './drawBackdrop.ts'
import { drawCard, sectorColour } from './drawCard.ts'
import { drawLeader } from './drawLeader.ts'
import { drawLabel, drawMarksBelow } from './drawMarks.ts'
import { glided, type ShownCard } from './scene.ts'

/** The resting board at one moment: the map and all cards that nobody holds. */
export interface RestLook extends BackdropLook {
  /** In drawing order. */
  readonly cards: readonly ShownCard[]
  readonly detail: Detail
  /** How far cards are on their way from the last arrangement, 0–1. */
  readonly glide: number
  /** Cards in somebody's hand: they are drawn with what moves. */
  readonly held: ReadonlySet<CardId>
  readonly marks: MapMarks | undefined
}

type Canvas = CanvasRenderingContext2D

/** Half of the widest card at any zoom, and some. */
const marginPx = 200

interface Seen {
  readonly shown: ShownCard
  /** In map units. */
  readonly at: Point
}

export function drawRest(canvas: Canvas, look: RestLook): void {
  drawBackdrop(canvas, look)
  if (look.marks) drawMarksBelow(canvas, look.marks, look)
  // A card that is looked at alone is drawn with its places; the others step back.
  if (!look.marks?.spot) drawCards(canvas, look)
  // Above the cards: with the map zoomed in they would hide what the axes mean.
  drawAxes(canvas, look)
}

function drawCards(canvas: Canvas, look: RestLook): void {
  const { palette, camera, detail, marks } = look
  const seen = seenCards(look)
  if (detail !== 'dot') for (const { shown, at } of seen) drawWay(canvas, shown, at, look)
  for (const { shown, at } of seen) {
    const style = { palette, detail: lesser(shown.detail, detail), zoom: camera.zoom }
    drawCard(canvas, shown.face, toScreen(camera, at), style)
  }
  if (marks && marks.labels.size > 0) drawLabels(canvas, seen, marks, look)
}

/**
 * Places lie close in a crowd: the colour of its sector tells whose one is. Below all cards: where one stands on the
 * place of another, the line leads there, and no name is cut.
 */
function drawWay(canvas: Canvas, shown: ShownCard, at: Point, look: RestLook): void {
  const { palette } = look
  drawLeader(canvas, shown, at, look, { line: palette.line, place: sectorColour(shown.face, palette) })
}

function drawLabels(canvas: Canvas, seen: readonly Seen[], { labels }: MapMarks, look: RestLook): void {
  const { camera, detail, palette } = look
  for (const { shown, at } of seen) {
    const text = labels.get(shown.face.card.id)
    if (text === undefined) continue
    const { x, y } = toScreen(camera, at)
    const { width, height } = cardBoxPx(shown.face, lesser(shown.detail, detail), camera.zoom)
    drawLabel(canvas, text, { x: x + width / 2 - 6, y: y - height / 2 }, palette)
  }
}

function seenCards({ cards, glide, held, camera, viewport }: RestLook): readonly Seen[] {
  const view = viewOf(camera, viewport)
  const margin = sizeOnMap({ width: marginPx, height: marginPx }, camera)
  const [left, right] = [view.x - margin.width, view.x + view.width + margin.width]
  const [top, bottom] = [view.y - margin.height, view.y + view.height + margin.height]
  const seen: Seen[] = []
  for (const shown of cards) {
    const at = glided(shown, glide)
    if (at.x < left || at.x > right || at.y < top || at.y > bottom) continue
    if (!held.has(shown.face.card.id)) seen.push({ shown, at })
  }
  return seen
}
