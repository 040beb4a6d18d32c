import { type ReactElement, useEffect, useState } from 'react'
import { Toolbar } from '../panels/toolbar/Toolbar.tsx'
import { localSession } from '../session/localSession.ts'
import { SessionContext, UiContext } from '../state/hooks.ts'
import { createUiStore } from '../state/uiState.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { BoardTools } from './BoardTools.tsx'
import { benchCards, openBench } from './bench.ts'
import { GridView } from './GridView.tsx'

/**
 * A board without a server, for measuring the map beside other whiteboards: `?bench=1&n=5000&view=fit|work`. Loaded
 * only then.
 */
export function BenchPage(): ReactElement {
  const [session] = useState(() => localSession({ cards: benchCards(asked('n', 1000)) }))
  const [ui] = useState(createUiStore)
  return (
    <SessionContext value={session}>
      <UiContext value={ui}>
        <BoardTools>
          <div className="bench-map">
            <GridView />
            <Toolbar />
          </div>
          <OpenBench session={session} />
        </BoardTools>
      </UiContext>
    </SessionContext>
  )
}

function OpenBench({ session }: { readonly session: ReturnType<typeof localSession> }): null {
  const context = useActionContext()
  useEffect(() => {
    const { camera } = context
    const isPainted = (): boolean =>
      camera.viewport().widthPx > 1 && document.querySelector('.grid-canvas canvas') !== null
    const close = openBench(session, context, isPainted)
    const isWork = new URLSearchParams(location.search).get('view') === 'work'
    if (isWork) void window.__bench?.ready.then(() => camera.jump({ x: 200, y: 100, zoom: 1 }))
    return close
  }, [session, context])
  return null
}

function asked(name: string, otherwise: number): number {
  const value = Number(new URLSearchParams(location.search).get(name))
  return Number.isInteger(value) && value > 0 ? value : otherwise
}
