import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId } from 'react'
import { Button } from '../../controls/Button.tsx'
import { SectorMark } from '../../panels/card/SectorMark.tsx'
import { useCommand } from '../../panels/workshop/useCommand.ts'
import { useBoard, useRole, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { ShapeChip } from './ShapeChip.tsx'
import { SpreadChange } from './SpreadChange.tsx'
import type { Found } from './useFound.ts'

const text = words.rounds.reveal

/** What to talk about first, in order, each with the reason; what is agreed folds away. */
export function RankedList({ found }: { readonly found: Found }): ReactElement {
  const id = useId()
  const { cards } = useBoard()
  const listed = found.first.cards.filter(({ card }) => cards.has(card))
  const open = listed.filter(({ shape }) => shape !== 'agreed' && shape !== 'none')
  const rest = listed.filter(({ shape }) => shape === 'agreed' || shape === 'none')
  return (
    <section aria-labelledby={id} className="reveal-list">
      <h3 id={id}>{text.list}</h3>
      {open.length === 0 && <p>{text.allAgreed}</p>}
      <ol>
        {open.map((placed) => (
          <RankedCard key={placed.card} placed={placed} found={found} />
        ))}
      </ol>
      {rest.length > 0 && (
        <details>
          <summary>{text.rest(rest.length)}</summary>
          <ul>
            {rest.map((placed) => (
              <RankedCard key={placed.card} placed={placed} found={found} />
            ))}
          </ul>
        </details>
      )}
    </section>
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
  const wouldDiffer = placed.shape === 'camps' || placed.shape === 'scattered'
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
        {outcome && <span className="round-chip">{words.rounds.talk.outcome[outcome]}</span>}
        <span>
          {wouldDiffer ? text.otherPlan(placed.otherPlan) : text.placed(placed.placed, placed.unknown)}
        </span>
      </p>
      <SpreadChange before={placed} after={after} />
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
