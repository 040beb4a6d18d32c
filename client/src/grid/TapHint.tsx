import { words } from '@commonground/shared/words/words'
import { type ReactElement, useEffect } from 'react'
import { Button } from 'react-aria-components'
import { onEscape } from '../app/onEscape.ts'
import '../panels/selection/selection.css'
import { useBoard, useUi, useUiStore } from '../state/hooks.ts'

/** Says that the next tap moves the cards, and offers the way back. */
export function TapHint(): ReactElement | null {
  const ui = useUiStore()
  const moving = useUi((state) => state.moving)
  const { cards } = useBoard()
  const isMoving = moving !== undefined
  useEffect(() => (isMoving ? onEscape(() => ui.change({ moving: undefined })) : undefined), [isMoving, ui])
  if (!moving) return null
  const [first] = moving
  const name = (first && cards.get(first)?.name) || words.model.unnamed
  const say = moving.length === 1 ? words.grid.tapWhere(name) : words.grid.tapWhereMany(moving.length)
  return (
    <div className="floating-bar card-bar" data-look="hint">
      <span className="card-bar-say">{say}</span>
      <Button className="button" data-size="small" onPress={() => ui.change({ moving: undefined })}>
        {words.grid.cancel}
      </Button>
    </div>
  )
}
