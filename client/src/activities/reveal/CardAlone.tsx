import type { CardId } from '@commonground/shared/base/ids'
import { may } from '@commonground/shared/protocol/policy'
import type { RevealStep } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from '../../controls/Button.tsx'
import { useOpened } from '../../controls/useOpened.ts'
import { useCommand } from '../../panels/workshop/useCommand.ts'
import { useBoard, useRole, useWorkshop } from '../../state/hooks.ts'
import { CardFacts } from './CardFacts.tsx'
import { isShown } from './marksFor.ts'
import type { Found } from './useFound.ts'

interface CardAloneProps {
  readonly found: Found
  readonly card: CardId
  readonly step: RevealStep
  readonly onBack: () => void
}

/** The card this person looks at by themselves: the map shows it alone. */
export function CardAlone({ found, card: id, step, onBack }: CardAloneProps): ReactElement | null {
  const card = useBoard().cards.get(id)
  const role = useRole()
  const heading = useOpened({ what: id })
  const run = useCommand()
  const outcome = useWorkshop().outcomes[id]
  const placed = found.after.get(id) ?? found.first.cards.find((one) => one.card === id)
  if (!card || !placed) return null
  return (
    <section className="card-alone" aria-label={card.name}>
      <h3 ref={heading} tabIndex={-1}>
        {card.name}
      </h3>
      {outcome && <p className="round-note">{words.rounds.talk.settled[outcome]}</p>}
      <CardFacts placed={placed} step={step} />
      <div className="round-acts">
        {may(role, 'runWorkshop') && isShown(step, 'list') && (
          <Button onPress={() => void run({ type: 'talkAbout', card: id })}>{words.rounds.talk.open}</Button>
        )}
        <Button onPress={onBack}>{words.rounds.reveal.all}</Button>
      </div>
    </section>
  )
}
