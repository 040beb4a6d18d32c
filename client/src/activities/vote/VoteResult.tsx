import type { VotedCard } from '@commonground/shared/activities/dotVote'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useMemo } from 'react'
import { useBoard } from '../../state/hooks.ts'
import { useRoundView } from '../roundContext.ts'
import { SidePane } from '../SidePane.tsx'
import { useMarks } from '../useMarks.ts'
import { resultOf, useResults } from '../useResults.ts'
import './vote.css'

const text = words.rounds.vote

/** The result as a list of bars, and as numbers on the map. */
export function VoteResult({ round }: { readonly round: RoundOf<'dotVote'> }): ReactElement {
  const { outer } = useRoundView()
  const rounds = useMemo(() => [round], [round])
  const found = resultOf(useResults(outer.boardId, rounds), round)
  const { cards } = useBoard()
  const [first] = found?.result.cards ?? []
  const name = first && (cards.get(first.card)?.name || words.model.unnamed)
  const said = found && text.said(found.result.people, first && first.dots > 0 ? name : undefined)
  return (
    <SidePane round={round} title={text.result} said={said}>
      {found ? (
        <Bars people={found.result.people} cards={found.result.cards} />
      ) : (
        <p role="status">{words.rounds.reveal.loading}</p>
      )}
    </SidePane>
  )
}

function Bars({
  people,
  cards,
}: {
  readonly people: number
  readonly cards: readonly VotedCard[]
}): ReactElement {
  const board = useBoard()
  const given = useMemo(() => cards.filter(({ dots }) => dots > 0), [cards])
  const most = Math.max(1, ...given.map(({ dots }) => dots))
  useMarks(
    useMemo(
      () => ({
        rings: [],
        dots: [],
        heat: [],
        labels: new Map(given.map(({ card, dots }) => [card, String(dots)])),
      }),
      [given],
    ),
  )
  const rest = cards.length - given.length
  return (
    <>
      <p>{text.people(people)}</p>
      <ol className="vote-bars">
        {given.map(({ card, dots, people: by, rank, isTied }) => (
          <li key={card} className="vote-bar">
            <p className="vote-bar-name">
              <span className="vote-rank">{text.rank(rank)}</span>
              <span>{board.cards.get(card)?.name ?? words.model.unnamed}</span>
              {isTied && <span className="round-chip">{text.tie}</span>}
            </p>
            <div className="vote-bar-line">
              <div className="round-meter" aria-hidden>
                <div style={{ width: `${(100 * dots) / most}%` }} />
              </div>
              <span className="vote-bar-number">
                {text.dots(dots)} <span className="hint">{text.from(by)}</span>
              </span>
            </div>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="hint">{text.none(rest)}</p>}
    </>
  )
}
