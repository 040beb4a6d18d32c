import type { CardId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Copy,
  Ellipsis,
  Lock,
  LockOpen,
  type LucideIcon,
  Move,
  Pencil,
  Trash2,
} from 'lucide-react'
import { type ReactElement, useSyncExternalStore } from 'react'
import { Button, Group, Toolbar } from 'react-aria-components'
import { IconButton } from '../controls/IconButton.tsx'
import { useBoard, useCanWrite, useStore, useUi } from '../state/hooks.ts'
import type { ActionName } from '../tools/action.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { actionLabel, actionNamed, keyOf } from '../tools/actions.ts'
import type { Scene } from './scene.ts'

/** What can be done with the chosen cards by single taps: everything a drag or a key can do. */
export function SelectionBar({ scene }: { readonly scene: Scene }): ReactElement | null {
  const context = useActionContext()
  const selection = useUi((state) => state.selection)
  const moving = useUi((state) => state.moving)
  const isEditing = useUi((state) => state.editing !== undefined)
  const canPlace = useCanWrite('place')
  const isDragging = useStore(context.preview).moving.length > 0 && !context.preview.get().isNudge
  // Names and locks of the chosen cards may change while the bar is open.
  const { cards } = useBoard()
  const placed = [...selection].some((id) => cards.get(id)?.place)
  const isLow = useIsLow(scene, selection)
  if (selection.size === 0 || moving || isEditing || isDragging || !placed) return null
  return (
    <Toolbar className="grid-bar" data-at={isLow ? 'top' : undefined} aria-label={words.grid.bar.name}>
      {selection.size > 1 && (
        <span className="grid-bar-count">{words.grid.selectedMany(selection.size)}</span>
      )}
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
          <Group className="grid-bar-group" aria-label={words.keys.groups.move}>
            <Act name="left" icon={ArrowLeft} label={words.grid.bar.left} />
            <Act name="down" icon={ArrowDown} label={words.grid.bar.down} />
            <Act name="up" icon={ArrowUp} label={words.grid.bar.up} />
            <Act name="right" icon={ArrowRight} label={words.grid.bar.right} />
          </Group>
          <DontKnow />
        </>
      )}
      <Group className="grid-bar-group" aria-label={words.keys.groups.cards}>
        <Act name="edit" icon={Pencil} />
        <Act name="duplicate" icon={Copy} />
        <Act name="lock" icon={Lock} />
        <Act name="unlock" icon={LockOpen} />
        <Act name="remove" icon={Trash2} />
        <More />
      </Group>
    </Toolbar>
  )
}

/** What the bar takes of the foot of the map: with the tools below it, or instead of them on a small map. */
const footPx = (widthPx: number): number => (widthPx <= 640 ? 110 : 150)

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

interface ActProps {
  readonly name: ActionName
  readonly icon: LucideIcon
  readonly label?: string
}

function Act({ name, icon, label }: ActProps): ReactElement | null {
  const context = useActionContext()
  const action = actionNamed(name)
  if (!action.isAvailable(context)) return null
  return (
    <IconButton
      icon={icon}
      label={label ?? actionLabel(action, context)}
      keys={keyOf(name)}
      onPress={() => action.perform(context)}
    />
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

function More(): ReactElement {
  const { ui } = useActionContext()
  return (
    <IconButton
      icon={Ellipsis}
      label={words.grid.bar.more}
      onPress={(event) => {
        const box = event.target.getBoundingClientRect()
        ui.change({ menuAt: { xPx: box.left, yPx: box.top } })
      }}
    />
  )
}
