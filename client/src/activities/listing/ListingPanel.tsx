import type { ListingBallot } from '@commonground/shared/activities/silentListing'
import { fold } from '@commonground/shared/base/fold'
import { newCardId } from '@commonground/shared/base/ids'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { announce } from '../../app/announce.ts'
import type { BallotKeeper } from '../../session/ballotKeeper.ts'
import { useBoard, useStore } from '../../state/hooks.ts'
import { AnswerSheet } from '../AnswerSheet.tsx'
import { useKeeper } from '../useKeeper.ts'
import { AddListed } from './AddListed.tsx'
import { ListedCard } from './ListedCard.tsx'
import './listing.css'

const text = words.rounds.listing
const most = 50

type Listed = ListingBallot['cards'][number]

/** Listing partners alone: a question, a field, and one's own list. */
export function ListingPanel({ round }: { readonly round: RoundOf<'silentListing'> }): ReactElement {
  const keeper = useKeeper(round)
  return (
    <AnswerSheet round={round} title={round.setup.prompt || text.title} keeper={keeper}>
      {keeper && <OwnList round={round} keeper={keeper} />}
    </AnswerSheet>
  )
}

interface OwnListProps {
  readonly round: RoundOf<'silentListing'>
  readonly keeper: BallotKeeper<ListingBallot>
}

function OwnList({ round, keeper }: OwnListProps): ReactElement {
  const { cards } = useStore(keeper.ballot)
  const isOpening = useStore(keeper.state).kind === 'opening'
  const { cards: onBoard } = useBoard()
  const isOpen = round.state === 'open' && !isOpening

  /** From what is true now: fast fingers may list two before the next drawing. */
  const write = (next: (now: readonly Listed[]) => readonly Listed[]): void =>
    keeper.change({ cards: [...next(keeper.ballot.get().cards)] })
  const add = (name: string, sector: string): void => {
    write((now) => [{ id: newCardId(), name, sector }, ...now])
    announce.polite(noteFor(name, cards, [...onBoard.values()]) ?? text.added(name))
  }
  const change = (card: Listed, part: Partial<Listed>): void =>
    write((now) => now.map((one) => (one.id === card.id ? { ...one, ...part } : one)))
  const remove = (card: Listed): void => {
    write((now) => now.filter(({ id }) => id !== card.id))
    announce.polite(text.removed(card.name))
  }
  const [last] = cards
  const note = last && noteFor(last.name, cards.slice(1), [...onBoard.values()])
  return (
    <>
      {isOpen && (cards.length < most ? <AddListed onAdd={add} /> : <p>{text.full}</p>)}
      {isOpen && note && (
        <p className="round-note" data-tone="warn">
          {note}
        </p>
      )}
      <h3>{text.own(cards.length)}</h3>
      {cards.length > 0 && (
        <ul className="listing-own">
          {cards.map((card) => (
            <ListedCard
              key={card.id}
              name={card.name}
              sector={card.sector}
              isOpen={isOpen}
              onChange={(part) => change(card, part)}
              onRemove={() => remove(card)}
            />
          ))}
        </ul>
      )}
    </>
  )
}

/** A name that is there already may be meant; it is only said. */
function noteFor(
  name: string,
  own: readonly { readonly name: string }[],
  board: readonly { readonly name: string }[],
): string | undefined {
  const isSame = (one: { readonly name: string }): boolean => fold(one.name) === fold(name)
  if (own.some(isSame)) return text.twice(name)
  return board.some(isSame) ? text.onBoard(name) : undefined
}
