import { distance, type Point } from '@commonground/shared/base/geometry'
import { targetPx } from '../app/theme.ts'
import type { ActionContext } from '../tools/actionContext.ts'
import type { HeldSpace } from '../tools/keyboard.ts'
import type { Hit, LineSetting, MoveEvent, PressEvent } from '../tools/tool.ts'
import { edgePush } from './edgePush.ts'
import { beginGesture, type Gesture, type ToolName } from './gesture.ts'
import type { Painter } from './painter.ts'
import type { People } from './people.ts'
import { pinchBetween } from './pinch.ts'
import type { Scene } from './scene.ts'
import { toolScene } from './toolScene.ts'

const mouseSlopPx = 4
const touchSlopPx = 6
const doubleMs = 300
const holdMs = 500
const edgeWaitMs = 200

interface PointerDeps {
  readonly box: HTMLElement
  readonly context: ActionContext
  readonly scene: Scene
  readonly people: People
  readonly painter: Painter
  readonly space: HeldSpace
}

/** Turns the browser's pointer events into gestures of tools. Returns its stop. */
export function attachPointer({ box, context, scene, people, painter, space }: PointerDeps): () => void {
  const { camera, session, ui } = context
  const touches = new Map<number, Point>()
  let gesture: Gesture | undefined
  let pointerId: number | undefined
  let lastMove: PointerEvent | undefined
  let lastClick: { readonly atPx: Point; readonly atMs: number } | undefined
  let stopHold = (): void => {}
  let stopEdge = (): void => {}

  const inBox = (event: { clientX: number; clientY: number }): Point => {
    const rect = box.getBoundingClientRect()
    return { x: event.clientX - rect.left, y: event.clientY - rect.top }
  }
  const ask = () => toolScene(context, scene, people)

  const press = (event: PointerEvent): void => {
    if (isControl(event.target) || event.button === 2) return
    const isTouch = event.pointerType === 'touch'
    if (isTouch) touches.set(event.pointerId, inBox(event))
    if (touches.size === 2) {
      // A second finger: whatever the first had begun is taken back, without a mark.
      finish('cancel')
      return
    }
    if (gesture) return
    context.nudger.flush()
    box.setPointerCapture(event.pointerId)
    pointerId = event.pointerId
    const pressed = pressEvent(event)
    const name = toolFor(event, pressed.hit)
    if (name === 'hand') space.use()
    if (name === 'select' && pressed.hit.kind === 'map') focusBoard(box)
    gesture = beginGesture(name, pressed, context, ask)
    box.dataset['gesture'] = name
    session.show({ cursor: { ...camera.toMap(inBox(event)), pressed: true } })
    if (isTouch) stopHold = afterMs(holdMs, () => gesture?.feed({ kind: 'hold' }))
    window.addEventListener('keydown', whileDown, true)
    window.addEventListener('keyup', whileDown, true)
  }

  const pressEvent = (event: PointerEvent): PressEvent => {
    const px = inBox(event)
    const isTouch = event.pointerType === 'touch'
    const at = camera.toMap(px)
    const atPx = { x: event.clientX, y: event.clientY }
    const isSecond =
      lastClick !== undefined &&
      event.timeStamp - lastClick.atMs < doubleMs &&
      distance(lastClick.atPx, atPx) < touchSlopPx * 2
    lastClick = isSecond ? undefined : { atPx, atMs: event.timeStamp }
    return {
      kind: 'press',
      at,
      atPx,
      hit: hitAt(event, at, isTouch),
      shift: event.shiftKey,
      isTouch,
      slop: (isTouch ? touchSlopPx : mouseSlopPx) / camera.get().zoom,
      clicks: isSecond ? 2 : 1,
    }
  }

  const hitAt = (event: PointerEvent, at: Point, isTouch: boolean): Hit => {
    const line = event.target instanceof Element ? event.target.closest('[data-line]') : null
    if (line) return { kind: 'line', setting: line.getAttribute('data-line') as LineSetting }
    const id = scene.cardAt(at, isTouch ? targetPx.touch / 2 - 6 : 2)
    return id ? { kind: 'card', id } : { kind: 'map' }
  }

  const toolFor = (event: PointerEvent, hit: Hit): ToolName => {
    if (event.button === 1 || space.isHeld()) return 'hand'
    if (hit.kind === 'line') return 'line'
    if (ui.get().moving) return 'tapMove'
    return ui.get().tool
  }

  const moveEvent = (event: PointerEvent, kind: 'move' | 'release'): MoveEvent => {
    const px = inBox(event)
    return {
      kind,
      at: camera.toMap(px),
      atPx: { x: event.clientX, y: event.clientY },
      alt: event.altKey,
      overTray: isOverTray(event),
    }
  }

  const move = (event: PointerEvent): void => {
    if (touches.has(event.pointerId)) {
      const before = new Map(touches)
      touches.set(event.pointerId, inBox(event))
      if (touches.size >= 2) {
        pinch(before)
        return
      }
    }
    if (gesture && event.pointerId === pointerId) {
      if (lastMove === undefined || moved(event, lastMove)) stopHold()
      lastMove = event
      gesture.feed(moveEvent(event, 'move'))
      watchEdge()
    } else if (!gesture) hover(event)
    if (event.pointerType !== 'touch' || gesture) {
      session.show({ cursor: { ...camera.toMap(inBox(event)), pressed: gesture !== undefined } })
    }
  }

  const pinch = (before: ReadonlyMap<number, Point>): void => {
    const change = pinchBetween([...before.values()], [...touches.values()])
    if (!change) return
    camera.panBy(change.pan)
    camera.zoomBy(change.factor, change.middle)
  }

  const hover = (event: PointerEvent): void => {
    const id = isControl(event.target) ? undefined : scene.cardAt(camera.toMap(inBox(event)), 2)
    painter.hover(id)
    box.dataset['over'] = id ? 'card' : 'map'
  }

  /** At the edge of the view the map moves on by itself, and the card in hand with it. */
  const watchEdge = (): void => {
    stopEdge()
    const { hasCards } = { hasCards: context.preview.get().moving.length > 0 }
    const isMarquee = context.preview.get().marquee !== undefined
    if (!(hasCards || isMarquee) || !lastMove) return
    const push = edgePush(inBox(lastMove), camera.viewport())
    if (push.x === 0 && push.y === 0) return
    const slide = (): void => {
      if (!gesture || !lastMove) return
      camera.panBy(edgePush(inBox(lastMove), camera.viewport()))
      gesture.feed(moveEvent(lastMove, 'move'))
      const frame = requestAnimationFrame(slide)
      stopEdge = () => cancelAnimationFrame(frame)
    }
    stopEdge = afterMs(edgeWaitMs, slide)
  }

  const release = (event: PointerEvent): void => {
    touches.delete(event.pointerId)
    if (event.pointerId !== pointerId) return
    lastMove = event
    finish('release')
  }

  const finish = (how: 'release' | 'cancel'): void => {
    const ended = gesture
    stopHold()
    stopEdge()
    gesture = undefined
    pointerId = undefined
    delete box.dataset['gesture']
    window.removeEventListener('keydown', whileDown, true)
    window.removeEventListener('keyup', whileDown, true)
    if (how === 'cancel') ended?.feed({ kind: 'cancel' })
    else if (lastMove) ended?.feed(moveEvent(lastMove, 'release'))
    lastMove = undefined
  }

  /** Esc takes a gesture back; Alt makes a copy of it, as long as it is held. */
  const whileDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && event.type === 'keydown') {
      event.preventDefault()
      event.stopPropagation()
      finish('cancel')
    } else if (event.key === 'Alt' && lastMove && gesture) {
      event.preventDefault()
      gesture.feed({ ...moveEvent(lastMove, 'move'), alt: event.type === 'keydown' })
    }
  }

  const cancel = (event: PointerEvent): void => {
    touches.delete(event.pointerId)
    if (event.pointerId === pointerId) finish('cancel')
  }
  const leave = (): void => {
    if (gesture) return
    painter.hover(undefined)
    session.show({ cursor: undefined })
  }
  const blur = (): void => {
    touches.clear()
    if (gesture) finish('cancel')
  }

  const wheel = (event: WheelEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-scrolls]')) return
    // Also over the bars: a pinch must never zoom the page.
    event.preventDefault()
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    if (event.ctrlKey || event.metaKey) {
      camera.zoomBy(2 ** (-clampStep(event.deltaY * scale) * 0.01), inBox(event))
    } else if (event.shiftKey && event.deltaX === 0) camera.panBy({ x: -event.deltaY * scale, y: 0 })
    else camera.panBy({ x: -event.deltaX * scale, y: -event.deltaY * scale })
  }

  const menu = (event: MouseEvent): void => {
    if (isControl(event.target)) return
    event.preventDefault()
    // A long press sends this too, after its own menu is open.
    if (gesture || ui.get().menuAt) return
    const id = scene.cardAt(camera.toMap(inBox(event)), 2)
    if (id && !ui.get().selection.has(id)) ui.change({ selection: new Set([id]) })
    if (!id) ui.change({ selection: new Set() })
    if (id) context.focus.move(id)
    ui.change({ menuAt: { xPx: event.clientX, yPx: event.clientY } })
  }

  // Focus goes where the tools send it: the button under the pointer may not be the card that is on top.
  const keepFocus = (event: MouseEvent): void => {
    if (!isControl(event.target)) event.preventDefault()
  }

  const listeners = [
    listen(box, 'pointerdown', press),
    listen(box, 'pointermove', move),
    listen(box, 'pointerup', release),
    listen(box, 'pointercancel', cancel),
    listen(box, 'pointerleave', leave),
    listen(box, 'contextmenu', menu),
    listen(box, 'mousedown', keepFocus),
    listen(box, 'wheel', wheel, { passive: false }),
    listen(window, 'blur', blur),
  ]
  return () => {
    finish('cancel')
    for (const stop of listeners) stop()
  }
}

function listen<E extends Event>(
  target: EventTarget,
  type: string,
  handle: (event: E) => void,
  options: AddEventListenerOptions = {},
): () => void {
  target.addEventListener(type, handle as EventListener, options)
  return () => target.removeEventListener(type, handle as EventListener, options)
}

/** Buttons and bars on the map are no part of it; cards and handles of lines are. */
function isControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest('[data-card], [data-line]')) return false
  return target.closest('button, a, input, [role="toolbar"], [role="menu"]') !== null
}

function isOverTray(event: PointerEvent): boolean {
  const under = document.elementFromPoint(event.clientX, event.clientY)
  return under?.closest('[data-tray]') !== null && under !== null
}

function focusBoard(box: HTMLElement): void {
  box.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true })
}

function moved(a: PointerEvent, b: PointerEvent): boolean {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) > 1
}

function afterMs(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}

/** One notch of a wheel is much more than one step of a trackpad. */
function clampStep(delta: number): number {
  return Math.sign(delta) * Math.min(Math.abs(delta), 50)
}
