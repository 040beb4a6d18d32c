import { leastRaters } from '@commonground/shared/analysis/disagreement'
import { quadrantOf, quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Card } from '@commonground/shared/model/card'
import { may } from '@commonground/shared/protocol/policy'
import type { Outcome } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactNode, useId } from 'react'
import { useBoard, useCardsInOrder, useRole, useSettings, useWorkshop } from '../../state/hooks.ts'
import { usePlaced } from './usePlaced.ts'
import { useRoundResult } from './useRoundResult.ts'

const text = words.workshop.result

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

/** One part of the result under its heading. */
export function Part({ title, children }: PartProps) {
  const id = useId()
  return (
    <section className="result-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** What the vote put first; nothing where none was held. */
export function Priorities() {
  const vote = useRoundResult('dotVote')
  const { cards } = useBoard()
  if (vote.kind === 'unreachable') return <Part title={text.priorities}>{text.offline}</Part>
  if (vote.kind !== 'found') return null
  const chosen = vote.result.cards.filter(({ dots, card }) => dots > 0 && cards.has(card))
  return (
    <Part title={text.priorities}>
      {chosen.length === 0 && <p>{text.noVotes}</p>}
      <ol className="result-list">
        {chosen.map(({ card, dots, people, rank, isTied }) => (
          <li key={card} value={rank}>
            <span className="result-rank">{rank}</span>
            <span>
              <strong>{cards.get(card)?.name}</strong>
              <span className="hint">
                {text.votes(dots, people)}
                {isTied && ` · ${text.tied}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Part>
  )
}

interface OutcomesProps {
  readonly title: string
  readonly outcome: Outcome
}

/** The cards whose talk ended so. */
export function Outcomes({ title, outcome }: OutcomesProps) {
  const { outcomes } = useWorkshop()
  const ended: ReadonlyMap<string, Outcome> = new Map(Object.entries(outcomes))
  const cards = useCardsInOrder().filter(({ id }) => ended.get(id) === outcome)
  if (cards.length === 0) return null
  return (
    <Part title={title}>
      <ul className="result-list">
        {cards.map((card) => (
          <li key={card.id}>
            <span>
              <strong>{card.name}</strong>
              {outcome === 'differ' ? <Views card={card} /> : <Where card={card} />}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Both sides of what stays open: how the room placed the card, and the note of those who see it differently. */
function Views({ card }: { readonly card: Card }) {
  const settings = useSettings()
  const mayRead = may(useRole(), 'readPrivateFields')
  const placed = usePlaced(card.id)
  const readings = quadrants
    .map((quadrant) => ({ quadrant, count: placed?.quadrants[quadrant] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return (
    <>
      {readings.length === 0 && <Where card={card} />}
      {readings.map(({ quadrant, count }) => (
        <span key={quadrant} className="hint">
          {text.reading(regionLabel(quadrant, settings), count)}
        </span>
      ))}
      {mayRead && card.minorityNote.trim() !== '' && (
        <span className="result-note">
          <em>{text.minority}</em> {card.minorityNote}
        </span>
      )}
    </>
  )
}

function Where({ card: { place } }: { readonly card: Card }) {
  const settings = useSettings()
  if (!place) return null
  const { influence, interest } = place
  return (
    <span className="hint">
      {regionLabel(quadrantOf(place, settings), settings)}: {text.where(influence, interest)}
    </span>
  )
}

/** How the workshop felt, when enough people said. */
export function Fairness() {
  const asked = useRoundResult('fairness')
  if (asked.kind !== 'found') return null
  const { mean, people } = asked.result
  return (
    <Part title={text.fairness}>
      {mean === undefined || people < leastRaters ? (
        <p>{text.fairnessFew}</p>
      ) : (
        <p className="result-figure">{text.fairnessMean(mean.toFixed(1), people)}</p>
      )}
    </Part>
  )
}
