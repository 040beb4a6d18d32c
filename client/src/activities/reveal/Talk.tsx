import type { CardId } from '@commonground/shared/base/ids'
import { may } from '@commonground/shared/protocol/policy'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from '../../controls/Button.tsx'
import { useCommand } from '../../panels/workshop/useCommand.ts'
import { useBoard, useRole, useWorkshop } from '../../state/hooks.ts'
import { ProgressOf } from '../Overview.tsx'
import { RoundControls } from '../RoundControls.tsx'
import { useRoundView } from '../roundContext.ts'
import { applyMiddles } from './applyMiddles.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import { CardFacts } from './CardFacts.tsx'
import { Reasons } from './Reasons.tsx'
import type { Found } from './useFound.ts'

const text = words.rounds.talk

interface TalkProps {
  readonly found: Found
  readonly base: RoundOf<'blindPlacing'>
  readonly card: CardId
  /** The round in which this card is placed again, under way. */
  readonly open?: RoundOf<'blindPlacing'>
}

/** One card opened to the room: why it is seen in different ways, and how the talk ends. */
export function Talk({ found, base, card: id, open }: TalkProps): ReactElement | null {
  const { outcomes } = useWorkshop()
  const role = useRole()
  const card = useBoard().cards.get(id)
  const first = found.first.cards.find((one) => one.card === id)
  const after = found.after.get(id)
  if (!card || !first) return null
  const outcome = outcomes[id]
  const isFacilitator = may(role, 'runWorkshop')
  return (
    <>
      {outcome && (
        <p className="round-note" role="status">
          {text.settled[outcome]}
        </p>
      )}
      {open && (
        <div className="talk-again">
          <ProgressOf round={open} />
          {isFacilitator && <RoundControls round={open} />}
        </div>
      )}
      {after ? <BeforeAfter before={first} after={after} /> : <CardFacts placed={first} step="list" />}
      {!open && <Hint shape={(after ?? first).shape} />}
      {isFacilitator && !open && <Acts found={found} base={base} card={id} />}
      <Reasons card={card} />
    </>
  )
}

function Hint({ shape }: { readonly shape: Found['first']['cards'][number]['shape'] }): ReactElement | null {
  if (shape === 'nobodyKnows') return <p>{text.findOut}</p>
  return shape === 'camps' || shape === 'scattered' ? <p>{text.oneEach}</p> : null
}

function Acts({ found, base, card }: Omit<TalkProps, 'open'>): ReactElement {
  const run = useCommand()
  const { outer } = useRoundView()
  const { outcomes } = useWorkshop()
  const isSettled = outcomes[card] !== undefined
  const placeAgain = (): void =>
    void run({ type: 'openRound', kind: 'blindPlacing', setup: { cards: [card], after: base.id } })
  return (
    <div className="talk-acts">
      <Button look={isSettled ? undefined : 'primary'} onPress={placeAgain}>
        {text.again}
      </Button>
      {isSettled ? (
        <Button look="plain" onPress={() => void run({ type: 'settle', card })}>
          {text.reopen}
        </Button>
      ) : (
        <>
          <Button onPress={() => void run({ type: 'settle', card, outcome: 'agreed' })}>{text.agreed}</Button>
          <Button onPress={() => void run({ type: 'settle', card, outcome: 'differ' })}>{text.differ}</Button>
        </>
      )}
      <Button onPress={() => applyMiddles(outer, found, card)}>{words.rounds.reveal.applyOne}</Button>
      <Button look={isSettled ? 'primary' : undefined} onPress={() => void run({ type: 'talkAbout' })}>
        {text.end}
      </Button>
    </div>
  )
}
