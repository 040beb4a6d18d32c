import type { SittingId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { useCallback, useEffect, useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { resultShown } from '../../activities/resultShown.ts'
import * as api from '../../session/api.ts'
import { sittingSession } from '../../session/sittingSession.ts'
import { SessionContext, useSaved, useSession, useWorkshop } from '../../state/hooks.ts'
import { SheetPage } from '../SheetPage.tsx'
import { type OpenBoardProps, useOpenSession } from '../useOpenSession.ts'
import { OtherWorkshops } from './OtherWorkshops.tsx'
import { Result } from './Result.tsx'
import { useAnswer } from './useAnswer.ts'

const text = words.workshop.result

interface ResultPageProps extends OpenBoardProps {
  /** The workshop of this address; without one, the page finds out. */
  readonly sitting?: SittingId | undefined
}

/**
 * `/b/<board>/result` and `/b/<board>/result/<sitting>`: what a workshop brought, on one page that prints. Everyone who
 * joined the board can open it.
 */
export function ResultPage({ sitting, ...props }: ResultPageProps) {
  const session = useOpenSession(props)
  if (!session) return <Opening />
  return (
    <SessionContext value={session}>
      <WhenOpen sitting={sitting} />
    </SessionContext>
  )
}

function WhenOpen({ sitting }: Pick<ResultPageProps, 'sitting'>) {
  const { kind } = useSaved()
  const isKnown = useWorkshop().now !== 0
  if (kind === 'opening') return <Opening />
  if (sitting !== undefined) return <Sitting key={sitting} id={sitting} />
  if (isKnown) return <Newest />
  // The server has not yet told what was held; without it nobody can tell.
  return kind === 'offline' || kind === 'onlyHere' ? <Result about={text.unknown} /> : <Opening />
}

/** Shows the workshop that is not closed, or leads to the address of the newest one that is kept. */
function Newest() {
  const { boardId } = useSession()
  const shown = resultShown(useWorkshop())
  const [, go] = useLocation()
  const id = shown.kind === 'sitting' ? shown.id : undefined
  useEffect(() => {
    if (id !== undefined) go(`/b/${boardId}/result/${id}`, { replace: true })
  }, [boardId, id, go])
  if (id !== undefined) return <Opening />
  return (
    <Result
      about={shown.kind === 'live' ? text.soFar : text.none}
      foot={<OtherWorkshops hasLive={false} />}
    />
  )
}

function Sitting({ id }: { readonly id: SittingId }) {
  const outer = useSession()
  const workshop = useWorkshop()
  const ask = useCallback(() => api.sitting(outer.boardId, id), [outer.boardId, id])
  const answer = useAnswer(ask)
  const value = answer.kind === 'found' ? answer.value : undefined
  const shown = workshop.round?.state === 'revealed' ? workshop.round.id : undefined
  const session = useMemo(() => value && sittingSession(outer, value, shown), [outer, value, shown])
  if (answer.kind === 'missing' || answer.kind === 'unreachable') return <NoSitting why={answer.kind} />
  if (!value || !session) return <Opening />
  const about = value.unclosed ? text.unclosed : text.kept(value.name)
  const hasLive = resultShown(workshop).kind === 'live'
  return (
    <SessionContext value={session}>
      <Result about={about} sitting={value} foot={<OtherWorkshops shown={id} hasLive={hasLive} />} />
    </SessionContext>
  )
}

function NoSitting({ why }: { readonly why: 'missing' | 'unreachable' }) {
  const { boardId } = useSession()
  const title = why === 'missing' ? text.missingTitle : text.title
  return (
    <SheetPage title={title} about={text[why]}>
      <Link href={`/b/${boardId}`} className="button">
        {text.back}
      </Link>
    </SheetPage>
  )
}

function Opening() {
  return (
    <p className="message-page" role="status">
      {words.pages.loading}
    </p>
  )
}
