import { words } from '@commonground/shared/words/words'
import { type ReactElement, useRef } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import { useUi, useUiStore } from '../../state/hooks.ts'
import type { ActionName } from '../../tools/action.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { actionLabel, actionNamed } from '../../tools/actions.ts'
import { keyLabel } from '../../tools/key.ts'
import './selection.css'

const forCards: readonly (readonly ActionName[])[] = [
  ['edit', 'planWith', 'tapToMove', 'moveTo', 'dontKnow', 'toTray'],
  ['cut', 'copy', 'duplicate'],
  ['front', 'back', 'lock', 'unlock'],
  ['remove'],
]
const forMap: readonly (readonly ActionName[])[] = [
  ['newCard', 'paste', 'pasteAsOne'],
  ['selectAll', 'undo', 'redo'],
  ['zoomFit', 'gridLines', 'shortcuts'],
]

/** The card menu: the same actions as the keys, as words. On the empty map, what can be done there. */
export function CardMenu(): ReactElement | null {
  const context = useActionContext()
  const ui = useUiStore()
  const menuAt = useUi((state) => state.menuAt)
  const anchor = useRef<HTMLDivElement>(null)
  // Not the card that has the keyboard: it keeps it while the empty map is pressed.
  const isForCards = useUi((state) => state.selection.size > 0)
  const groups = (isForCards ? forCards : forMap)
    .map((names) => names.map(actionNamed).filter((action) => action.isAvailable(context)))
    .filter((group) => group.length > 0)
  if (!menuAt) return null
  return (
    <>
      <div ref={anchor} className="card-menu-anchor" style={{ left: menuAt.xPx, top: menuAt.yPx }} />
      <Popover
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) ui.change({ menuAt: undefined })
        }}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
      >
        <Menu
          aria-label={words.keys.actions.menu}
          autoFocus="first"
          onAction={(name) => {
            ui.change({ menuAt: undefined })
            actionNamed(name as ActionName).perform(context)
          }}
        >
          {groups.flatMap((group, index) => [
            ...(index > 0 ? [<Separator key={`before-${group[0]?.name}`} />] : []),
            ...group.map((action) => (
              <MenuItem
                key={action.name}
                id={action.name}
                textValue={actionLabel(action, context)}
                data-look={action.name === 'remove' ? 'danger' : undefined}
              >
                {actionLabel(action, context)}
                {action.keys[0] && <kbd>{keyLabel(action.keys[0])}</kbd>}
              </MenuItem>
            )),
          ])}
        </Menu>
      </Popover>
    </>
  )
}
