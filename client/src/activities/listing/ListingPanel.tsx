import type { ListingBallot } from '@commonground/shared/activities/silentListing'
import { maxListed } from '@commonground/shared/protocol/limits'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useState } from 'react'
import { announce } from '../../app/announce.ts'
import { Button } from '../../controls/Button.tsx'
import type { BallotKeeper } from '../../session/ballotKeeper.ts'
import { useBoard, useSettings, useStore, useWorkshop } from '../../state/hooks.ts'
import { AnswerSheet } from '../AnswerSheet.tsx'
import { useKeeper } from '../useKeeper.ts'
import { AddListed } from './AddListed.tsx'
import { askedIn } from './askedIn.ts'
import { ListedCard } from './ListedCard.tsx'
import { isListed, listNames, type NewNames } from './listNames.ts'
import './listing.css'

const text = words.rounds.listing

type Listed = ListingBallot['cards'][number]

interface ListingPanelProps {
  readonly round: RoundOf<'silentListing'>
}

/** Listing partners alone: a question, a field, and one's own list. */
export function ListingPanel({ round }: ListingPanelProps): ReactElement {
  const keeper = useKeeper(round)
  const workshop = useWorkshop()
  const { question } = useSettings()
  const asked = askedIn(round, workshop, question)
  return (
    <AnswerSheet
      round={round}
      title={asked}
      keeper={keeper}
      {...(question !== asked && question !== '' && { above: question })}
    >
      {keeper && <OwnList round={round} keeper={keeper} />}
    </AnswerSheet>
  )
}

interface OwnListProps extends ListingPanelProps {
  readonly keeper: BallotKeeper<ListingBallot>
}

function OwnList({ round, keeper }: OwnListProps): ReactElement {
  const { cards } = useStore(keeper.ballot)
  const isOpening = useStore(keeper.state).kind === 'opening'
  const isOpen = round.state === 'open' && !isOpening
  const { note, add, change, remove } = useOwnList(keeper)
  return (
    <>
      {isOpen && (cards.length < maxListed ? <AddListed round={round.id} onAdd={add} /> : <p>{text.full}</p>)}
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
      {isOpen && <Done keeper={keeper} />}
    </>
  )
}

/** The changes a person makes to their own list, and the note about the last of them. */
function useOwnList(keeper: BallotKeeper<ListingBallot>) {
  const { cards: onBoard } = useBoard()
  const [note, setNote] = useState<string>()
  const say = (told: string, isWarning = false): void => {
    setNote(isWarning ? told : undefined)
    announce.polite(told)
  }
  /** From what is true now: fast fingers may list two before the next drawing. */
  const now = (): readonly Listed[] => keeper.ballot.get().cards
  const write = (cards: readonly Listed[]): void =>
    keeper.change({ ...keeper.ballot.get(), cards: [...cards] })
  return {
    note,
    /** Returns whether the field may be emptied. */
    add: (names: NewNames): boolean => {
      const { cards, told, isWarning, isTaken } = listNames(names, { own: now(), board: onBoard.values() })
      // Listing more means not being done.
      if (cards.length > now().length) keeper.change({ cards: [...cards] })
      say(told, isWarning)
      return isTaken
    },
    change: (card: Listed, part: Partial<Listed>): boolean => {
      const others = now().filter(({ id }) => id !== card.id)
      if (part.name !== undefined && isListed(part.name, others)) {
        say(text.twice(part.name), true)
        return false
      }
      write(now().map((one) => (one.id === card.id ? { ...one, ...part } : one)))
      return true
    },
    remove: (card: Listed): void => {
      write(now().filter(({ id }) => id !== card.id))
      say(text.removed(card.name))
    },
  }
}

/** Only the person knows when they are done; the room is told how many are. @see SPEC W15 */
function Done({ keeper }: Pick<OwnListProps, 'keeper'>): ReactElement {
  const { done = false } = useStore(keeper.ballot)
  const turn = (): void => {
    const { cards } = keeper.ballot.get()
    keeper.change(done ? { cards } : { cards, done: true })
    announce.polite(done ? text.toldNotDone : text.toldDone)
  }
  return (
    <div className="round-acts">
      {done && <p className="hint listing-done">{text.isDone}</p>}
      <Button look={done ? 'plain' : undefined} onPress={turn}>
        {done ? text.notDone : text.done}
      </Button>
    </div>
  )
}
