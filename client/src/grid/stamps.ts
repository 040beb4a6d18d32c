import { type Palette, palettes } from '../app/theme.ts'
import { markPx } from './detail.ts'

type Canvas = CanvasRenderingContext2D

/** Room around a mark card for its shadow and its frame. */
export const stampEdgePx = 2
export const stampPx = markPx + stampEdgePx * 2

const stamps = new WeakMap<Palette, Map<string, HTMLCanvasElement>>()

/**
 * A picture that is drawn thousands of times, kept ready as pixels. Nothing where it has to be drawn each time.
 *
 * @param draw draws it with its corner at a point.
 */
export function stampOf(
  name: string,
  palette: Palette,
  canvas: Canvas,
  draw: (on: Canvas, x: number, y: number) => void,
): HTMLCanvasElement | undefined {
  // The system's colours mean nothing on a canvas outside the page, and change without a word.
  if (palette === palettes.forced) return undefined
  const ratio = canvas.getTransform().a
  const key = `${name} ${ratio}`
  const known = stamps.get(palette) ?? new Map<string, HTMLCanvasElement>()
  stamps.set(palette, known)
  const found = known.get(key)
  if (found) return found
  const made = document.createElement('canvas')
  made.width = Math.ceil(stampPx * ratio)
  made.height = Math.ceil(stampPx * ratio)
  const on = made.getContext('2d')
  if (!on) return undefined
  on.scale(ratio, ratio)
  draw(on, stampEdgePx, stampEdgePx)
  known.set(key, made)
  return made
}
