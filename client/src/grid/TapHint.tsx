import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { useUi, useUiStore } from '../state/hooks.ts'

/** Says that the next tap moves the cards, and offers the way back. */
export function TapHint(): ReactElement | null {
  const ui = useUiStore()
  const moving = useUi((state) => state.moving)
  if (!moving) return null
  return (
    <div className="grid-bar" data-look="hint">
      <span>{moving.length === 1 ? words.grid.tapWhere : words.grid.tapWhereMany(moving.length)}</span>
      <Button className="button" data-size="small" onPress={() => ui.change({ moving: undefined })}>
        {words.grid.cancel}
      </Button>
    </div>
  )
}
