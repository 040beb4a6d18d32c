import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId } from 'react'
import { Button } from '../../controls/Button.tsx'
import { useOpened } from '../../controls/useOpened.ts'
import { SectorMark } from '../../panels/card/SectorMark.tsx'
import { useCommand } from '../../panels/workshop/useCommand.ts'
import { useBoard, useRole, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { partsOf } from './latest.ts'
import { reasonFor } from './reasonFor.ts'
import { ShapeChip } from './ShapeChip.tsx'
import { SpreadChange } from './SpreadChange.tsx'
import type { Found } from './useFound.ts'

const text = words.rounds.reveal

interface RankedListProps {
  readonly found: Found
  /** Each card as it was placed last. */
  readonly latest: readonly PlacedCard[]
}

/** What to talk about first, in order, each with the reason; what is agreed, and what nobody placed, folds away. */
export function RankedList({ found, latest }: RankedListProps): ReactElement {
  const id = useId()
  const heading = useOpened({ what: id })
  const { cards } = useBoard()
  const { open, agreed, unanswered } = partsOf(latest.filter(({ card }) => cards.has(card)))
  return (
    <section aria-labelledby={id} className="reveal-list">
      <h3 id={id} ref={heading} tabIndex={-1}>
        {text.list}
      </h3>
      {open.length === 0 && agreed.length > 0 && <p>{text.allAgreed}</p>}
      <ol>
        {open.map((placed) => (
          <RankedCard key={placed.card} placed={placed} found={found} />
        ))}
      </ol>
      <Folded title={text.rest(agreed.length)} cards={agreed} found={found} />
      <Folded title={text.unanswered(unanswered.length)} cards={unanswered} found={found} />
    </section>
  )
}

interface FoldedProps {
  readonly title: string
  readonly cards: readonly PlacedCard[]
  readonly found: Found
}

function Folded({ title, cards, found }: FoldedProps): ReactElement | null {
  if (cards.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {cards.map((placed) => (
          <RankedCard key={placed.card} placed={placed} found={found} />
        ))}
      </ul>
    </details>
  )
}

interface RankedCardProps {
  readonly placed: PlacedCard
  readonly found: Found
}

function RankedCard({ placed, found }: RankedCardProps): ReactElement | null {
  const ui = useUiStore()
  const role = useRole()
  const run = useCommand()
  const { outcomes } = useWorkshop()
  const card = useBoard().cards.get(placed.card)
  if (!card) return null
  const outcome = outcomes[card.id]
  const after = found.after.get(card.id)
  const before = found.first.cards.find((one) => one.card === card.id)
  return (
    <li className="reveal-card">
      <button
        type="button"
        className="reveal-card-name"
        aria-label={text.look(card.name)}
        onClick={() => ui.change({ selection: new Set([card.id]) })}
      >
        <SectorMark sector={card.sector} />
        <span>{card.name}</span>
      </button>
      <p className="reveal-card-facts">
        <ShapeChip shape={placed.shape} />
        {after && <span className="round-chip">{text.again}</span>}
        {outcome && <span className="round-chip">{words.rounds.talk.outcome[outcome]}</span>}
        <span>{reasonFor(placed)}</span>
      </p>
      {before && <SpreadChange before={before} after={after} />}
      {may(role, 'runWorkshop') && (
        <Button
          size="small"
          aria-label={words.rounds.talk.openName(card.name)}
          onPress={() => void run({ type: 'talkAbout', card: card.id })}
        >
          {words.rounds.talk.open}
        </Button>
      )}
    </li>
  )
}
