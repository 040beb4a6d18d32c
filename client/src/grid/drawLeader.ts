import type { Point } from '@commonground/shared/base/geometry'
import { placeMark } from '@commonground/shared/map/look'
import type { Palette } from '../app/theme.ts'
import type { CameraState } from '../tools/camera.ts'
import { toScreen } from './cameraMath.ts'
import { cardBoxPx, type Detail, lesser } from './detail.ts'
import type { ShownCard } from './scene.ts'

type Canvas = CanvasRenderingContext2D

interface LeaderLook {
  readonly camera: CameraState
  readonly detail: Detail
  readonly palette: Palette
}

/** The colours of the way from a card to its place. */
export interface WayColours {
  readonly line: string
  readonly place: string
}

/** From a card that had to make way to its exact place. */
export function drawLeader(
  canvas: Canvas,
  shown: ShownCard,
  at: Point,
  look: LeaderLook,
  colours: WayColours,
): void {
  const exact = toScreen(look.camera, shown.exact)
  const middle = toScreen(look.camera, at)
  const { width, height } = cardBoxPx(shown.face, lesser(shown.detail, look.detail), look.camera.zoom)
  const isBeside =
    Math.abs(exact.x - middle.x) >= width / 2 + 1 || Math.abs(exact.y - middle.y) >= height / 2 + 1
  if (!isBeside) return
  canvas.strokeStyle = colours.line
  canvas.lineWidth = 1.25
  canvas.beginPath()
  canvas.moveTo(middle.x, middle.y)
  canvas.lineTo(exact.x, exact.y)
  canvas.stroke()
  drawPlaceMark(canvas, exact, look.palette, colours.place)
}

/** A small diamond on an exact place: dots are what people placed. */
export function drawPlaceMark(canvas: Canvas, at: Point, palette: Palette, colour: string): void {
  canvas.beginPath()
  for (const [x, y] of placeMark) canvas.lineTo(at.x + x, at.y + y)
  canvas.closePath()
  canvas.fillStyle = colour
  canvas.fill()
  canvas.lineWidth = 1.5
  canvas.strokeStyle = palette.map
  canvas.stroke()
}
