import { influenceInterest } from '@commonground/shared/frameworks/influenceInterest'
import type { ActionContext } from '../tools/actionContext.ts'

/** Windows from this width on have their panels over the map, narrower ones beside or below it. */
const overlayFromPx = 900
/** Half of what a card takes, so that the whole of it is seen. */
const besidePx = { across: 90, along: 30 }

/** Pans just so far that the edited or chosen card is not hidden by a panel that lies over the map. */
export function clearOfPanel({ camera, session, ui }: ActionContext): void {
  const { editing, selection, view } = ui.get()
  const panel = document.querySelector('.side-panel')
  const [id] = editing ? [editing] : selection
  const place = id && session.board.get().cards.get(id)?.place
  if (view !== 'grid' || !panel || !place || window.innerWidth < overlayFromPx) return
  const { zoom } = camera.get()
  const { x, y } = influenceInterest.point(place)
  camera.show({
    x: x - besidePx.across / zoom,
    y: y - besidePx.along / zoom,
    width: (besidePx.across * 2 + panel.clientWidth) / zoom,
    height: (besidePx.along * 2) / zoom,
  })
}
