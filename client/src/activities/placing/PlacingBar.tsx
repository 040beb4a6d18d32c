import { may } from '@commonground/shared/protocol/policy'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from '../../controls/Button.tsx'
import { useRole, useWorkshop } from '../../state/hooks.ts'
import { BallotNote, RoundBar } from '../RoundBar.tsx'
import { useRoundView } from '../roundContext.ts'
import { usePlacing, usePlacingNow } from './usePlacing.ts'

const text = words.rounds.placing

/** What goes on while everybody places alone, and how far this person is. */
export function PlacingBar({ round }: { readonly round: RoundOf<'blindPlacing'> }): ReactElement {
  const { state } = usePlacing()
  const { cards, done } = usePlacingNow()
  const { joinIn } = useRoundView()
  const role = useRole()
  const [only] = cards
  const isAgain = round.setup.after !== undefined && only !== undefined
  const { agenda, stage } = useWorkshop()
  // The stage bar asks it already.
  const isAsked = agenda[stage]?.prompt === words.agendas.stages.placing.prompt
  const isDone = cards.length > 0 && done === cards.length
  const how = isAgain ? text.howAgain : isAsked ? '' : text.how
  const says = cards.length === 0 ? text.empty : isDone ? text.allDone : how
  return (
    <RoundBar
      title={isAgain ? words.rounds.again(only.name) : words.rounds.kinds.blindPlacing}
      acts={
        <>
          <p className="round-count" role="status">
            <span className="unseen">{text.countLabel(done, cards.length)}</span>
            <span aria-hidden>{text.count(done, cards.length)}</span>
          </p>
          {may(role, 'runWorkshop') && (
            <Button size="small" onPress={() => joinIn(undefined)}>
              {words.rounds.controls.leave}
            </Button>
          )}
        </>
      }
    >
      {round.state === 'open' && says !== '' && <p>{says}</p>}
      <BallotNote state={state} round={round} />
    </RoundBar>
  )
}
