import { nameFont } from './drawCard.ts'

let canvas: CanvasRenderingContext2D | null = null

/** Width of a text in the type of card names, at 100 %. */
export function measureName(text: string): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) return text.length * 7
  canvas.font = nameFont(1)
  return canvas.measureText(text).width
}
