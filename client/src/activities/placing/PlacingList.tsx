import type { CardId } from '@commonground/shared/base/ids'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import type { Answers } from '../../session/session.ts'
import { OneCard } from './OneCard.tsx'
import { usePlacingNow } from './usePlacing.ts'

const text = words.rounds.placing

/** Card by card, with two sliders: placing on a phone, with keys, or with a screen reader. */
export function PlacingList(): ReactElement {
  const { cards, answers, done } = usePlacingNow()
  const [chosen, choose] = useState<CardId>()
  const at = Math.max(
    0,
    cards.findIndex(({ id }) => id === (chosen ?? firstOpen(cards, answers))),
  )
  const card = cards[at]
  if (!card) return <p className="message-page">{text.empty}</p>
  const go = (to: Card | undefined): void => choose(to?.id)
  const open = nextOpen(cards, answers, at)
  return (
    <section className="round-full" aria-label={text.list}>
      <div className="round-sheet placing">
        <div className="round-meter" aria-hidden>
          <div style={{ width: `${(100 * done) / cards.length}%` }} />
        </div>
        <ChooseCard cards={cards} answers={answers} at={at} onChoose={go} />
        <OneCard key={card.id} card={card} answer={answers[card.id]} />
        <div className="placing-steps">
          <Button isDisabled={at === 0} onPress={() => go(cards[at - 1])}>
            {text.previous}
          </Button>
          {open && open !== cards[at + 1] && (
            <Button look="plain" onPress={() => go(open)}>
              {text.nextOpen}
            </Button>
          )}
          <Button look="primary" isDisabled={at === cards.length - 1} onPress={() => go(cards[at + 1])}>
            {text.next}
          </Button>
        </div>
      </div>
    </section>
  )
}

interface ChooseCardProps {
  readonly cards: readonly Card[]
  readonly answers: Answers
  readonly at: number
  readonly onChoose: (card: Card | undefined) => void
}

function ChooseCard({ cards, answers, at, onChoose }: ChooseCardProps): ReactElement {
  const id = useId()
  return (
    <div className="placing-choose">
      <p className="hint" role="status">
        {text.card(at + 1, cards.length)}
      </p>
      <label htmlFor={id} className="unseen">
        {text.choose}
      </label>
      <select
        id={id}
        className="round-select"
        value={cards[at]?.id}
        onChange={(event) => onChoose(cards.find((card) => card.id === event.target.value))}
      >
        {cards.map((card, index) => (
          <option key={card.id} value={card.id}>
            {answers[card.id] === undefined ? `${index + 1}. ${card.name}` : `${index + 1}. ${card.name} ✓`}
          </option>
        ))}
      </select>
    </div>
  )
}

const isOpen = (answers: Answers) => (card: Card) => answers[card.id] === undefined

const firstOpen = (cards: readonly Card[], answers: Answers): CardId | undefined =>
  (cards.find(isOpen(answers)) ?? cards[0])?.id

/** The next card without an answer, from the start again when there is none further down. */
function nextOpen(cards: readonly Card[], answers: Answers, at: number): Card | undefined {
  return [...cards.slice(at + 1), ...cards.slice(0, at)].find(isOpen(answers))
}
