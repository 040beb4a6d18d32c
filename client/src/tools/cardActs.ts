import { BoardError } from '@commonground/shared/base/boardError'
import type { CardId } from '@commonground/shared/base/ids'
import { newCardId } from '@commonground/shared/base/ids'
import {
  addCards,
  lockCards,
  moveCards,
  type NewCard,
  orderCards,
  removeCards,
  restoreCards,
} from '@commonground/shared/commands/cards'
import { quadrantOf } from '@commonground/shared/map/grid'
import { cardsInOrder } from '@commonground/shared/map/readingOrder'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import { saidPlace } from '@commonground/shared/map/saidPlace'
import type { Board } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import type { Place } from '@commonground/shared/model/place'
import { may } from '@commonground/shared/protocol/policy'
import type { StageTool } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { Session } from '../session/session.ts'
import type { ActionContext } from './actionContext.ts'
import { copiesOf } from './clipboard.ts'
import { takesTooMuch } from './takesTooMuch.ts'

/** Why a card stays where it is. */
export type Obstacle = 'viewer' | 'frozen' | 'stage' | 'locked' | 'forbidden'

/** Why this person may not do this (move, unless it is said) to this card now; nothing when they may. */
export function obstacle(session: Session, card?: Card, tool: StageTool = 'place'): Obstacle | undefined {
  if (!session.canWrite(tool)) return whyNot(session)
  return card?.locked && !may(session.role, 'moveLockedCards') ? 'locked' : undefined
}

function whyNot({ role, workshop, saved }: Session): Obstacle {
  if (!may(role, 'writeBoard')) return 'viewer'
  if (saved.get().kind === 'ended') return 'forbidden'
  return workshop.get().frozen ? 'frozen' : 'stage'
}

export function obstacleWords(why: Obstacle): string {
  if (why === 'stage') return words.workshop.notThisStage
  return words.problems.errors[why === 'locked' ? 'card-locked' : why]
}

/** Says why something cannot be done, to eyes and ears. */
export function refuse(context: ActionContext, why: Obstacle): void {
  refuseWith(context, obstacleWords(why))
}

function refuseWith({ announce, notify }: ActionContext, text: string): void {
  announce.assertive(text)
  notify({ text })
}

/** One act is one undo step: what was begun before it is written first. */
export function asOneStep<T>(context: ActionContext, act: () => T): T | undefined {
  context.nudger.flush()
  context.session.undo.stop()
  try {
    return act()
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    const text = words.problems.errors[error.code]
    context.announce.assertive(text)
    context.notify({ text })
    return undefined
  } finally {
    context.session.undo.stop()
  }
}

export interface Move {
  readonly id: CardId
  readonly place: Place | undefined
}

/** Moves cards as one step and says where they are now. Locked cards stay, and that is said. */
export function moveTo(context: ActionContext, moves: readonly Move[]): void {
  const { session, announce } = context
  const { cards } = session.board.get()
  const stopped = moves.flatMap(({ id }) => obstacle(session, cards.get(id)) ?? [])
  const [why] = stopped
  if (why && stopped.length === moves.length) {
    refuse(context, why)
    return
  }
  const leaving = moves.filter((move) => move.place === undefined).map((move) => move.id)
  if (takesTooMuch(session, cards, leaving)) {
    refuseWith(context, words.grid.tooManyOfOthers)
    return
  }
  focusPast(context, leaving)
  const moved = asOneStep(context, () => session.run(moveCards, { moves })) ?? 0
  if (moved > 0) announce.polite(movedWords(session.board.get(), moves))
}

function movedWords(board: Board, moves: readonly Move[]): string {
  const [move] = moves
  if (moves.every(({ place }) => place === undefined)) return words.grid.movedToTray(moves.length)
  if (moves.length > 1 || !move?.place) return words.grid.movedMany(moves.length)
  const quadrant = regionLabel(quadrantOf(move.place, board.settings), board.settings)
  const { influence, interest } = saidPlace(move.place, board.settings)
  return words.grid.movedTo(influence, interest, quadrant)
}

/**
 * Adds cards as one step and selects them, unless they come where the bar of the chosen ones would speak of what is far
 * away. The last one gets the keyboard, unless whoever adds wants to go on typing.
 * Where the stage lets nobody place, they wait in the tray.
 *
 * @see SPEC W14
 */
export function add(
  context: ActionContext,
  wanted: readonly NewCard[],
  { keepsFocus = false, selects = true }: { readonly keepsFocus?: boolean; readonly selects?: boolean } = {},
): boolean {
  const { session, ui, announce, focus } = context
  const why = obstacle(session, undefined, 'add')
  const cards = session.canWrite('place') ? wanted : wanted.map((card) => ({ ...card, place: undefined }))
  const last = cards.at(-1)
  if (!last) return false
  if (why) {
    refuse(context, why)
    return false
  }
  const isAdded = asOneStep(context, () => {
    session.run(addCards, { cards })
    return true
  })
  if (!isAdded) return false
  if (selects) ui.change({ selection: new Set(cards.map((card) => card.id)) })
  if (last.place && !keepsFocus) focus.move(last.id)
  announce.polite(cards.length === 1 ? words.grid.added(last.name) : words.grid.addedMany(cards.length))
  return true
}

/** A new card with its name ready to be typed; no place means the tray. */
export function addNew(context: ActionContext, place: Place | undefined): void {
  const why = obstacle(context.session, undefined, 'edit')
  if (why) {
    refuse(context, why)
    return
  }
  const id = newCardId()
  if (!add(context, [{ id, name: words.grid.newCard, place }])) return
  const { session, ui } = context
  const asItIs = (): string => JSON.stringify(session.board.get().cards.get(id))
  const made = asItIs()
  const isUntouched = (): boolean => asItIs() === made
  ui.change({
    editing: id,
    editingName: true,
    newCard: { id, isUntouched, takeBack: session.undo.mark() },
  })
}

/** A new card that was closed as it was made, without a name, is no partner: it goes again, and no step stays of it. */
export function takeBackUntouched(context: ActionContext, id: CardId): void {
  const { session, ui } = context
  const { newCard, editing } = ui.get()
  if (newCard?.id !== id || editing === id) return
  ui.change({ newCard: undefined })
  if (!newCard.isUntouched() || obstacle(session, undefined, 'edit')) return
  focusPast(context, [id])
  if (!newCard.takeBack()) asOneStep(context, () => session.run(removeCards, { ids: [id] }))
  context.announce.polite(words.grid.takenBack)
}

export function duplicate(context: ActionContext, cards: readonly Card[]): void {
  add(context, copiesOf(cards))
}

/** Takes cards off the board and offers to bring them back. */
export function remove(context: ActionContext, cards: readonly Card[]): void {
  const { session, ui, announce, notify } = context
  const free = cards.filter((card) => obstacle(session, card, 'edit') === undefined)
  const [first] = free
  const blocked = cards.find((card) => !free.includes(card))
  if (blocked && !first) {
    refuse(context, obstacle(session, blocked, 'edit') ?? 'viewer')
    return
  }
  if (!first) return
  const ids = free.map((card) => card.id)
  if (takesTooMuch(session, session.board.get().cards, ids)) {
    refuseWith(context, words.grid.tooManyOfOthers)
    return
  }
  focusPast(context, ids)
  asOneStep(context, () => session.run(removeCards, { ids }))
  const left = [...ui.get().selection].filter((id) => !ids.includes(id))
  ui.change({ selection: new Set(left), editing: undefined })
  const text = free.length === 1 ? words.grid.removed(first.name) : words.grid.removedMany(free.length)
  announce.polite(text)
  const restore = (): void => {
    asOneStep(context, () => session.run(restoreCards, { ids }))
  }
  const until = (over: () => void): (() => void) =>
    session.board.subscribe(() => {
      const { cards: now } = session.board.get()
      if (ids.every((id) => now.has(id))) over()
    })
  notify({ text, action: { label: words.grid.undo, perform: restore }, until })
}

/** When the card with the keyboard is about to leave the map, the next one gets it. */
export function focusPast({ session, focus }: ActionContext, leaving: readonly CardId[]): void {
  const held = focus.get()
  if (!held || !leaving.includes(held)) return
  const placed = cardsInOrder(session.board.get()).filter((card) => card.place)
  const at = placed.findIndex((card) => card.id === held)
  const stays = (card: Card): boolean => !leaving.includes(card.id)
  const next = placed.slice(at).find(stays) ?? placed.slice(0, at).findLast(stays)
  if (next) focus.move(next.id)
}

export function lock(context: ActionContext, cards: readonly Card[], locked: boolean): void {
  const ids = cards.map((card) => card.id)
  asOneStep(context, () => context.session.run(lockCards, { ids, locked }))
  context.announce.polite(locked ? words.grid.lockedNow(ids.length) : words.grid.unlockedNow(ids.length))
}

export function order(context: ActionContext, cards: readonly Card[], to: 'front' | 'back'): void {
  asOneStep(context, () => context.session.run(orderCards, { ids: cards.map((card) => card.id), to }))
}
