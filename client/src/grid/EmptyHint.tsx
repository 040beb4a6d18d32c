import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { sheetPx } from '../app/theme.ts'
import { useIsNarrow } from '../controls/useIsNarrow.ts'
import { useBoard, useCanWrite, useStore, useUi } from '../state/hooks.ts'
import { useActionContext } from '../tools/actionContext.ts'

/** What to do with a map that nothing stands on yet. Out of the way while a card is brought there. */
export function EmptyHint(): ReactElement | null {
  const { cards } = useBoard()
  const canAdd = useCanWrite('add')
  const canPlace = useCanWrite('place')
  const isNarrow = useIsNarrow(sheetPx)
  const isTapping = useUi((state) => state.moving !== undefined)
  const isDragging = useStore(useActionContext().preview).moving.length > 0
  const isEmpty = [...cards.values()].every((card) => card.place === undefined)
  if (!isEmpty || isTapping || isDragging) return null
  if (canPlace && cards.size > 0) {
    return (
      <div className="grid-empty" data-look="small">
        <p>{isNarrow ? words.grid.dragFromBelow : words.grid.dragFromLeft}</p>
      </div>
    )
  }
  return (
    <div className="grid-empty">
      <p className="grid-empty-title">{words.grid.emptyTitle}</p>
      {canAdd && <p>{words.grid.emptyHint}</p>}
    </div>
  )
}
