import { may } from '@commonground/shared/protocol/policy'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react'
import { useRole } from '../state/hooks.ts'
import { AsideBar, LeftBar, RoundBar } from './RoundBar.tsx'
import { useRoundView } from './roundContext.ts'
import './rounds.css'

const Overview = lazy(async () => ({ default: (await import('./Overview.tsx')).Overview }))
const PlacingBar = lazy(async () => ({ default: (await import('./placing/PlacingBar.tsx')).PlacingBar }))
const RevealPanel = lazy(async () => ({ default: (await import('./reveal/RevealPanel.tsx')).RevealPanel }))
const ListingPanel = lazy(async () => ({
  default: (await import('./listing/ListingPanel.tsx')).ListingPanel,
}))
const ListedPanel = lazy(async () => ({ default: (await import('./listing/ListedPanel.tsx')).ListedPanel }))
const VotePanel = lazy(async () => ({ default: (await import('./vote/VotePanel.tsx')).VotePanel }))
const VoteResult = lazy(async () => ({ default: (await import('./vote/VoteResult.tsx')).VoteResult }))
const FairnessPanel = lazy(async () => ({
  default: (await import('./fairness/FairnessPanel.tsx')).FairnessPanel,
}))
const FairnessResult = lazy(async () => ({
  default: (await import('./fairness/FairnessResult.tsx')).FairnessResult,
}))

/** The middle of the board page, with what the running round or its result puts over, beside or in place of it. */
export function RoundPanel({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <Suspense fallback={<p className="message-page">{words.pages.loading}</p>}>
      <Shown>{children}</Shown>
    </Suspense>
  )
}

function Shown({ children }: { readonly children: ReactNode }): ReactElement {
  const { shown } = useRoundView()
  switch (shown.kind) {
    case 'ballot':
      return (
        <>
          <PlacingBar round={shown.round} />
          {children}
        </>
      )
    case 'result':
      return (
        <Beside panel={<RevealPanel revealed={shown.revealed} {...(shown.open && { open: shown.open })} />}>
          {children}
        </Beside>
      )
    case 'left':
      return (
        <>
          <LeftBar round={shown.round} />
          {children}
        </>
      )
    case 'board':
      if (!shown.round) return <>{children}</>
      return (
        <OverBoard round={shown.round} isAside={shown.isAside}>
          {children}
        </OverBoard>
      )
  }
}

interface OverBoardProps {
  readonly round: Round
  readonly isAside: boolean
  readonly children: ReactNode
}

function OverBoard({ round, isAside, children }: OverBoardProps): ReactElement {
  const role = useRole()
  const { own } = useRoundView()
  if (!may(role, 'answerRound')) {
    return (
      <>
        {!isForViewers(round) && (
          <RoundBar title={words.rounds.kinds[round.kind]}>
            {round.state === 'revealed' ? words.rounds.viewerResult : words.rounds.viewer}
          </RoundBar>
        )}
        {children}
      </>
    )
  }
  if (isAside) {
    return (
      <>
        <AsideBar round={round} />
        {children}
      </>
    )
  }
  if (round.state === 'revealed') return <Beside panel={<Result round={round} />}>{children}</Beside>
  if (may(role, 'runWorkshop') && own.joins !== round.id) return <Overview round={round} />
  return <Answer round={round} />
}

/** A list becomes cards of the board, which everybody sees. */
const isForViewers = (round: Round): boolean => round.kind === 'silentListing' && round.state === 'revealed'

function Answer({ round }: { readonly round: Round }): ReactElement | null {
  switch (round.kind) {
    case 'silentListing':
      return <ListingPanel round={round} />
    case 'dotVote':
      return <VotePanel round={round} />
    case 'fairness':
      return <FairnessPanel round={round} />
    case 'blindPlacing':
      return null
  }
}

function Result({ round }: { readonly round: Round }): ReactElement | null {
  switch (round.kind) {
    case 'silentListing':
      return <ListedPanel round={round} />
    case 'dotVote':
      return <VoteResult round={round} />
    case 'fairness':
      return <FairnessResult round={round} />
    case 'blindPlacing':
      return null
  }
}

/** The board and, beside it, or below it on small screens, what a round found. */
function Beside({
  panel,
  children,
}: {
  readonly panel: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className="round-split">
      <div className="round-board">{children}</div>
      <div className="round-side">{panel}</div>
    </div>
  )
}
