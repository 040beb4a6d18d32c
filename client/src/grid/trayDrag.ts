import type { Point } from '@commonground/shared/base/geometry'
import { contains } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { placeAtPoint, pointOf } from '@commonground/shared/map/grid'
import type { ActionContext } from '../tools/actionContext.ts'
import { runEffects } from '../tools/runEffects.ts'
import type { Carried } from '../tools/tool.ts'
import { afterMs } from './listen.ts'
import { openMenu } from './openMenu.ts'

const slopPx = 5
const longPressMs = 500

/**
 * Follows a card from the tray until it is let go: on the map it gets that place, anywhere else it stays. A finger
 * that moves along the list scrolls it; one that moves across takes the card out; one that rests opens the menu.
 */
export function beginTrayDrag(press: PointerEvent, card: CardId, context: ActionContext): void {
  if (press.button !== 0) return
  const startPx = { x: press.clientX, y: press.clientY }
  let isDragging = false

  const carriedAt = (atPx: Point): Carried => {
    const point = mapPoint(atPx, context)
    const place = point && placeAtPoint(point)
    // Shown where it would land: beside the map that is its edge, not the pointer.
    return { card, at: place ? pointOf(place) : { x: 0, y: 0 }, place }
  }
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return
    const atPx = { x: event.clientX, y: event.clientY }
    const across = Math.abs(atPx.x - startPx.x)
    const along = Math.abs(atPx.y - startPx.y)
    if (!isDragging && Math.hypot(across, along) < slopPx) return
    stopWaiting()
    if (!isDragging && event.pointerType === 'touch' && along > across) {
      stop()
      return
    }
    isDragging = true
    event.preventDefault()
    const carried = carriedAt(atPx)
    const chipPx = carried.place ? undefined : atPx
    runEffects([{ kind: 'showMoving', carried: [carried], isCopy: false, chipPx }], context)
  }
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return
    stop()
    if (!isDragging) return
    const carried = carriedAt({ x: event.clientX, y: event.clientY })
    if (carried.place) {
      runEffects(
        [
          { kind: 'drop', carried: [carried], isCopy: false },
          { kind: 'select', cards: [card] },
          // Its button in the tray is gone, and the keyboard with it.
          { kind: 'focus', card },
        ],
        context,
      )
    } else runEffects([{ kind: 'clear' }], context)
  }
  const cancel = (): void => {
    stop()
    if (isDragging) runEffects([{ kind: 'clear' }], context)
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') cancel()
  }
  const stopWaiting =
    press.pointerType === 'touch'
      ? afterMs(longPressMs, () => {
          stop()
          openMenu(context, card, { xPx: startPx.x, yPx: startPx.y })
        })
      : () => {}
  const stop = (): void => {
    stopWaiting()
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', end)
    window.removeEventListener('pointercancel', cancel)
    window.removeEventListener('blur', cancel)
    window.removeEventListener('keydown', key, true)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', end)
  window.addEventListener('pointercancel', cancel)
  window.addEventListener('blur', cancel)
  window.addEventListener('keydown', key, true)
}

/** The map point under a point of the window; nothing beside the map, or where a panel lies over it. */
function mapPoint(atPx: Point, { camera }: ActionContext): Point | undefined {
  const box = document.querySelector('[data-grid]')?.getBoundingClientRect()
  if (!box || !contains({ x: box.left, y: box.top, width: box.width, height: box.height }, atPx))
    return undefined
  if (document.elementFromPoint(atPx.x, atPx.y)?.closest('.side-panel')) return undefined
  return camera.toMap({ x: atPx.x - box.left, y: atPx.y - box.top })
}
