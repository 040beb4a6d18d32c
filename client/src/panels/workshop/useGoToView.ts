import { pointOf } from '@commonground/shared/map/grid'
import type { SummonView } from '@commonground/shared/protocol/workshop'
import { useActionContext } from '../../tools/actionContext.ts'

/** Moves the map to a card or to a part of it. Nothing is chosen, and the keyboard stays where it is. */
export function useGoToView(): (view: SummonView) => void {
  const { camera, session } = useActionContext()
  return (view) => {
    if (!('card' in view)) return camera.fitTo(view)
    const place = session.board.get().cards.get(view.card)?.place
    if (!place) return
    camera.centreOn(pointOf(place))
  }
}
