import type { BoardId } from '@commonground/shared/base/ids'
import type { Joined } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { SessionContext, useSaved } from '../../state/hooks.ts'
import { useOpenSession } from '../useOpenSession.ts'
import { Result } from './Result.tsx'

interface ResultPageProps {
  readonly board: BoardId
  readonly joined: Joined
}

/** `/b/<board>/result`: what a workshop brought, on one page that prints. Everyone who joined the board can open it. */
export function ResultPage({ board, joined }: ResultPageProps) {
  const session = useOpenSession(board, joined)
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
