import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { useBoard, useCanWrite } from '../state/hooks.ts'

/** What to do with a map that nothing stands on yet. */
export function EmptyHint(): ReactElement | null {
  const { cards } = useBoard()
  const canWrite = useCanWrite()
  const isEmpty = [...cards.values()].every((card) => card.place === undefined)
  if (!isEmpty) return null
  return (
    <div className="grid-empty">
      <p className="grid-empty-title">{words.grid.emptyTitle}</p>
      {canWrite && <p>{words.grid.emptyHint}</p>}
    </div>
  )
}
