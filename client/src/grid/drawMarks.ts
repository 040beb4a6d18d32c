import { backdropOf, gridHeight, gridWidth, pointOf, type Quadrant } from '@commonground/shared/map/grid'
import type { Settings } from '@commonground/shared/model/board'
import type { Place } from '@commonground/shared/model/place'
import { fontFamily, type Palette, textPx } from '../app/theme.ts'
import type { CameraState, Viewport } from '../tools/camera.ts'
import type { Dot, MapMarks, Ring, Spot } from '../tools/marks.ts'
import { toScreen, wholeMap, zoomUp } from './cameraMath.ts'

export interface MarksLook {
  readonly palette: Palette
  readonly camera: CameraState
  readonly viewport: Viewport
  readonly settings: Settings
}

type Canvas = CanvasRenderingContext2D

/** Dots shrink with the map, or on a phone they would cover it. */
const dotPx = (zoom: number, most: number): number => Math.max(1.8, Math.min(most, zoom * 7))
const smallPx = 3.5
const largePx = 7
const heatPx = 70
const narrowPx = 640

/** What lies under the cards: the glow of many places, rings and single places. */
export function drawMarksBelow(canvas: Canvas, marks: MapMarks, look: MarksLook): void {
  canvas.save()
  clipToMap(canvas, look)
  drawHeat(canvas, marks.heat, look)
  for (const ring of marks.rings) drawRing(canvas, ring, look)
  if (marks.spot?.ring) drawRing(canvas, marks.spot.ring, look, true)
  canvas.restore()
  drawDots(canvas, marks.dots, dotPx(look.camera.zoom, smallPx), look)
  if (marks.spot) drawSpot(canvas, marks.spot, look)
}

/** A spread reaches past the edge; nobody could place anything there. */
function clipToMap(canvas: Canvas, { camera }: MarksLook): void {
  const { x, y } = toScreen(camera, wholeMap)
  canvas.beginPath()
  canvas.rect(x, y, wholeMap.width * camera.zoom, wholeMap.height * zoomUp(camera))
  canvas.clip()
}

const at = (place: Place, { camera }: MarksLook) => toScreen(camera, pointOf(place))

/** One picture of a glow, stamped for each place: gradients are slow to make. */
const glows = new Map<string, HTMLCanvasElement>()

function glow(colour: string, radius: number): HTMLCanvasElement | undefined {
  const key = `${colour} ${radius}`
  const known = glows.get(key)
  if (known) return known
  const made = document.createElement('canvas')
  made.width = radius * 2
  made.height = radius * 2
  const on = made.getContext('2d')
  if (!on) return undefined
  const gradient = on.createRadialGradient(radius, radius, 0, radius, radius, radius)
  gradient.addColorStop(0, colour)
  gradient.addColorStop(1, 'transparent')
  on.fillStyle = gradient
  on.fillRect(0, 0, radius * 2, radius * 2)
  if (glows.size > 40) glows.clear()
  glows.set(key, made)
  return made
}

function drawHeat(canvas: Canvas, places: readonly Place[], look: MarksLook): void {
  if (places.length === 0) return
  const radius = Math.max(12, Math.round((heatPx * look.camera.zoom) / 4) * 4)
  const stamp = glow(look.palette.accent, radius)
  if (!stamp) return
  // Many together come near full strength, one alone stays a hint.
  canvas.globalAlpha = Math.max(0.06, Math.min(0.35, 6 / places.length))
  for (const place of places) {
    const { x, y } = at(place, look)
    canvas.drawImage(stamp, x - radius, y - radius)
  }
  canvas.globalAlpha = 1
}

/** The grid is wider than it is high: a circle of points is an ellipse on it. */
function drawRing(canvas: Canvas, ring: Ring, look: MarksLook, isLarge = false): void {
  const { x, y } = at(ring.middle, look)
  const { zoom } = look.camera
  const radiusX = Math.max(3, (ring.spread / 100) * gridWidth * zoom)
  const radiusY = Math.max(2, (ring.spread / 100) * gridHeight * zoomUp(look.camera))
  const isWide = ring.band === 'wide'
  const isQuiet = ring.band === 'close' || ring.band === 'few'
  canvas.beginPath()
  canvas.ellipse(x, y, radiusX, radiusY, 0, 0, Math.PI * 2)
  if (isLarge) {
    canvas.fillStyle = look.palette.accent
    canvas.globalAlpha = 0.08
    canvas.fill()
  }
  // Forty rings lie over each other: only together with their cards may they be strong.
  canvas.globalAlpha = isLarge ? 1 : isWide ? 0.75 : 0.5
  canvas.strokeStyle = isQuiet ? look.palette.line : look.palette.accent
  canvas.lineWidth = isLarge ? 2 : isWide ? 1.5 : 1
  canvas.setLineDash(ring.band === 'few' ? [2, 4] : isWide ? [] : [6, 4])
  canvas.stroke()
  canvas.setLineDash([])
  canvas.globalAlpha = 1
}

function drawDots(canvas: Canvas, dots: readonly Dot[], radius: number, look: MarksLook): void {
  // One’s own lie on top, or others would hide them.
  for (const isOwn of [false, true]) {
    for (const dot of dots) if (dot.isOwn === isOwn) drawDot(canvas, dot, radius, look)
  }
}

function drawDot(canvas: Canvas, { place, isOwn }: Dot, radius: number, look: MarksLook): void {
  const { x, y } = at(place, look)
  canvas.beginPath()
  canvas.arc(x, y, radius, 0, Math.PI * 2)
  canvas.fillStyle = isOwn ? look.palette.accent : look.palette.ink
  canvas.globalAlpha = isOwn ? 1 : 0.62
  canvas.fill()
  canvas.globalAlpha = 1
  canvas.lineWidth = 1.5
  canvas.strokeStyle = look.palette.map
  canvas.stroke()
  if (!isOwn) return
  canvas.beginPath()
  canvas.arc(x, y, radius + 3.5, 0, Math.PI * 2)
  canvas.lineWidth = 2
  canvas.strokeStyle = look.palette.accent
  canvas.stroke()
}

function drawSpot(canvas: Canvas, spot: Spot, look: MarksLook): void {
  drawCounts(canvas, spot.counts, look)
  const { centre } = spot
  if (centre) for (const { place } of spot.dots) drawThread(canvas, centre, place, look)
  for (const place of spot.before) drawBefore(canvas, place, look)
  drawDots(canvas, spot.dots, spotPx(look), look)
  // On a phone their names would cover the map; the panel has them.
  const sectors = look.viewport.widthPx < narrowPx ? [] : spot.sectors
  for (const { sector, centre: middle } of sectors) drawName(canvas, sector, middle, look, false)
  if (!centre) return
  drawCross(canvas, centre, look)
  drawName(canvas, spot.name, centre, look, true)
}

const spotPx = ({ camera }: MarksLook): number => Math.max(4, dotPx(camera.zoom * 2, largePx))

function drawThread(canvas: Canvas, centre: Place, place: Place, look: MarksLook): void {
  const [from, to] = [at(centre, look), at(place, look)]
  canvas.beginPath()
  canvas.moveTo(from.x, from.y)
  canvas.lineTo(to.x, to.y)
  canvas.lineWidth = 1
  canvas.strokeStyle = look.palette.line
  canvas.globalAlpha = 0.45
  canvas.stroke()
  canvas.globalAlpha = 1
}

function drawBefore(canvas: Canvas, place: Place, look: MarksLook): void {
  const { x, y } = at(place, look)
  canvas.beginPath()
  canvas.arc(x, y, spotPx(look) - 1, 0, Math.PI * 2)
  canvas.lineWidth = 1.75
  canvas.strokeStyle = look.palette.line
  canvas.stroke()
}

function drawCross(canvas: Canvas, centre: Place, look: MarksLook): void {
  const { x, y } = at(centre, look)
  for (const [width, colour] of [
    [5, look.palette.map],
    [2.5, look.palette.accent],
  ] as const) {
    canvas.lineWidth = width
    canvas.strokeStyle = colour
    canvas.beginPath()
    canvas.moveTo(x - 11, y)
    canvas.lineTo(x + 11, y)
    canvas.moveTo(x, y - 11)
    canvas.lineTo(x, y + 11)
    canvas.stroke()
  }
}

/** A name above a point, on paper so that dots beneath do not cut it. */
function drawName(canvas: Canvas, name: string, place: Place, look: MarksLook, isMain: boolean): void {
  const { x, y } = at(place, look)
  const isNarrow = look.viewport.widthPx < narrowPx
  const size = isMain && !isNarrow ? textPx.large : textPx.small
  canvas.font = `600 ${size}px ${fontFamily}`
  const width = Math.min(canvas.measureText(name).width, 320) + 14
  const height = size + 10
  const left = Math.min(Math.max(x - width / 2, 4), look.viewport.widthPx - width - 4)
  // Sectors below their point, the card above its own, so that the two do not cover each other.
  const top = isMain ? Math.max(4, y - height - 16) : y + 9
  canvas.fillStyle = isMain ? look.palette.accent : look.palette.card
  canvas.strokeStyle = isMain ? look.palette.accent : look.palette.line
  canvas.lineWidth = 1
  canvas.beginPath()
  canvas.roundRect(left, top, width, height, 5)
  canvas.fill()
  canvas.stroke()
  canvas.fillStyle = isMain ? look.palette.onAccent : look.palette.ink
  canvas.textAlign = 'left'
  canvas.textBaseline = 'middle'
  canvas.fillText(name, left + 7, top + height / 2 + 0.5, width - 14)
}

/** How many stand in each quadrant, large enough for the back row. */
function drawCounts(canvas: Canvas, counts: ReadonlyMap<Quadrant, string>, look: MarksLook): void {
  for (const region of backdropOf(look.settings).regions) {
    const text = counts.get(region.key)
    if (!text) continue
    const corner = toScreen(look.camera, region.rect)
    const [width, height] = [region.rect.width * look.camera.zoom, region.rect.height * zoomUp(look.camera)]
    const size = Math.max(16, Math.min(64, Math.min(width, height) / 4))
    canvas.font = `700 ${size}px ${fontFamily}`
    canvas.textAlign = 'center'
    canvas.textBaseline = 'middle'
    canvas.fillStyle = look.palette.inkMap
    canvas.globalAlpha = 0.5
    canvas.fillText(text, corner.x + width / 2, corner.y + height / 2)
    canvas.globalAlpha = 1
  }
}

/** A word at a card's upper right corner. */
export function drawLabel(
  canvas: Canvas,
  text: string,
  corner: { readonly x: number; readonly y: number },
  palette: Palette,
): void {
  canvas.font = `700 ${textPx.card}px ${fontFamily}`
  const width = Math.max(22, canvas.measureText(text).width + 12)
  canvas.fillStyle = palette.accent
  canvas.strokeStyle = palette.map
  canvas.lineWidth = 2
  canvas.beginPath()
  canvas.roundRect(corner.x - width / 2, corner.y - 11, width, 22, 11)
  canvas.fill()
  canvas.stroke()
  canvas.fillStyle = palette.onAccent
  canvas.textAlign = 'center'
  canvas.textBaseline = 'middle'
  canvas.fillText(text, corner.x, corner.y + 0.5)
}
