import type { CardId } from '@commonground/shared/base/ids'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { Answers } from '../../session/session.ts'
import { useStore } from '../../state/hooks.ts'
import type { Axis } from './half.ts'
import { OneCard } from './OneCard.tsx'
import { PlacingFoot } from './PlacingFoot.tsx'
import { useHalves } from './useHalves.ts'
import { usePlacing, usePlacingNow } from './usePlacing.ts'
import './placing.css'

const text = words.rounds.placing

/** Card by card, with two sliders: placing on a phone, with keys, or with a screen reader. */
export function PlacingList(): ReactElement {
  const isOpening = useStore(usePlacing().state).kind === 'opening'
  const { cards, answers, done } = usePlacingNow()
  const settingOf = useHalves()
  const [chosen, choose] = useState<CardId>()
  const shown = useRef<HTMLDivElement>(null)
  const { heading, goTo } = useGoing(chosen, choose)
  const start = firstOpen(cards, answers)
  // Once earlier answers are known, an answer moves nobody on: only they themselves do.
  if (chosen === undefined && !isOpening && start !== undefined) choose(start)
  const at = Math.max(
    0,
    cards.findIndex(({ id }) => id === (chosen ?? start)),
  )
  const card = cards[at]
  if (!card) return <p className="message-page">{text.empty}</p>
  const go = (to: Card | undefined): void => choose(to?.id)
  const setting = settingOf(card, answers[card.id])
  return (
    <section className="round-full placing-page" aria-label={text.list}>
      <div className="round-sheet placing">
        <div className="placing-shown" ref={shown}>
          <div className="round-meter" aria-hidden>
            <div style={{ width: `${(100 * done) / cards.length}%` }} />
          </div>
          <ChooseCard cards={cards} answers={answers} at={at} onChoose={go} />
          <OneCard key={card.id} card={card} now={setting.now} heading={heading} onSet={setting.set} />
        </div>
        <PlacingFoot
          card={card}
          answer={answers[card.id]}
          setting={setting}
          isAllDone={done === cards.length}
          previous={cards[at - 1]}
          next={cards[at + 1]}
          nextOpen={nextOpen(cards, answers, at)}
          onGo={(to) => goTo(to?.id)}
          onMissing={(axis) => showSlider(shown.current, axis)}
        />
      </div>
    </section>
  )
}

/** Whoever goes on by the foot arrives at the name of the next card, with its two sliders after it. @see SPEC U7 */
function useGoing(
  chosen: CardId | undefined,
  choose: (card: CardId | undefined) => void,
): { readonly heading: RefObject<HTMLHeadingElement | null>; readonly goTo: (card?: CardId) => void } {
  const heading = useRef<HTMLHeadingElement>(null)
  const isGoing = useRef(false)
  useEffect(() => {
    if (chosen && isGoing.current) heading.current?.focus()
    isGoing.current = false
  }, [chosen])
  const goTo = (card?: CardId): void => {
    isGoing.current = true
    choose(card)
  }
  return { heading, goTo }
}

/** Brings the slider that was not set into view, with what it is called, and gives it the keyboard. */
function showSlider(shown: HTMLElement | null, axis: Axis): void {
  const slider = shown?.querySelector<HTMLElement>(`[data-axis="${axis}"]`)
  slider?.querySelector('input')?.focus({ preventScroll: true })
  slider?.scrollIntoView({ block: 'nearest' })
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
