import { maxShownCards } from '@commonground/shared/protocol/presence'
import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react'
import { announce } from '../app/announce.ts'
import { calm } from '../app/appearance.ts'
import { notify } from '../app/notices.ts'
import { preferences } from '../app/preferences.ts'
import type { Session } from '../session/session.ts'
import { useSession, useUiStore } from '../state/hooks.ts'
import { createStore } from '../state/store.ts'
import type { UiStore } from '../state/uiState.ts'
import { type ActionContext, ActionsContext } from '../tools/actionContext.ts'
import { createBoardFocus } from '../tools/focus.ts'
import { createLaser } from '../tools/laser.ts'
import type { MapMarks } from '../tools/marks.ts'
import { createNudger } from '../tools/nudge.ts'
import { createPreview } from '../tools/preview.ts'
import { tellSuperseded } from '../tools/tellSuperseded.ts'
import { browserClock, createCamera } from './camera.ts'

/**
 * What actions, toolbar, menus and the grid work with on one open board: camera, focus, gestures. Stands inside
 * SessionContext and UiContext, around everything on the board page.
 */
export function BoardTools({ children }: { readonly children: ReactNode }): ReactElement {
  const session = useSession()
  const ui = useUiStore()
  const context = useMemo(() => contextFor(session, ui), [session, ui])

  useEffect(() => showWhatIsSelected(context), [context])
  useEffect(() => tellSuperseded(context), [context])
  useEffect(() => {
    // A burst of arrow keys that is not written yet must not be lost with the page.
    const flush = (): void => context.nudger.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
      context.camera.close()
    }
  }, [context])

  return <ActionsContext value={context}>{children}</ActionsContext>
}

function contextFor(session: Session, ui: UiStore): ActionContext {
  const preview = createPreview()
  return {
    session,
    ui,
    camera: createCamera({ clock: browserClock, isStill: calm.get }),
    focus: createBoardFocus(),
    preview,
    nudger: createNudger({ session, preview, announce, later }),
    laser: createLaser(session, browserClock.now),
    gridLines: createStore(false),
    marks: createStore<MapMarks | undefined>(undefined),
    hasLetterKeys: () => preferences.get().letterKeys,
    announce,
    notify,
  }
}

function later(act: () => void, afterMs: number): () => void {
  const timer = setTimeout(act, afterMs)
  return () => clearTimeout(timer)
}

/** Tells others what is selected here, and forgets selected cards that are gone. */
function showWhatIsSelected({ session, ui }: ActionContext): () => void {
  let shown = ui.get().selection
  const tell = (): void => {
    const { selection } = ui.get()
    if (selection === shown) return
    shown = selection
    session.show({ selection: selection.size > 0 ? [...selection].slice(0, maxShownCards) : undefined })
  }
  const prune = (): void => {
    const { selection } = ui.get()
    const { cards } = session.board.get()
    const left = [...selection].filter((id) => cards.has(id))
    if (left.length < selection.size) ui.change({ selection: new Set(left) })
  }
  const stops = [ui.subscribe(tell), session.board.subscribe(prune)]
  return () => {
    for (const stop of stops) stop()
  }
}
