import { personColourValues } from '../app/theme.ts'
import type { CameraState } from '../tools/camera.ts'
import { laserFadeMs } from '../tools/laser.ts'
import { toScreen } from './cameraMath.ts'
import type { Trail } from './trails.ts'

const widestPx = 7

/** Each trail as a line that grows thin and pale towards its older end, with a dot where the pointer is held. */
export function drawTrails(
  canvas: CanvasRenderingContext2D,
  trails: readonly Trail[],
  camera: CameraState,
  now: number,
): void {
  canvas.lineCap = 'round'
  for (const { colour, points, held } of trails) {
    const stroke = personColourValues[colour] ?? ''
    canvas.strokeStyle = stroke
    canvas.fillStyle = stroke
    for (const [at, point] of points.entries()) {
      const next = points[at + 1] ?? held
      if (!next) continue
      const strength = Math.max(0, 1 - (now - point.at) / laserFadeMs)
      const [from, to] = [toScreen(camera, point), toScreen(camera, next)]
      canvas.globalAlpha = strength
      canvas.lineWidth = Math.max(1, widestPx * strength)
      canvas.beginPath()
      canvas.moveTo(from.x, from.y)
      canvas.lineTo(to.x, to.y)
      canvas.stroke()
    }
    if (!held) continue
    const { x, y } = toScreen(camera, held)
    canvas.globalAlpha = 1
    canvas.beginPath()
    canvas.arc(x, y, widestPx * 0.8, 0, Math.PI * 2)
    canvas.fill()
  }
  canvas.globalAlpha = 1
  canvas.lineCap = 'butt'
}
