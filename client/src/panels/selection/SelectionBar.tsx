import type { CardId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { Copy, Ellipsis, Lock, LockOpen, type LucideIcon, Pencil, Trash2 } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Group, Toolbar } from 'react-aria-components'
import { IconButton } from '../../controls/IconButton.tsx'
import { useBoard, useUi } from '../../state/hooks.ts'
import type { ActionName } from '../../tools/action.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { actionLabel, actionNamed, keyOf } from '../../tools/actions.ts'
import './selection.css'

interface SelectionBarProps {
  /** The bar would lie over a chosen card at its usual place. */
  readonly isAtTop?: boolean
  /** How the cards are moved here. */
  readonly children: ReactNode
}

/** What can be done with the chosen cards by single taps, on the map and in the list. */
export function SelectionBar({ isAtTop, children }: SelectionBarProps): ReactElement | null {
  const chosen = useChosen()
  const isEditing = useUi((state) => state.editing !== undefined)
  if (chosen.length === 0 || isEditing) return null
  return (
    <Toolbar
      className="floating-bar card-bar"
      data-at={isAtTop ? 'top' : undefined}
      aria-label={words.grid.bar.name}
    >
      {chosen.length > 1 && <span className="card-bar-count">{words.grid.selectedMany(chosen.length)}</span>}
      {children}
      <Group className="card-bar-group" aria-label={words.keys.groups.cards}>
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

/** The chosen cards that are still on the board. Draws again when one of them changes its name, place or lock. */
function useChosen(): readonly CardId[] {
  const { cards } = useBoard()
  return [...useUi((state) => state.selection)].filter((id) => cards.has(id))
}

interface ActProps {
  readonly name: ActionName
  readonly icon: LucideIcon
  readonly label?: string
}

/** A button for one action, there while it can be done. */
export function Act({ name, icon, label }: ActProps): ReactElement | null {
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
