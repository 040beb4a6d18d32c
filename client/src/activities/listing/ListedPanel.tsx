import { may } from '@commonground/shared/protocol/policy'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useMemo } from 'react'
import { useRole, useSettings, useWorkshop } from '../../state/hooks.ts'
import { useRoundView } from '../roundContext.ts'
import { SidePane } from '../SidePane.tsx'
import { resultOf, useResults } from '../useResults.ts'
import { AlikeList } from './AlikeList.tsx'
import { askedIn } from './askedIn.ts'
import './listing.css'

const text = words.rounds.listing

/** After a listing: what was added, and for facilitators which names may mean the same. */
export function ListedPanel({ round }: { readonly round: RoundOf<'silentListing'> }): ReactElement {
  const { outer } = useRoundView()
  const role = useRole()
  const workshop = useWorkshop()
  const { question } = useSettings()
  const rounds = useMemo(() => [round], [round])
  const found = resultOf(useResults(outer.boardId, rounds), round)
  return (
    <SidePane round={round} title={text.listed}>
      <p className="hint">{text.asked(askedIn(round, workshop, question))}</p>
      {!found && <p role="status">{words.rounds.reveal.loading}</p>}
      {found && (
        <>
          <p>
            {found.result.people === 0
              ? text.none
              : text.result(found.result.cards.length, found.result.people)}
          </p>
          {found.result.cards.length > 0 && <p className="hint">{text.inTray}</p>}
          {may(role, 'runWorkshop') && <AlikeList />}
          <ul className="listing-found">
            {found.result.cards.map((card) => (
              <li key={card.id}>
                {card.name}
                {card.people !== undefined && <span className="hint"> · {text.by(card.people)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </SidePane>
  )
}
