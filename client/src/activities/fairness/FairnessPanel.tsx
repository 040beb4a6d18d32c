import type { FairnessBallot } from '@commonground/shared/activities/fairness'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { BallotKeeper } from '../../session/ballotKeeper.ts'
import { useStore } from '../../state/hooks.ts'
import { AnswerSheet } from '../AnswerSheet.tsx'
import { useKeeper } from '../useKeeper.ts'
import './fairness.css'

const text = words.rounds.fairness
const scores = [1, 2, 3, 4, 5] as const

/** The answer of somebody who has not answered: never sent, because only a tap changes it. */
const empty: FairnessBallot = { score: 0 }

/** One tap from 1 to 5. */
export function FairnessPanel({ round }: { readonly round: RoundOf<'fairness'> }): ReactElement {
  const keeper = useKeeper(round, empty)
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

function Scale({ round, keeper }: ScaleProps): ReactElement {
  const { score } = useStore(keeper.ballot)
  const isOpening = useStore(keeper.state).kind === 'opening'
  return (
    <>
      <ToggleButtonGroup
        className="fairness-scale"
        aria-label={text.question}
        selectionMode="single"
        selectedKeys={score > 0 ? [String(score)] : []}
        isDisabled={round.state !== 'open' || isOpening}
        onSelectionChange={([chosen]) => {
          if (chosen !== undefined) keeper.change({ score: Number(chosen) })
        }}
      >
        {scores.map((one) => (
          <ToggleButton
            key={one}
            id={String(one)}
            className="fairness-score"
            aria-label={text.score(one, text.scale[one])}
          >
            <strong>{one}</strong>
            <span>{text.scale[one]}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {score > 0 && round.state === 'open' && <p role="status">{text.thanks}</p>}
    </>
  )
}
