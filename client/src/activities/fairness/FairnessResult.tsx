import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useMemo } from 'react'
import { useRoundView } from '../roundContext.ts'
import { SidePane } from '../SidePane.tsx'
import { resultOf, useResults } from '../useResults.ts'
import './fairness.css'

const text = words.rounds.fairness

/** The average and how often each number was given. */
export function FairnessResult({ round }: { readonly round: RoundOf<'fairness'> }): ReactElement {
  const { outer } = useRoundView()
  const rounds = useMemo(() => [round], [round])
  const found = resultOf(useResults(outer.boardId, rounds), round)
  if (!found) {
    return (
      <SidePane round={round} title={text.question}>
        <p role="status">{words.rounds.reveal.loading}</p>
      </SidePane>
    )
  }
  const { people, counts, mean } = found.result
  const said = [text.question, mean === undefined ? '' : `${text.mean(mean)}.`, text.people(people)].join(' ')
  const most = Math.max(1, ...counts)
  return (
    <SidePane round={round} title={text.question} said={said}>
      {mean !== undefined && <p className="fairness-mean">{text.mean(mean)}</p>}
      <p>{text.people(people)}</p>
      <ul className="fairness-bars">
        {counts.map((count, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the score
          <li key={at} aria-label={text.bar(at + 1, count)}>
            <span aria-hidden>{at + 1}</span>
            <div className="round-meter" aria-hidden>
              <div style={{ width: `${(100 * count) / most}%` }} />
            </div>
            <span aria-hidden>{count}</span>
          </li>
        ))}
      </ul>
    </SidePane>
  )
}
