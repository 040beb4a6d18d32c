import { words } from '@commonground/shared/words/words'
import { notify } from '../../app/notices.ts'
import { viewOf } from '../../grid/cameraMath.ts'
import { useUi } from '../../state/hooks.ts'
import { targetIds, useActionContext } from '../../tools/actionContext.ts'
import { useCommand } from './useCommand.ts'

/** Brings everyone to the one chosen card, or else to the part of the map that is seen here. */
export function useSummonHere(): () => void {
  const context = useActionContext()
  const view = useUi((state) => state.view)
  const send = useCommand()
  return () => {
    const [card, ...others] = targetIds(context)
    if (view !== 'grid' && !card) return notify({ text: words.workshop.summon.onMap })
    const { camera } = context
    const to = card && others.length === 0 ? { card } : viewOf(camera.get(), camera.viewport())
    void send({ type: 'summon', view: to }).then((isDone) => {
      if (isDone) notify({ text: words.workshop.summon.done })
    })
  }
}
