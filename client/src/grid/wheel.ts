import type { Point } from '@commonground/shared/base/geometry'
import type { Camera } from '../tools/camera.ts'
import { listen } from './listen.ts'

/**
 * Wheel and trackpad: scrolling pans, Shift turns it sideways, Ctrl or a pinch zooms where the pointer is. Over the
 * bars too: a pinch must never zoom the page. Returns its stop.
 */
export function attachWheel(box: HTMLElement, camera: Camera): () => void {
  const turn = (event: WheelEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-scrolls]')) return
    event.preventDefault()
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    const [x, y] = [event.deltaX * scale, event.deltaY * scale]
    if (event.ctrlKey || event.metaKey) {
      const rect = box.getBoundingClientRect()
      camera.zoomBy(2 ** (-oneStep(y) * 0.01), { x: event.clientX - rect.left, y: event.clientY - rect.top })
    } else if (event.shiftKey && x === 0) camera.panBy({ x: -y, y: 0 })
    else camera.panBy({ x: -x, y: -y })
  }
  return listen(box, 'wheel', turn, { passive: false })
}

/**
 * Safari on a Mac tells a pinch on the trackpad by events of its own, with the scale since its start. On a touch screen
 * it sends them beside the two fingers, which zoom already: there they are only kept from magnifying the page. Returns
 * its stop.
 */
export function attachGestures(box: HTMLElement, camera: Camera, hasFingers: () => boolean): () => void {
  let before = 1
  const turn = (event: UIEvent): void => {
    event.preventDefault()
    const { scale, atPx } = gestureOf(event)
    const factor = event.type === 'gesturestart' ? 1 : scale / before
    before = event.type === 'gesturestart' ? 1 : scale
    if (hasFingers() || factor === 1) return
    const rect = box.getBoundingClientRect()
    camera.zoomBy(factor, { x: atPx.x - rect.left, y: atPx.y - rect.top })
  }
  const stops = ['gesturestart', 'gesturechange', 'gestureend'].map((type) =>
    listen(box, type, turn, { passive: false }),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

/** No type of the DOM knows these events. */
function gestureOf(event: UIEvent): { readonly scale: number; readonly atPx: Point } {
  const read = (key: string, fallback: number): number => {
    const value: unknown = Reflect.get(event, key)
    return typeof value === 'number' && Number.isFinite(value) ? value : fallback
  }
  const scale = read('scale', 1)
  return { scale: scale > 0 ? scale : 1, atPx: { x: read('clientX', 0), y: read('clientY', 0) } }
}

/** One notch of a wheel is much more than one step of a trackpad; it zooms by about a ninth. */
function oneStep(delta: number): number {
  return Math.sign(delta) * Math.min(Math.abs(delta), 15)
}
