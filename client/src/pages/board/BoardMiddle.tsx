import { words } from '@commonground/shared/words/words'
import { lazy, Suspense } from 'react'
import { GridView } from '../../grid/GridView.tsx'
import { Tray } from '../../grid/Tray.tsx'
import { OutlineView } from '../../outline/OutlineView.tsx'
import { MoveToDialog } from '../../panels/card/MoveToDialog.tsx'
import { Toolbar } from '../../panels/toolbar/Toolbar.tsx'
import { useSettings, useUi } from '../../state/hooks.ts'

const TableView = lazy(async () => ({ default: (await import('../../table/TableView.tsx')).TableView }))

/** The board in the chosen view, and what belongs to a card. */
export function BoardMiddle() {
  const view = useUi((state) => state.view)
  return (
    <>
      <Question />
      <div id="board-view" className="board-view" data-view={view} tabIndex={-1}>
        <Suspense fallback={<p className="message-page">{words.pages.loading}</p>}>
          {view === 'grid' && <GridArea />}
          {view === 'outline' && <OutlineView />}
          {view === 'table' && <TableView />}
        </Suspense>
      </div>
      <MoveToDialog />
    </>
  )
}

function GridArea() {
  return (
    <>
      <Tray />
      <div className="board-map">
        <GridView />
        <Toolbar />
      </div>
    </>
  )
}

function Question() {
  const { question } = useSettings()
  if (question === '') return null
  return (
    <p className="board-question">
      <span className="unseen">{words.pages.board.question}: </span>
      {question}
    </p>
  )
}
