import { BoardError } from '@commonground/shared/base/boardError'
import type { CardId } from '@commonground/shared/base/ids'
import { changeCard, moveCards } from '@commonground/shared/commands/cards'
import type { Command } from '@commonground/shared/commands/command'
import { changeSettings } from '@commonground/shared/commands/settings'
import type { Board } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { compareNames } from '@commonground/shared/model/order'
import { type Place, placeAt } from '@commonground/shared/model/place'
import type { RoundOf, StageTool } from '@commonground/shared/protocol/workshop'
import { createStore } from '../state/store.ts'
import type { BallotKeeper } from './ballotKeeper.ts'
import { changed, createSteps } from './ballotSteps.ts'
import { createDerivedBoard } from './derivedBoard.ts'
import type { Answers, PlaceAnswer, Placing, Session } from './session.ts'

interface BallotDeps {
  readonly outer: Session
  readonly round: RoundOf<'blindPlacing'>
  readonly keeper: BallotKeeper<{ readonly places: Answers }>
}

/**
 * A private copy of the grid: the board’s own cards, placed by this person alone. What is moved here goes into the
 * ballot and nowhere else; nothing is shown to others; names and descriptions stay those of the board.
 *
 * @see SPEC W3
 */
export function ballotSession({ outer, round, keeper }: BallotDeps): Session & { readonly placing: Placing } {
  const isOpen = (): boolean => {
    const now = outer.workshop.get().round
    return now?.id === round.id && now.state === 'open'
  }
  let wasOpen = isOpen()
  const answers = createStore<Answers>(keeper.ballot.get().places)
  const cards = createStore<readonly Card[]>([])
  const board = createStore<Board>(outer.board.get())
  const undo = createSteps(answers, (next) => keeper.change({ places: next }))
  const derive = createDerivedBoard(round.setup.cards)
  const placeOf = (id: CardId): Place | undefined => {
    const answer = answers.get()[id]
    return answer === 'unknown' ? undefined : answer
  }

  const look = (): void => {
    answers.set(keeper.ballot.get().places)
    board.set(derive(outer.board.get(), placeOf))
    // The order of the round would tell where the board has them.
    const byName = [...board.get().cards.values()].sort((a, b) => compareNames(a.name, b.name))
    cards.set(sameList(cards.get(), byName))
  }
  look()
  const stops = [
    outer.board.subscribe(look),
    keeper.ballot.subscribe(look),
    // A close leaves a moment for what was answered last; a round that is opened again takes what came too late.
    outer.workshop.subscribe(() => {
      if (isOpen() === wasOpen) return
      wasOpen = isOpen()
      keeper.flush()
    }),
  ]

  const answer = (given: Readonly<Record<CardId, PlaceAnswer | undefined>>): number => {
    if (!isOpen()) throw new BoardError('round-closed')
    const next = changed(answers.get(), given)
    if (next === answers.get()) return 0
    undo.step(next)
    return Object.keys(given).length
  }

  return {
    ...sharedWith(outer),
    board,
    saved: outer.saved,
    others: nobody,
    undo,
    show: () => {},
    onOthersChange: () => () => {},
    onSuperseded: () => () => {},
    canWrite: (tool?: StageTool) =>
      isOpen() && keeper.state.get().kind !== 'opening' && (!tool || tool === 'place'),
    run: (command, args) => runPrivately(command, args, { outer, cards: () => board.get().cards, answer }),
    placing: {
      round: round.id,
      cards,
      answers,
      state: keeper.state,
      dontKnow: (ids, isUnknown) => {
        answer(Object.fromEntries(ids.map((id) => [id, isUnknown ? 'unknown' : undefined])))
      },
    },
    close: () => {
      for (const stop of stops) stop()
      keeper.close()
    },
  }
}

/** What a session that stands before another one leaves to it. */
export function sharedWith(
  outer: Session,
): Pick<
  Session,
  | 'boardId'
  | 'role'
  | 'me'
  | 'people'
  | 'workshop'
  | 'drafts'
  | 'authorOf'
  | 'keepUnsent'
  | 'discardDraft'
  | 'answering'
> {
  const { boardId, role, me, people, workshop, drafts } = outer
  return {
    boardId,
    role,
    me,
    people,
    workshop,
    drafts,
    authorOf: (client) => outer.authorOf(client),
    keepUnsent: (lines) => outer.keepUnsent(lines),
    discardDraft: (draft) => outer.discardDraft(draft),
    answering: (state) => outer.answering(state),
  }
}

const nobody = createStore<ReturnType<Session['others']['get']>>([])

interface Privately {
  readonly outer: Session
  readonly cards: () => ReadonlyMap<CardId, Card>
  readonly answer: (given: Readonly<Record<CardId, Place | undefined>>) => number
}

/** Places go into the ballot, settings (a facilitator's line) to the board; anything else waits for its end. */
function runPrivately<Args, Result>(
  command: Command<Args, Result>,
  args: Args,
  { outer, cards, answer }: Privately,
): Result {
  if (is(command, moveCards, args)) {
    const known = args.moves.filter(({ id }) => cards().has(id))
    const places = known.map(({ id, place }) => [id, place && placeAt(place.influence, place.interest)])
    return answer(Object.fromEntries(places)) as Result
  }
  if (is(command, changeCard, args) && Object.keys(args.fields).join() === 'place') {
    answer({ [args.id]: args.fields.place } as Record<CardId, Place | undefined>)
    return undefined as Result
  }
  if (is(command, changeSettings, args)) return outer.run(command, args)
  throw new BoardError('frozen')
}

/** Whether it is this command; its arguments are then known too. */
function is<Args>(
  command: { readonly name: string },
  wanted: Command<Args, unknown>,
  args: unknown,
): args is Args {
  return command.name === wanted.name && args !== undefined
}

function sameList(before: readonly Card[], after: readonly Card[]): readonly Card[] {
  return before.length === after.length && before.every((card, at) => card === after[at]) ? before : after
}
