import { personColourValues } from '../app/theme.ts'
import type { CameraState } from '../tools/camera.ts'
import { laserFadeMs } from '../tools/laser.ts'
import { toScreen } from './cameraMath.ts'
import type { Trail } from './trails.ts'

const widestPx = 7

/** Each trail as a line that grows thin and pale towards its older end, with a dot where the pointer is. */
export function drawTrails(
  canvas: CanvasRenderingContext2D,
  trails: readonly Trail[],
  camera: CameraState,
  now: number,
): void {
  canvas.lineCap = 'round'
  for (const { colour, points } of trails) {
    const stroke = personColourValues[colour] ?? ''
    canvas.strokeStyle = stroke
    canvas.fillStyle = stroke
    for (const [at, point] of points.entries()) {
      const strength = 1 - (now - point.at) / laserFadeMs
      const next = points[at + 1]
      const from = toScreen(camera, point)
      canvas.globalAlpha = Math.max(0, strength)
      canvas.beginPath()
      if (next) {
        const to = toScreen(camera, next)
        canvas.lineWidth = Math.max(1, widestPx * strength)
        canvas.moveTo(from.x, from.y)
        canvas.lineTo(to.x, to.y)
        canvas.stroke()
      } else {
        canvas.arc(from.x, from.y, widestPx * 0.8, 0, Math.PI * 2)
        canvas.fill()
      }
    }
  }
  canvas.globalAlpha = 1
  canvas.lineCap = 'butt'
}
