import type { Point } from '@commonground/shared/base/geometry'
import { cardSize, fontFamily, marks, type Palette, relationshipDots } from '../app/theme.ts'
import { type CardFace, type CutName, cuts, nameStart } from './cardFace.ts'
import { cardBoxPx, cardScale, type Detail, dotPx, markPx } from './detail.ts'
import { stampEdgePx, stampOf, stampPx } from './stamps.ts'

/** Everything about how cards look at one moment that is the same for all of them. */
export interface CardStyle {
  readonly palette: Palette
  readonly detail: Detail
  readonly zoom: number
}

/** Differences of one card from those at rest. */
export interface CardMood {
  /** In the hand: higher above the map. */
  readonly isLifted?: boolean
  /** The colour of the frame that says it is chosen. */
  readonly outline?: string
}

type Canvas = CanvasRenderingContext2D

const markShapes = new Map<number, Path2D>()

function markShape(mark: number): Path2D {
  const known = markShapes.get(mark)
  if (known) return known
  const made = new Path2D(marks[mark] ?? marks[0])
  markShapes.set(mark, made)
  return made
}

/** Draws one card with its middle at a point of the screen. */
export function drawCard(
  canvas: Canvas,
  face: CardFace,
  middle: Point,
  style: CardStyle,
  mood: CardMood = {},
): void {
  if (style.detail === 'dot') drawDot(canvas, face, middle, style)
  else if (style.detail === 'mark') drawMarkCard(canvas, face, middle, style)
  else drawNamedCard(canvas, face, middle, { ...style, detail: style.detail }, mood)
}

function drawDot(canvas: Canvas, face: CardFace, { x, y }: Point, { palette }: CardStyle): void {
  canvas.fillStyle = sectorColour(face, palette)
  canvas.fillRect(x - dotPx / 2, y - dotPx / 2, dotPx, dotPx)
}

/** A mark card is the same for all of one sector, so it is drawn once and then stamped. */
function drawMarkCard(canvas: Canvas, face: CardFace, at: Point, { palette }: CardStyle): void {
  const left = Math.round(at.x - markPx / 2)
  const top = Math.round(at.y - markPx / 2)
  const draw = (on: Canvas, x: number, y: number): void => {
    drawPaper(on, { left: x, top: y, width: markPx, height: markPx, radius: 5 }, palette)
    drawMark(on, face, { left: x + 5, top: y + 5, size: markPx - 10 }, palette)
  }
  const stamp = stampOf(`${face.style?.colour} ${face.style?.mark}`, palette, canvas, draw)
  if (stamp) canvas.drawImage(stamp, left - stampEdgePx, top - stampEdgePx, stampPx, stampPx)
  else draw(canvas, left, top)
}

function drawNamedCard(
  canvas: Canvas,
  face: CardFace,
  at: Point,
  style: CardStyle & { readonly detail: CutName },
  mood: CardMood,
): void {
  const { palette, detail, zoom } = style
  const cut = cuts[detail]
  const scale = cardScale(zoom)
  const { width, height } = cardBoxPx(face, detail, zoom)
  const left = Math.round(at.x - width / 2)
  const top = Math.round(at.y - height / 2)
  const radius = cardSize.radius * scale
  drawPaper(canvas, { left, top, width, height, radius }, palette, mood)

  const band = cardSize.band * scale
  canvas.fillStyle = sectorColour(face, palette)
  canvas.beginPath()
  canvas.roundRect(left, top, band, height, [radius, 0, 0, radius])
  canvas.fill()
  const markSize = cut.mark * scale
  const markLeft = left + band + cut.padding * scale
  const isBelow = cut.sign === 'below'
  const markTop = top + (height - markSize) / 2 - (isBelow ? 4 * scale : 0)
  drawMark(canvas, face, { left: markLeft, top: markTop, size: markSize }, palette)

  const printed = face.printed(detail)
  const lineHeight = cut.line * scale
  canvas.font = nameFont(scale)
  canvas.fillStyle = palette.ink
  canvas.textBaseline = 'middle'
  canvas.textAlign = 'left'
  const firstLine = top + height / 2 - ((printed.lines.length - 1) * lineHeight) / 2 + 0.5
  for (const [index, line] of printed.lines.entries()) {
    canvas.fillText(line, left + nameStart(cut) * scale, firstLine + index * lineHeight)
  }
  if (isBelow) {
    const under = { x: markLeft + markSize / 2, y: markTop + markSize + 5.5 * scale }
    drawRelationshipBelow(canvas, face, under, scale, palette)
  } else if (cut.sign === 'right') {
    const signRight = left + width - cut.padding * scale
    drawRelationship(canvas, face, { x: signRight, y: top + height / 2 }, scale, palette)
  }
  if (face.card.locked) drawPadlock(canvas, { x: left + width - 1, y: top + 1 }, scale, palette)
}

interface Paper {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly radius: number
}

/** The card itself. Its shadow is a second shape, because blurred shadows cost more than the rest of the card. */
function drawPaper(canvas: Canvas, paper: Paper, palette: Palette, mood: CardMood = {}): void {
  const { left, top, width, height, radius } = paper
  canvas.fillStyle = palette.cardShadow
  if (mood.isLifted) {
    for (const spread of [7, 4, 1]) {
      canvas.beginPath()
      canvas.roundRect(
        left - spread + 1,
        top - spread + 7,
        width + spread * 2 - 2,
        height + spread * 2 - 4,
        radius + spread,
      )
      canvas.fill()
    }
  }
  canvas.beginPath()
  canvas.roundRect(left - 0.5, top + 1.5, width + 1, height + 0.5, radius)
  canvas.fill()
  canvas.beginPath()
  canvas.roundRect(left, top, width, height, radius)
  canvas.fillStyle = palette.card
  canvas.fill()
  canvas.lineWidth = 1
  canvas.strokeStyle = palette.cardEdge
  canvas.stroke()
  if (mood.outline) drawOutline(canvas, paper, mood.outline)
}

/** The frame that says a card is chosen: drawn outside it, so that it hides nothing. */
export function drawOutline(
  canvas: Canvas,
  { left, top, width, height, radius }: Paper,
  colour: string,
): void {
  canvas.lineWidth = 2
  canvas.strokeStyle = colour
  canvas.beginPath()
  canvas.roundRect(left - 2.5, top - 2.5, width + 5, height + 5, radius + 2.5)
  canvas.stroke()
}

interface MarkBox {
  readonly left: number
  readonly top: number
  readonly size: number
}

function drawMark(canvas: Canvas, face: CardFace, { left, top, size }: MarkBox, palette: Palette): void {
  canvas.save()
  canvas.translate(left, top)
  canvas.scale(size / 24, size / 24)
  if (face.style) {
    canvas.fillStyle = sectorColour(face, palette)
    canvas.fill(markShape(face.style.mark), 'evenodd')
  } else {
    canvas.strokeStyle = palette.line
    canvas.lineWidth = 2.5
    canvas.beginPath()
    canvas.arc(12, 12, 8, 0, Math.PI * 2)
    canvas.stroke()
  }
  canvas.restore()
}

/** Three dots one above the other, filled from below like a gauge; a question mark when nobody knows. */
function drawRelationship(canvas: Canvas, face: CardFace, at: Point, scale: number, palette: Palette): void {
  const filled = relationshipDots[face.card.relationship]
  if (filled === undefined) {
    canvas.fillStyle = palette.inkSoft
    canvas.textAlign = 'right'
    canvas.fillText('?', at.x + 1, at.y + 0.5)
    return
  }
  const radius = (cardSize.dot / 2) * scale
  const step = (cardSize.dot + cardSize.dotGap) * scale
  for (let dot = 0; dot < 3; dot += 1) {
    canvas.beginPath()
    const y = at.y + (1 - dot) * step
    if (dot < filled) {
      canvas.arc(at.x - radius, y, radius, 0, Math.PI * 2)
      canvas.fillStyle = palette.ink
      canvas.fill()
    } else {
      canvas.arc(at.x - radius, y, radius - 0.5, 0, Math.PI * 2)
      canvas.lineWidth = 1
      canvas.strokeStyle = palette.line
      canvas.stroke()
    }
  }
}

/** The same as a small row; what is not known has no full dot. */
function drawRelationshipBelow(
  canvas: Canvas,
  face: CardFace,
  at: Point,
  scale: number,
  palette: Palette,
): void {
  const filled = relationshipDots[face.card.relationship]
  const step = 4.6 * scale
  for (let dot = 0; dot < 3; dot += 1) {
    const isFilled = filled !== undefined && dot < filled
    canvas.beginPath()
    canvas.arc(at.x + (dot - 1) * step, at.y, (isFilled ? 1.9 : 0.9) * scale, 0, Math.PI * 2)
    canvas.fillStyle = isFilled ? palette.ink : palette.line
    canvas.fill()
  }
}

function drawPadlock(canvas: Canvas, { x, y }: Point, scale: number, palette: Palette): void {
  const size = 14 * scale
  canvas.save()
  canvas.translate(x - size * 0.6, y - size * 0.4)
  canvas.fillStyle = palette.card
  canvas.strokeStyle = palette.cardEdge
  canvas.lineWidth = 1
  canvas.beginPath()
  canvas.arc(size / 2, size / 2, size * 0.62, 0, Math.PI * 2)
  canvas.fill()
  canvas.stroke()
  canvas.scale(size / 24, size / 24)
  canvas.fillStyle = palette.inkSoft
  canvas.strokeStyle = palette.inkSoft
  canvas.lineWidth = 2.6
  canvas.fillRect(6, 11, 12, 9)
  canvas.beginPath()
  canvas.arc(12, 10.5, 4, Math.PI, 0)
  canvas.stroke()
  canvas.restore()
}

export function sectorColour(face: CardFace, palette: Palette): string {
  const colour = face.style && palette.sectors[face.style.colour]
  return colour ?? palette.line
}

export function nameFont(scale: number): string {
  return `500 ${cardSize.nameSize * scale}px ${fontFamily}`
}
