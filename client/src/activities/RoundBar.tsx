import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement, ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'
import { useOpened } from '../controls/useOpened.ts'
import type { BallotState } from '../session/ballotKeeper.ts'
import { useStore } from '../state/hooks.ts'
import type { Store } from '../state/store.ts'
import { LeftControls } from './RoundControls.tsx'
import { useRoundView } from './roundContext.ts'

const text = words.rounds

interface RoundBarProps {
  readonly title: string
  readonly children?: ReactNode
  readonly acts?: ReactNode
}

/** One line over the board that says what goes on. */
export function RoundBar({ title, children, acts }: RoundBarProps): ReactElement {
  const heading = useOpened({ what: title })
  return (
    <section className="round-bar" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div className="round-bar-about">{children}</div>
      {acts && <div className="round-bar-acts">{acts}</div>}
    </section>
  )
}

/** The way back to a round that was put aside. */
export function AsideBar({ round }: { readonly round: Round }): ReactElement {
  const { putAside } = useRoundView()
  return (
    <RoundBar
      title={text.kinds[round.kind]}
      acts={
        <Button
          size="small"
          look={round.state === 'revealed' ? undefined : 'primary'}
          onPress={() => putAside(undefined)}
        >
          {round.state === 'revealed' ? text.controls.showResult : text.controls.showRound}
        </Button>
      }
    />
  )
}

/** A closed round the workshop has moved on from. @see SPEC W17 */
export function LeftBar({ round }: { readonly round: Round }): ReactElement {
  return (
    <RoundBar title={text.kinds[round.kind]} acts={<LeftControls round={round} />}>
      {text.controls.left}
    </RoundBar>
  )
}

/** What is true of one's own answer when it is not simply saved. */
export function BallotNote({
  state,
  round,
}: {
  readonly state: Store<BallotState>
  readonly round: Round
}): ReactElement | null {
  const now = useStore(state)
  const said = noteOf(now, round)
  if (!said) return null
  return (
    <p
      className="round-note"
      role="status"
      data-tone={now.kind === 'late' || now.kind === 'refused' ? 'warn' : undefined}
    >
      {said}
    </p>
  )
}

function noteOf(state: BallotState, round: Round): string | undefined {
  switch (state.kind) {
    case 'opening':
      return text.state.opening
    case 'waiting':
      return text.state.waiting
    case 'late':
      return text.state.late
    case 'refused':
      return `${text.state.refused} ${words.problems.errors[state.code]}`
    case 'saved':
    case 'saving':
      if (round.state === 'open') return undefined
      return round.kind === 'silentListing' ? text.state.closedListing : text.state.thanks
  }
}
