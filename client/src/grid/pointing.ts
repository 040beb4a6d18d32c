import { distance, type Point } from '@commonground/shared/base/geometry'
import { targetPx } from '../app/theme.ts'
import type { Camera } from '../tools/camera.ts'
import type { Hit, LineSetting, MoveEvent, PressEvent } from '../tools/tool.ts'
import type { Scene } from './scene.ts'

const mouseSlopPx = 4
const touchSlopPx = 6
const doubleMs = 300

/** Reads the browser's pointer events as points of the map. */
export interface Pointing {
  readonly inBox: (event: MouseEvent) => Point
  readonly press: (event: PointerEvent) => PressEvent
  readonly move: (event: PointerEvent, kind: 'move' | 'release') => MoveEvent
}

export function createPointing(box: HTMLElement, camera: Camera, scene: Scene): Pointing {
  let lastClick: { readonly atPx: Point; readonly atMs: number } | undefined

  const inBox = (event: MouseEvent): Point => {
    const rect = box.getBoundingClientRect()
    return { x: event.clientX - rect.left, y: event.clientY - rect.top }
  }

  const hitAt = (event: PointerEvent, at: Point): Hit => {
    const line = event.target instanceof Element ? event.target.closest('[data-line]') : null
    if (line) return { kind: 'line', setting: line.getAttribute('data-line') as LineSetting }
    const id = scene.cardAt(at, event.pointerType === 'touch' ? targetPx.touch / 2 - 6 : 2)
    return id ? { kind: 'card', id } : { kind: 'map' }
  }

  /** True for the second press of a double-click. */
  const isSecond = (event: PointerEvent, atPx: Point): boolean => {
    const isSoon = lastClick !== undefined && event.timeStamp - lastClick.atMs < doubleMs
    const isNear = lastClick !== undefined && distance(lastClick.atPx, atPx) < touchSlopPx * 2
    const second = isSoon && isNear
    lastClick = second ? undefined : { atPx, atMs: event.timeStamp }
    return second
  }

  return {
    inBox,
    press(event) {
      const at = camera.toMap(inBox(event))
      const atPx = { x: event.clientX, y: event.clientY }
      const isTouch = event.pointerType === 'touch'
      return {
        kind: 'press',
        at,
        atPx,
        hit: hitAt(event, at),
        shift: event.shiftKey,
        isTouch,
        slop: (isTouch ? touchSlopPx : mouseSlopPx) / camera.get().zoom,
        clicks: isSecond(event, atPx) ? 2 : 1,
      }
    },
    move: (event, kind) => ({
      kind,
      at: camera.toMap(inBox(event)),
      atPx: { x: event.clientX, y: event.clientY },
      alt: event.altKey,
      overTray: isOverTray(event),
    }),
  }
}

/** Buttons and bars on the map are no part of it; cards and handles of lines are. */
export function isControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest('[data-card], [data-line]')) return false
  return target.closest('button, a, input, [role="toolbar"], [role="menu"], [role="tooltip"]') !== null
}

function isOverTray(event: PointerEvent): boolean {
  const under = document.elementFromPoint(event.clientX, event.clientY)
  return under !== null && under.closest('[data-tray]') !== null
}
