import type { Rect } from '@commonground/shared/base/geometry'
import { createStore } from '../state/store.ts'
import type { Camera, CameraState, Viewport } from '../tools/camera.ts'
import {
  between,
  containing,
  easeOut,
  fitted,
  kept,
  nextStep,
  paddingFor,
  showing,
  toMap,
  toScreen,
  wholeMap,
  zoomed,
} from './cameraMath.ts'

const glideMs = 250
/** How far a card that gets the keyboard is kept from the edges. */
const clearPx = 24

/** Time as the browser gives it, handed in so that tests can turn it by hand. */
export interface FrameClock {
  readonly now: () => number
  /** Calls back before the next picture. Returns its stop. */
  readonly nextFrame: (draw: () => void) => () => void
}

interface CameraDeps {
  readonly clock: FrameClock
  /** True for people who asked for less motion. */
  readonly isStill: () => boolean
}

/** A camera that shows the whole map until it is told otherwise. */
export function createCamera({ clock, isStill }: CameraDeps): Camera {
  const store = createStore<CameraState>({ x: 0, y: 0, zoom: 1 })
  let viewport: Viewport = { widthPx: 1, heightPx: 1 }
  let showsAll = true
  let stopFrame = (): void => {}

  const place = (next: CameraState): void => store.set(kept(next, viewport))

  const glide = (target: CameraState): void => {
    stopFrame()
    const to = kept(target, viewport)
    const from = store.get()
    if (isStill()) {
      place(to)
      return
    }
    const startedAt = clock.now()
    const draw = (): void => {
      const part = Math.min(1, (clock.now() - startedAt) / glideMs)
      place(part === 1 ? to : between(from, to, viewport, easeOut(part)))
      if (part < 1) stopFrame = clock.nextFrame(draw)
    }
    stopFrame = clock.nextFrame(draw)
  }

  const ownMoves = createStore(0)
  let isLed = false
  const isOwn = (): void => {
    isLed = false
    ownMoves.set(ownMoves.get() + 1)
  }

  const goTo = (target: CameraState): void => {
    isOwn()
    showsAll = false
    glide(target)
  }
  const atOnce = (target: CameraState): void => {
    isOwn()
    showsAll = false
    stopFrame()
    place(target)
  }
  const middle = (): { x: number; y: number } => ({ x: viewport.widthPx / 2, y: viewport.heightPx / 2 })
  const fitRect = (rect: Rect): CameraState => fitted(rect, viewport, paddingFor(viewport))

  return {
    get: store.get,
    subscribe: store.subscribe,
    viewport: () => viewport,
    resize(next) {
      viewport = next
      place(showsAll ? fitRect(wholeMap) : store.get())
    },
    toMap: (px) => toMap(store.get(), px),
    toScreen: (point) => toScreen(store.get(), point),
    panBy: (byPx) => {
      const { x, y, zoom } = store.get()
      atOnce({ x: x - byPx.x / zoom, y: y - byPx.y / zoom, zoom })
    },
    zoomBy: (factor, atPx) => atOnce(zoomed(store.get(), factor, atPx)),
    zoomTo: (zoom) => goTo(zoomed(store.get(), zoom / store.get().zoom, middle())),
    zoomStep: (direction) => {
      const { zoom } = store.get()
      goTo(zoomed(store.get(), nextStep(zoom, direction) / zoom, middle()))
    },
    fit: () => {
      isOwn()
      glide(fitRect(wholeMap))
      showsAll = true
    },
    fitTo: (rect) => goTo(fitRect(rect)),
    show: (rect) => {
      const next = showing(store.get(), viewport, rect, clearPx)
      const { x, y } = store.get()
      if (next.x !== x || next.y !== y) goTo(next)
    },
    centreOn: (point) => {
      const { zoom } = store.get()
      goTo({ x: point.x - viewport.widthPx / 2 / zoom, y: point.y - viewport.heightPx / 2 / zoom, zoom })
    },
    follow: (view) => {
      isLed = true
      showsAll = false
      glide(containing(view, viewport))
    },
    isLed: () => isLed,
    ownMoves,
    jump: atOnce,
    close: () => stopFrame(),
  }
}

/** The browser's own clock. */
export const browserClock: FrameClock = {
  now: () => performance.now(),
  nextFrame: (draw) => {
    const request = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(request)
  },
}
