import type { VoteBallot } from '@commonground/shared/activities/dotVote'
import type { CardId } from '@commonground/shared/base/ids'
import type { Card } from '@commonground/shared/model/card'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { Minus, Plus } from 'lucide-react'
import type { KeyboardEvent, ReactElement } from 'react'
import { announce } from '../../app/announce.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { SectorMark } from '../../panels/card/SectorMark.tsx'
import type { BallotKeeper } from '../../session/ballotKeeper.ts'
import { useBoard, useStore } from '../../state/hooks.ts'
import { AnswerSheet } from '../AnswerSheet.tsx'
import { useKeeper } from '../useKeeper.ts'
import './vote.css'

const text = words.rounds.vote

/** Giving dots alone: buttons and keys, no drag needed. */
export function VotePanel({ round }: { readonly round: RoundOf<'dotVote'> }): ReactElement {
  const keeper = useKeeper(round)
  const { dots, most } = round.setup
  return (
    <AnswerSheet round={round} title={words.rounds.kinds.dotVote} how={text.how(dots, most)} keeper={keeper}>
      {keeper && <VoteList round={round} keeper={keeper} />}
    </AnswerSheet>
  )
}

interface VoteListProps {
  readonly round: RoundOf<'dotVote'>
  readonly keeper: BallotKeeper<VoteBallot>
}

function VoteList({ round, keeper }: VoteListProps): ReactElement {
  const { dots: given } = useStore(keeper.ballot)
  const isOpening = useStore(keeper.state).kind === 'opening'
  const { cards } = useBoard()
  const { dots, most, cards: ids } = round.setup
  const listed = ids.flatMap((id) => cards.get(id) ?? [])
  const left = dots - total(given)
  const isOpen = round.state === 'open' && !isOpening

  const give = (id: CardId, by: 1 | -1): void => {
    // What is true now: two presses may come before the next drawing.
    const { dots: now } = keeper.ballot.get()
    const next = (now[id] ?? 0) + by
    const leftThen = dots - total(now) - by
    if (!isOpen || next < 0 || next > most || leftThen < 0) return
    const { [id]: _before, ...others } = now
    keeper.change({ dots: next === 0 ? others : { ...now, [id]: next } })
    announce.polite(text.now(next, leftThen))
  }
  return (
    <>
      <p className="vote-left" role="status">
        {text.left(left)}
      </p>
      <ul className="vote-list" aria-label={text.list}>
        {listed.map((card) => (
          <VoteCard
            key={card.id}
            card={card}
            given={given[card.id] ?? 0}
            canGive={isOpen && left > 0 && (given[card.id] ?? 0) < most}
            canTake={isOpen && (given[card.id] ?? 0) > 0}
            onGive={(by) => give(card.id, by)}
          />
        ))}
      </ul>
    </>
  )
}

const total = (given: VoteBallot['dots']): number =>
  Object.values(given).reduce((sum, number) => sum + number, 0)

interface VoteCardProps {
  readonly card: Card
  readonly given: number
  readonly canGive: boolean
  readonly canTake: boolean
  readonly onGive: (by: 1 | -1) => void
}

function VoteCard({ card, given, canGive, canTake, onGive }: VoteCardProps): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : undefined
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onGive(by)
  }
  return (
    <li className="vote-card" data-given={given > 0 || undefined} onKeyDownCapture={onKeyDown}>
      <SectorMark sector={card.sector} />
      <span className="vote-name">{card.name}</span>
      <span className="unseen">{text.given(card.name, given)}</span>
      <span className="vote-dots" aria-hidden>
        {'●'.repeat(given)}
      </span>
      <IconButton
        icon={Minus}
        label={text.less(card.name)}
        isDisabled={!canTake}
        onPress={() => onGive(-1)}
      />
      <IconButton icon={Plus} label={text.more(card.name)} isDisabled={!canGive} onPress={() => onGive(1)} />
    </li>
  )
}
