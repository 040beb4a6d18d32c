import { may } from '@commonground/shared/protocol/policy'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement, ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'
import { useOpened } from '../controls/useOpened.ts'
import type { BallotKeeper } from '../session/ballotKeeper.ts'
import { useRole, useStore } from '../state/hooks.ts'
import { BallotNote } from './RoundBar.tsx'
import { useRoundView } from './roundContext.ts'

const text = words.rounds

interface AnswerSheetProps {
  readonly round: Round
  readonly title: string
  /** What the title is asked about, in smaller letters over it. */
  readonly above?: string
  /** What to do, in one sentence. */
  readonly how?: string
  readonly keeper: Pick<BallotKeeper<unknown>, 'state'> | undefined
  readonly children: ReactNode
}

/** One calm sheet in the middle of the page for what a person answers alone. */
export function AnswerSheet({ round, title, above, how, keeper, children }: AnswerSheetProps): ReactElement {
  const { joinIn, putAside } = useRoundView()
  const role = useRole()
  const heading = useOpened({ what: title })
  return (
    <section className="round-full" aria-label={title}>
      <div className="round-sheet">
        <header className="round-head">
          <div>
            {above && <p className="hint">{above}</p>}
            <h2 ref={heading} tabIndex={-1}>
              {title}
            </h2>
          </div>
          {keeper && <Kept state={keeper.state} />}
        </header>
        {how && round.state === 'open' && <p>{how}</p>}
        {keeper && <BallotNote state={keeper.state} round={round} />}
        {children}
        <footer className="round-foot">
          <p className="hint">{text.alone}</p>
          {may(role, 'runWorkshop') ? (
            <Button size="small" look="plain" onPress={() => joinIn(undefined)}>
              {text.controls.leave}
            </Button>
          ) : (
            <Button size="small" look="plain" onPress={() => putAside(round.id)}>
              {text.controls.showBoard}
            </Button>
          )}
        </footer>
      </div>
    </section>
  )
}

/** Whether the answer is on the server: said only when it is. */
function Kept({ state }: Pick<BallotKeeper<unknown>, 'state'>): ReactElement | null {
  const { kind } = useStore(state)
  const said =
    kind === 'saved'
      ? words.saved.saved
      : kind === 'saving'
        ? words.saved.saving
        : kind === 'waiting'
          ? words.saved.notSavedYet
          : ''
  return (
    <span className="round-kept" data-kind={kind}>
      {said}
    </span>
  )
}
