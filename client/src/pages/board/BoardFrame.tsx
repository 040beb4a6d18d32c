import { isPlaced } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { Suspense, useEffect } from 'react'
import { useLocation } from 'wouter'
import { RoundPanel } from '../../activities/RoundPanel.tsx'
import { announce } from '../../app/announce.ts'
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx'
import { clearNotices, notify } from '../../app/notices.ts'
import { loadPartsSoon } from '../../app/part.ts'
import { preferences } from '../../app/preferences.ts'
import { problemText } from '../../app/problemText.ts'
import { speakOfOthers } from '../../app/spoken.ts'
import { speakOfWorkshop } from '../../app/spokenWorkshop.ts'
import { tellPutBack } from '../../app/tellPutBack.ts'
import { sheetPx } from '../../app/theme.ts'
import { useIsNarrow } from '../../controls/useIsNarrow.ts'
import { clearOfPanel } from '../../grid/clearOfPanel.ts'
import { Banners } from '../../panels/saved/Banners.tsx'
import type { BannerAct } from '../../panels/saved/banners.ts'
import { StageBar } from '../../panels/workshop/StageBar.tsx'
import { Summoned } from '../../panels/workshop/Summoned.tsx'
import { WorkshopSheets } from '../../panels/workshop/WorkshopSheets.tsx'
import { freeze } from '../../session/api.ts'
import { askServerClock } from '../../session/askServerClock.ts'
import { serverNow } from '../../session/serverClock.ts'
import type { Session } from '../../session/session.ts'
import { useSession, useSettings, useUi, useUiStore } from '../../state/hooks.ts'
import type { UiStore, View } from '../../state/uiState.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { attachPaste } from '../../tools/clipboardActs.ts'
import { attachKeyboard } from '../../tools/keyboard.ts'
import { BoardMiddle } from './BoardMiddle.tsx'
import { DoubledLine } from './DoubledLine.tsx'
import { CardPanels, OpenPanel } from './OpenPanel.tsx'
import { TopBar } from './TopBar.tsx'
import './board.css'

/** Bar, banners, the board in the middle and a panel beside it. */
export function BoardFrame() {
  const context = useActionContext()
  const session = useSession()
  const ui = useUiStore()
  const panel = useUi((state) => state.panel)
  const isEditing = useUi((state) => state.editing !== undefined)
  const isNarrow = useIsNarrow(sheetPx)
  const act = useBannerActs()
  useTitleOfPage()

  useEffect(() => {
    // On the body, where the keyboard is when no part of the page has it.
    const keyboard = attachKeyboard(document.body, context, ['page'])
    const stopPaste = attachPaste(document.body, context)
    return () => {
      keyboard.detach()
      stopPaste()
      // What they offer is about this board, and it is no longer open.
      clearNotices()
    }
  }, [context])
  useEffect(() => closeEmptyTray(session, ui), [session, ui])
  useEffect(() => speakOfOthers({ session, ui, announce, preferences }), [session, ui])
  useEffect(askServerClock, [])
  useEffect(loadPartsSoon, [])
  useEffect(() => tellPutBack(session, notify), [session])
  useEffect(() => speakOfWorkshop({ session, announce, now: serverNow }), [session])

  // Below a sheet nothing may hold the keyboard: it would be out of sight.
  const isCovered = isNarrow && (isEditing || (panel !== undefined && panel !== 'shortcuts'))
  return (
    <div className="board">
      <SkipLinks />
      <div className="board-rest" inert={isCovered}>
        <TopBar />
        <div className="stage-place">
          <StageBar />
        </div>
        <Banners onAct={act} />
        <DoubledLine />
        <main className="board-main">
          <Summoned />
          <ErrorBoundary>
            <RoundPanel>
              <BoardMiddle />
            </RoundPanel>
          </ErrorBoundary>
        </main>
      </div>
      <ErrorBoundary>
        <Suspense>
          <OpenPanel />
          <CardPanels />
          <BesidePanel />
          <WorkshopSheets />
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}

/** Brings the card out from under the panel, once that is there: its code may have to come first. */
function BesidePanel() {
  const editing = useUi((state) => state.editing)
  const panel = useUi((state) => state.panel)
  // What is new waits with its neighbours for their code; what is there already would not.
  return editing || panel ? <StepAside key={`${editing} ${panel}`} /> : null
}

function StepAside() {
  const context = useActionContext()
  useEffect(() => clearOfPanel(context), [context])
  return null
}

/** Gives the map the room of a tray in which nothing waits, once the board is there. Returns its stop. */
function closeEmptyTray(session: Session, ui: UiStore): () => void {
  const look = (): void => {
    if (session.saved.get().kind === 'opening') return
    stop()
    const cards = [...session.board.get().cards.values()]
    if (cards.length > 0 && cards.every(isPlaced)) ui.change({ trayOpen: false })
  }
  const stop = session.saved.subscribe(look)
  return stop
}

function SkipLinks() {
  const ui = useUiStore()
  const goTo = (view: View): void => {
    ui.change({ view })
    // The view is drawn first, then it takes the keyboard.
    requestAnimationFrame(() => document.getElementById('board-view')?.focus())
  }
  return (
    <div className="skip-links">
      <button type="button" onClick={() => goTo('grid')}>
        {words.pages.board.toMap}
      </button>
      <button type="button" onClick={() => goTo('outline')}>
        {words.pages.board.toList}
      </button>
    </div>
  )
}

function useTitleOfPage(): void {
  const { title } = useSettings()
  useEffect(() => {
    document.title = words.pages.board.docTitle(title || words.pages.board.untitled)
  }, [title])
}

function useBannerActs(): (act: BannerAct) => void {
  const session = useSession()
  const ui = useUiStore()
  const [, go] = useLocation()
  return (act) => {
    switch (act) {
      case 'reload':
        return location.reload()
      case 'showResult':
        return go(`/b/${session.boardId}/result`)
      case 'showSettings':
        return ui.change({ panel: 'settings' })
      case 'showDrafts':
        return ui.change({ panel: 'drafts' })
      case 'unfreeze':
        return void freeze(session.boardId, false).catch((error: unknown) =>
          notify({ text: problemText(error) }),
        )
    }
  }
}
