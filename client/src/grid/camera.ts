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
  sizeOnMap,
  tallFor,
  toMap,
  toScreen,
  wholeMap,
  zoomed,
  zoomUp,
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
  const store = createStore<CameraState>({ x: 0, y: 0, zoom: 1, tall: 1 })
  let viewport: Viewport = { widthPx: 1, heightPx: 1 }
  let showsAll = true
  /** Where the view is going, or where it is. */
  let aim = store.get()
  /** Counts what moved the view. */
  let moves = 0
  let stopFrame = (): void => {}

  const place = (next: CameraState): void => store.set(kept(next, viewport))

  const glide = (target: CameraState): void => {
    stopFrame()
    const to = kept(target, viewport)
    aim = to
    moves += 1
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
    aim = store.get()
    moves += 1
  }
  const middle = (): { x: number; y: number } => ({ x: viewport.widthPx / 2, y: viewport.heightPx / 2 })
  const fitRect = (rect: Rect): CameraState => fitted(rect, viewport, paddingFor(viewport))

  const fit = (): void => {
    isOwn()
    glide(fitRect(wholeMap))
    showsAll = true
  }
  const show = (rect: Rect): void => {
    const next = showing(aim, viewport, rect, clearPx)
    if (next.x !== aim.x || next.y !== aim.y) goTo(next)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    viewport: () => viewport,
    resize(next) {
      viewport = next
      place(showsAll ? fitRect(wholeMap) : { ...store.get(), tall: tallFor(next) })
      aim = store.get()
    },
    toMap: (px) => toMap(store.get(), px),
    toScreen: (point) => toScreen(store.get(), point),
    panBy: (byPx) => {
      const state = store.get()
      atOnce({ ...state, x: state.x - byPx.x / state.zoom, y: state.y - byPx.y / zoomUp(state) })
    },
    zoomBy: (factor, atPx) => atOnce(zoomed(store.get(), factor, atPx)),
    zoomTo: (zoom) => goTo(zoomed(store.get(), zoom / store.get().zoom, middle())),
    zoomStep: (direction) => {
      const { zoom } = store.get()
      goTo(zoomed(store.get(), nextStep(zoom, direction) / zoom, middle()))
    },
    fit,
    fitTo: (rect) => goTo(fitRect(rect)),
    show,
    stepAside: (rect) => {
      const before = { view: aim, showsAll }
      const movesBefore = moves
      show(rect)
      const movesAside = moves
      return () => {
        if (moves === movesBefore || moves !== movesAside) return
        if (before.showsAll) fit()
        else goTo({ ...before.view, tall: aim.tall })
      }
    },
    centreOn: (point) => {
      const state = store.get()
      const half = sizeOnMap({ width: viewport.widthPx / 2, height: viewport.heightPx / 2 }, state)
      goTo({ ...state, x: point.x - half.width, y: point.y - half.height })
    },
    follow: (view) => {
      isLed = true
      showsAll = false
      glide(containing(view, viewport))
    },
    isLed: () => isLed,
    ownMoves,
    jump: (view) => atOnce({ ...view, tall: store.get().tall }),
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
