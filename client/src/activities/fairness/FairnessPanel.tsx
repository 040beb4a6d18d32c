import type { FairnessBallot } from '@commonground/shared/activities/fairness'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId } from 'react'
import type { BallotKeeper } from '../../session/ballotKeeper.ts'
import { useStore } from '../../state/hooks.ts'
import { AnswerSheet } from '../AnswerSheet.tsx'
import { useKeeper } from '../useKeeper.ts'
import './fairness.css'

const text = words.rounds.fairness
const scores = [1, 2, 3, 4, 5] as const

/** One choice from 1 to 5. */
export function FairnessPanel({ round }: { readonly round: RoundOf<'fairness'> }): ReactElement {
  const keeper = useKeeper(round)
  return (
    <AnswerSheet round={round} title={text.question} keeper={keeper}>
      {keeper && <Scale round={round} keeper={keeper} />}
    </AnswerSheet>
  )
}

interface ScaleProps {
  readonly round: RoundOf<'fairness'>
  readonly keeper: BallotKeeper<FairnessBallot>
}

/** Real radio buttons: the arrow keys choose, so the number that has the focus ring is the one that is kept. */
function Scale({ round, keeper }: ScaleProps): ReactElement {
  const name = useId()
  const { score } = useStore(keeper.ballot)
  const isOpening = useStore(keeper.state).kind === 'opening'
  return (
    <>
      <fieldset
        className="fairness-scale"
        aria-label={text.question}
        disabled={round.state !== 'open' || isOpening}
      >
        {scores.map((one) => (
          <label key={one} className="fairness-score">
            <input
              type="radio"
              name={name}
              aria-label={text.score(one, text.scale[one])}
              checked={one === score}
              onChange={() => keeper.change({ score: one })}
            />
            <strong>{one}</strong>
            <span>{text.scale[one]}</span>
          </label>
        ))}
      </fieldset>
      {score > 0 && round.state === 'open' && <p role="status">{text.thanks}</p>}
    </>
  )
}
