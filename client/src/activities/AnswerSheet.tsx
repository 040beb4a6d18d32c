import { may } from '@commonground/shared/protocol/policy'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement, ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'
import { useOpened } from '../controls/useOpened.ts'
import { savedText } from '../panels/saved/savedText.ts'
import type { BallotKeeper } from '../session/ballotKeeper.ts'
import { useRole, useSaved } from '../state/hooks.ts'
import { BallotNote } from './RoundBar.tsx'
import { useRoundView } from './roundContext.ts'

const text = words.rounds

interface AnswerSheetProps {
  readonly round: Round
  readonly title: string
  /** The question of the board, in smaller letters over a title that asks another. */
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
          <Kept />
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

/** Says where the answer is, in the words of the line at the top: there is one truth. */
function Kept(): ReactElement {
  const { label, tone } = savedText(useSaved(), false)
  return (
    <span className="round-kept" data-tone={tone}>
      {label}
    </span>
  )
}
