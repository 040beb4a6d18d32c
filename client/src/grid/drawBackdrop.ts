import type { Rect } from '@commonground/shared/base/geometry'
import { backdropOf, type Quadrant } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Settings } from '@commonground/shared/model/board'
import { words } from '@commonground/shared/words/words'
import { fontFamily, type Palette, textPx } from '../app/theme.ts'
import type { CameraState, Viewport } from '../tools/camera.ts'
import { rectOnScreen, toScreen, wholeMap } from './cameraMath.ts'
import { isRightRegion, isTopRegion, regionNamePx } from './regionNames.ts'

export interface BackdropLook {
  readonly palette: Palette
  readonly camera: CameraState
  readonly viewport: Viewport
  readonly settings: Settings
  readonly hasGridLines: boolean
  /** The quadrant where a moving card would land. */
  readonly landing: string | undefined
}

type Canvas = CanvasRenderingContext2D

/** A rectangle on the screen, in pixels. */
type RectPx = Rect

/** The map under the cards: quadrants, threshold lines, axes. Nothing of it is an object that could be dragged away. */
export function drawBackdrop(canvas: Canvas, look: BackdropLook): void {
  const { palette, viewport, settings } = look
  canvas.fillStyle = palette.page
  canvas.fillRect(0, 0, viewport.widthPx, viewport.heightPx)
  const backdrop = backdropOf(settings)
  const frame = onScreen(wholeMap, look)
  canvas.fillStyle = palette.map
  canvas.fillRect(frame.x, frame.y, frame.width, frame.height)
  for (const region of backdrop.regions) {
    const isLanding = region.key === look.landing
    if (!isLanding && region.key !== 'workTogether') continue
    canvas.fillStyle = isLanding ? palette.accentSoft : palette.mapStrong
    const rect = onScreen(region.rect, look)
    canvas.fillRect(rect.x, rect.y, rect.width, rect.height)
  }
  if (look.hasGridLines) drawGridLines(canvas, frame, palette)
  for (const region of backdrop.regions) {
    drawRegionName(canvas, region.key, onScreen(region.rect, look), look)
  }
  drawThresholds(canvas, look)
  canvas.strokeStyle = palette.line
  canvas.lineWidth = 1
  canvas.strokeRect(
    Math.round(frame.x) + 0.5,
    Math.round(frame.y) + 0.5,
    Math.round(frame.width),
    Math.round(frame.height),
  )
}

function drawThresholds(canvas: Canvas, look: BackdropLook): void {
  canvas.strokeStyle = look.palette.line
  canvas.lineWidth = 1.5
  canvas.setLineDash([6, 5])
  for (const line of backdropOf(look.settings).lines) {
    const from = toScreen(look.camera, line.from)
    const to = toScreen(look.camera, line.to)
    canvas.beginPath()
    canvas.moveTo(Math.round(from.x), Math.round(from.y))
    canvas.lineTo(Math.round(to.x), Math.round(to.y))
    canvas.stroke()
  }
  canvas.setLineDash([])
}

function drawGridLines(canvas: Canvas, frame: RectPx, palette: Palette): void {
  canvas.strokeStyle = palette.rule
  canvas.lineWidth = 1
  canvas.beginPath()
  for (let tenth = 1; tenth < 10; tenth += 1) {
    const x = Math.round(frame.x + (frame.width * tenth) / 10) + 0.5
    const y = Math.round(frame.y + (frame.height * tenth) / 10) + 0.5
    canvas.moveTo(x, frame.y)
    canvas.lineTo(x, frame.y + frame.height)
    canvas.moveTo(frame.x, y)
    canvas.lineTo(frame.x + frame.width, y)
  }
  canvas.stroke()
}

/** Names stand in the outer corners, and stay in view as long as any of their quadrant is. */
function drawRegionName(canvas: Canvas, key: Quadrant, rect: RectPx, look: BackdropLook): void {
  const seen = clearOfAxes(seenPart(rect, look.viewport), look)
  if (seen.width < 60 || seen.height < 28) return
  const isRight = isRightRegion(key)
  const isTop = isTopRegion(key)
  const { size, margin } = regionNamePx(look.viewport.widthPx)
  canvas.font = `600 ${size}px ${fontFamily}`
  canvas.fillStyle = look.landing === key ? look.palette.ink : look.palette.inkMap
  canvas.textAlign = isRight ? 'right' : 'left'
  canvas.textBaseline = isTop ? 'top' : 'bottom'
  canvas.fillText(
    regionLabel(key, look.settings),
    isRight ? seen.x + seen.width - margin : seen.x + margin,
    isTop ? seen.y + margin : seen.y + seen.height - margin,
    seen.width - margin * 2,
  )
}

/**
 * Axis words lie outside the map; when that is out of view they stay at the edge of the screen, on a strip of their own
 * that hides what is under them.
 */
export function drawAxes(canvas: Canvas, look: BackdropLook): void {
  const { palette, viewport, settings } = look
  const frame = onScreen(wholeMap, look)
  const isNarrow = viewport.widthPx < 640
  const title = isNarrow ? textPx.card : textPx.large
  const away = isNarrow ? 14 : 22
  const seen = seenPart(frame, viewport)
  const left = Math.max(frame.x - away, away * 0.75)
  const lowest = viewport.heightPx - away * 0.75
  const bottom = Math.min(frame.y + frame.height + away, lowest)
  const across: AxisWords = { title: words.grid.interest, meaning: settings.interestMeaning, size: title }
  const up: AxisWords = { title: words.grid.influence, meaning: settings.influenceMeaning, size: title }
  // Near the edge of the screen the toolbar floats over the middle.
  const isAtEdge = bottom > viewport.heightPx - toolsPx
  const strip = stripPx(viewport)
  canvas.fillStyle = palette.page
  if (left > frame.x) canvas.fillRect(0, 0, strip, viewport.heightPx)
  if (bottom < frame.y + frame.height) {
    canvas.fillRect(0, viewport.heightPx - strip, viewport.widthPx, strip)
  }
  canvas.textBaseline = 'middle'
  canvas.save()
  canvas.translate(0, bottom)
  drawAxisWords(
    canvas,
    { ...across, isAtStart: isAtEdge },
    clearOfAxes(seen, look).x,
    seen.x + seen.width,
    palette,
  )
  canvas.restore()
  canvas.save()
  canvas.translate(left, 0)
  canvas.rotate(-Math.PI / 2)
  const foot = clearOfAxes(seen, look)
  drawAxisWords(canvas, up, -(foot.y + foot.height), -seen.y, palette)
  canvas.restore()
}

interface AxisWords {
  readonly title: string
  /** What the axis means on this board; empty when nobody said. */
  readonly meaning: string
  readonly size: number
  readonly isAtStart?: boolean
}

/** Low, the title with its meaning, an arrow, high; what has no room is left out, never squeezed. */
function drawAxisWords(canvas: Canvas, axis: AxisWords, from: number, to: number, palette: Palette): void {
  if (to - from < 120) return
  const titleFont = `600 ${axis.size}px ${fontFamily}`
  const meaningFont = `400 ${textPx.card}px ${fontFamily}`
  canvas.font = titleFont
  const titleWidth = canvas.measureText(axis.title).width
  canvas.font = meaningFont
  const room = to - from - 2 * 96 - titleWidth
  const meaning = cutToFit(canvas, axis.meaning, room)
  const gap = meaning === '' ? 0 : 10
  const width = titleWidth + gap + canvas.measureText(meaning).width
  const start = axis.isAtStart ? from + 56 : (from + to - width) / 2
  canvas.textAlign = 'left'
  canvas.fillStyle = palette.inkMap
  canvas.fillText(words.grid.low, from, 0)
  canvas.fillText(meaning, start + titleWidth + gap, 0.5)
  canvas.textAlign = 'right'
  canvas.fillText(words.grid.high, to, 0)
  canvas.textAlign = 'left'
  canvas.font = titleFont
  canvas.fillStyle = palette.ink
  canvas.fillText(axis.title, start, 0)
  drawArrow(canvas, start + width + 14, to - 44, palette)
  drawRule(canvas, from + 40, start - 14, palette)
}

/** As many whole words as fit, with an ellipsis; nothing when that would be hardly any. */
function cutToFit(canvas: Canvas, text: string, width: number): string {
  if (text === '' || canvas.measureText(text).width <= width) return text
  const parts = text.split(' ')
  while (parts.length > 2) {
    parts.pop()
    const shorter = `${parts.join(' ')}…`
    if (canvas.measureText(shorter).width <= width) return shorter
  }
  return ''
}

function drawRule(canvas: Canvas, from: number, to: number, palette: Palette): void {
  if (to - from < 12) return
  canvas.strokeStyle = palette.rule
  canvas.lineWidth = 1
  canvas.beginPath()
  canvas.moveTo(from, 0.5)
  canvas.lineTo(to, 0.5)
  canvas.stroke()
}

function drawArrow(canvas: Canvas, from: number, to: number, palette: Palette): void {
  if (to - from < 12) return
  drawRule(canvas, from, to, palette)
  canvas.strokeStyle = palette.line
  canvas.lineWidth = 1.5
  canvas.beginPath()
  canvas.moveTo(to - 5, -3.5)
  canvas.lineTo(to, 0.5)
  canvas.lineTo(to - 5, 4.5)
  canvas.stroke()
}

function onScreen(rect: Rect, { camera }: BackdropLook): RectPx {
  return rectOnScreen(camera, rect)
}

/** The height that the toolbar takes of the foot of the map. */
const toolsPx = 72

const stripPx = ({ widthPx }: Viewport): number => (widthPx < 640 ? 22 : 32)

/** What is left beside axis words that lie on the map because their own place is out of view. */
function clearOfAxes(rect: RectPx, { viewport }: BackdropLook): RectPx {
  const strip = stripPx(viewport)
  const x = Math.max(rect.x, strip)
  const bottom = Math.min(rect.y + rect.height, viewport.heightPx - strip)
  return { x, y: rect.y, width: rect.x + rect.width - x, height: bottom - rect.y }
}

function seenPart(rect: RectPx, { widthPx, heightPx }: Viewport): RectPx {
  const x = Math.max(rect.x, 0)
  const y = Math.max(rect.y, 0)
  return {
    x,
    y,
    width: Math.min(rect.x + rect.width, widthPx) - x,
    height: Math.min(rect.y + rect.height, heightPx) - y,
  }
}
