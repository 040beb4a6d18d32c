import { pointOf } from '@commonground/shared/map/grid'
import type { ActionContext } from '../tools/actionContext.ts'
import { sizeOnMap } from './cameraMath.ts'

/** Windows from this width on have their panels over the map, narrower ones beside or below it. */
const overlayFromPx = 900
/** Half of what a card takes, so that the whole of it is seen. */
const besidePx = { across: 90, along: 30 }

/**
 * Pans just so far that the edited or chosen card is not hidden by a panel that lies over the map. Returns the way back.
 */
export function clearOfPanel({ camera, session, ui }: ActionContext): (() => void) | undefined {
  const { editing, selection, view } = ui.get()
  const panel = document.querySelector('.side-panel')
  const [id] = editing ? [editing] : selection
  const place = id && session.board.get().cards.get(id)?.place
  if (view !== 'grid' || !panel || !place || window.innerWidth < overlayFromPx) return undefined
  const { x, y } = pointOf(place)
  const before = sizeOnMap({ width: besidePx.across, height: besidePx.along }, camera.get())
  const whole = { width: besidePx.across * 2 + panel.clientWidth, height: besidePx.along * 2 }
  return camera.stepAside({ x: x - before.width, y: y - before.height, ...sizeOnMap(whole, camera.get()) })
}
