import { traitsOf } from '@commonground/shared/activities/traits'
import { may } from '@commonground/shared/protocol/policy'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, type ReactNode, Suspense } from 'react'
import { useRole } from '../state/hooks.ts'
import { AsideBar, LeftBar, RoundBar } from './RoundBar.tsx'
import { useRoundView } from './roundContext.ts'
import './rounds.css'
import { part } from '../app/part.ts'

const Overview = part(async () => (await import('./Overview.tsx')).Overview)
const PlacingBar = part(async () => (await import('./placing/PlacingBar.tsx')).PlacingBar)
const ListingPanel = part(async () => (await import('./listing/ListingPanel.tsx')).ListingPanel)
const VotePanel = part(async () => (await import('./vote/VotePanel.tsx')).VotePanel)
const FairnessPanel = part(async () => (await import('./fairness/FairnessPanel.tsx')).FairnessPanel)

const RevealPanel = part(async () => (await import('./reveal/RevealPanel.tsx')).RevealPanel)
const ListedPanel = part(async () => (await import('./listing/ListedPanel.tsx')).ListedPanel)
const VoteResult = part(async () => (await import('./vote/VoteResult.tsx')).VoteResult)
const FairnessResult = part(async () => (await import('./fairness/FairnessResult.tsx')).FairnessResult)

/** The middle of the board page, with what the running round or its result puts over, beside or in place of it. */
export function RoundPanel({ children }: { readonly children: ReactNode }): ReactElement {
  const { shown } = useRoundView()
  switch (shown.kind) {
    case 'ballot':
      return (
        <>
          <Suspense>
            <PlacingBar round={shown.round} />
          </Suspense>
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
  const isLed = may(role, 'runWorkshop') && own.joins !== round.id
  return (
    <Suspense fallback={<Opening />}>
      {isLed ? <Overview round={round} /> : <Answer round={round} />}
    </Suspense>
  )
}

const isForViewers = ({ kind, state }: Round): boolean =>
  state === 'revealed' && traitsOf(kind).isFoundOnBoard

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
      <div className="round-side">
        <Suspense fallback={<Opening />}>{panel}</Suspense>
      </div>
    </div>
  )
}

const Opening = (): ReactElement => <p className="message-page">{words.pages.loading}</p>
