import type { StageKind } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { Suspense } from 'react'
import { part } from '../../app/part.ts'
import { OutlineView } from '../../outline/OutlineView.tsx'
import { useIsUnread, useSession, useSettings, useUi, useWorkshop } from '../../state/hooks.ts'

// Apart from the rest, because phones begin with the list and may never need a canvas.
const GridArea = part(async () => (await import('./GridArea.tsx')).GridArea)
const PlacingList = part(async () => (await import('../../activities/placing/PlacingList.tsx')).PlacingList)
const TableView = part(async () => (await import('../../table/TableView.tsx')).TableView)

/** The board in the chosen view, and what belongs to a card. */
export function BoardMiddle() {
  const view = useUi((state) => state.view)
  const isPlacing = useSession().placing !== undefined
  const isUnread = useIsUnread()
  return (
    <>
      <Question />
      <div id="board-view" className="board-view" data-view={view} tabIndex={-1}>
        <Suspense fallback={<p className="message-page">{words.pages.loading}</p>}>
          {isUnread && <p className="message-page">{words.saved.unread}</p>}
          {!isUnread && view === 'grid' && <GridArea />}
          {!isUnread && view === 'outline' && (isPlacing ? <PlacingList /> : <OutlineView />)}
          {!isUnread && view === 'table' && <TableView />}
        </Suspense>
      </div>
    </>
  )
}

const opening: readonly StageKind[] = ['join', 'listing', 'missing', 'axes', 'free']

function Question() {
  const { question, title } = useSettings()
  const { agenda, stage } = useWorkshop()
  const now = agenda[stage]
  // Later on the sentence of the stage is what to read; two of them would speak at once.
  if (question === '' || (now && !opening.includes(now.kind))) return null
  // A short topic is the title too, and stands there until a stage asks it.
  if (!now && question === title) return null
  return (
    <p className="board-question">
      <span className="unseen">{words.pages.board.question}: </span>
      {question}
    </p>
  )
}
