import type { CardId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Move } from 'lucide-react'
import { type ReactElement, useSyncExternalStore } from 'react'
import { Button, Group } from 'react-aria-components'
import { Act, SelectionBar } from '../panels/selection/SelectionBar.tsx'
import { useBoard, useCanWrite, useStore, useUi } from '../state/hooks.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { actionNamed } from '../tools/actions.ts'
import type { Scene } from './scene.ts'

/** The bar of the chosen cards on the map: all that a drag or a key can do. */
export function MapBar({ scene }: { readonly scene: Scene }): ReactElement | null {
  const context = useActionContext()
  const selection = useUi((state) => state.selection)
  const moving = useUi((state) => state.moving)
  const canPlace = useCanWrite('place')
  const isDragging = useStore(context.preview).moving.length > 0 && !context.preview.get().isNudge
  const { cards } = useBoard()
  const placed = [...selection].some((id) => cards.get(id)?.place)
  const isLow = useIsLow(scene, selection)
  if (moving || isDragging || !placed) return null
  return (
    <SelectionBar isAtTop={isLow}>
      {canPlace && (
        <>
          <Button
            className="button"
            data-look="primary"
            onPress={() => actionNamed('tapToMove').perform(context)}
          >
            <Move size={18} strokeWidth={1.75} aria-hidden />
            {words.grid.bar.move}
          </Button>
          <Group className="card-bar-group" aria-label={words.keys.groups.move}>
            <Act name="left" icon={ArrowLeft} label={words.grid.bar.left} />
            <Act name="down" icon={ArrowDown} label={words.grid.bar.down} />
            <Act name="up" icon={ArrowUp} label={words.grid.bar.up} />
            <Act name="right" icon={ArrowRight} label={words.grid.bar.right} />
          </Group>
          <DontKnow />
        </>
      )}
    </SelectionBar>
  )
}

/** The height that the bar takes of the foot of the map; on a small map it stands in two rows. */
const footPx = (widthPx: number): number => (widthPx <= 640 ? 110 : 72)

/** True when the bar would lie over a chosen card. */
function useIsLow(scene: Scene, selection: ReadonlySet<CardId>): boolean {
  const { camera } = useActionContext()
  useStore(scene)
  return useSyncExternalStore(camera.subscribe, () =>
    [...selection].some((id) => {
      const box = scene.boxOf(id)
      const foot = box && camera.toScreen({ x: box.x, y: box.y + box.height }).y
      const { widthPx, heightPx } = camera.viewport()
      return foot !== undefined && foot > heightPx - footPx(widthPx) && foot < heightPx
    }),
  )
}

/** In a placing round, in words: nobody looks for an answer behind a question mark. */
function DontKnow(): ReactElement | null {
  const context = useActionContext()
  const action = actionNamed('dontKnow')
  if (!action.isAvailable(context)) return null
  return (
    <Button className="button" onPress={() => action.perform(context)}>
      {words.rounds.placing.dontKnow}
    </Button>
  )
}
