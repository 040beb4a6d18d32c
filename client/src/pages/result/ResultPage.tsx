import { words } from '@commonground/shared/words/words'
import { SessionContext, useSaved } from '../../state/hooks.ts'
import { type OpenBoardProps, useOpenSession } from '../useOpenSession.ts'
import { Result } from './Result.tsx'

/** `/b/<board>/result`: what a workshop brought, on one page that prints. Everyone who joined the board can open it. */
export function ResultPage(props: OpenBoardProps) {
  const session = useOpenSession(props)
  if (!session) return <Opening />
  return (
    <SessionContext value={session}>
      <WhenOpen />
    </SessionContext>
  )
}

function WhenOpen() {
  return useSaved().kind === 'opening' ? <Opening /> : <Result />
}

function Opening() {
  return (
    <p className="message-page" role="status">
      {words.pages.loading}
    </p>
  )
}
