import { words } from '@commonground/shared/words/words'
import { lazy, Suspense } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Route, Switch } from 'wouter'
import { BoardRoute } from '../pages/BoardRoute.tsx'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Notices } from './Notices.tsx'
import { part } from './part.ts'

const LibraryPage = part(async () => (await import('../pages/library/LibraryPage.tsx')).LibraryPage)
const CodePage = part(async () => (await import('../pages/join/CodePage.tsx')).CodePage)

// Measuring needs a board without a server; nobody else ever loads this.
const BenchPage = lazy(async () => ({ default: (await import('../grid/BenchPage.tsx')).BenchPage }))

/** Every page by its address, and the notices that outlive them. */
export function App() {
  return (
    <I18nProvider locale="en-GB">
      <ErrorBoundary>
        <Suspense fallback={<p className="message-page">{words.pages.loading}</p>}>
          <Switch>
            <Route path="/" component={isBench() ? BenchPage : LibraryPage} />
            <Route path="/join" component={CodePage} />
            <Route path="/b/:board">{({ board }) => <BoardRoute key={board} shows="board" />}</Route>
            <Route path="/b/:board/result/:sitting?">
              {({ board, sitting }) => <BoardRoute key={board} shows="result" sitting={sitting} />}
            </Route>
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
      <Notices />
    </I18nProvider>
  )
}

const isBench = (): boolean => new URLSearchParams(location.search).get('bench') === '1'
