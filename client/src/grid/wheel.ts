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

/** One notch of a wheel is much more than one step of a trackpad; it zooms by about a ninth. */
function oneStep(delta: number): number {
  return Math.sign(delta) * Math.min(Math.abs(delta), 15)
}
