import type { CardId, PlanLineId, TieId } from '@commonground/shared/base/ids'
import { type RecordRoot, yRecord, yRecords } from '@commonground/shared/document/layout'
import { type BoardChange, observeBoard } from '@commonground/shared/document/observe'
import {
  isRemoved,
  readBoard,
  readCard,
  readPlanLine,
  readSettings,
  readTie,
} from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import type * as Y from 'yjs'
import type { WritableStore } from './store.ts'

/**
 * Keeps `store` at what the document holds: set once now, and once after every transaction that changed the
 * board. What did not change keeps its object. Returns its stop.
 *
 * @param onChange called after the store was set.
 * @see SPEC D4
 */
export function watchBoard(
  doc: Y.Doc,
  store: WritableStore<Board>,
  onChange?: (change: BoardChange) => void,
): () => void {
  let board = readBoard(doc)
  store.set(board)
  return observeBoard(doc, (change) => {
    board = nextBoard(doc, board, change)
    store.set(board)
    onChange?.(change)
  })
}

/** The board after one transaction, reading only what it touched. */
function nextBoard(doc: Y.Doc, board: Board, change: BoardChange): Board {
  const { cards, removedCards } = nextCards(doc, board, change.records.cards)
  const ties = nextRecords(board.ties, change.records.ties, (id) => live(doc, 'ties', id, readTie))
  const plan = nextRecords(board.plan, change.records.plan, (id) => live(doc, 'plan', id, readPlanLine))
  const settings = change.settings ? kept(board.settings, readSettings(doc)) : board.settings
  const setAside = countSetAside(doc, { cards, removedCards, ties, plan })
  const next = { settings, cards, removedCards, ties, plan, setAside }
  const isSame =
    settings === board.settings &&
    cards === board.cards &&
    removedCards === board.removedCards &&
    ties === board.ties &&
    plan === board.plan &&
    setAside === board.setAside
  return isSame ? board : next
}

function nextCards(doc: Y.Doc, board: Board, touched: ReadonlySet<string>) {
  const read = new Map([...touched].map((id) => [id, readCard(doc, id as CardId)]))
  const pick = (id: CardId, isRemoved: boolean) => {
    const card = read.get(id)
    return card && (card.removedAt !== undefined) === isRemoved ? card : undefined
  }
  return {
    cards: nextRecords(board.cards, touched, (id) => pick(id, false)),
    removedCards: nextRecords(board.removedCards, touched, (id) => pick(id, true)),
  }
}

/** The same map when nothing in it changed, else a copy with the touched records read again. */
function nextRecords<Id extends string, T>(
  records: ReadonlyMap<Id, T>,
  touched: ReadonlySet<string>,
  read: (id: Id) => T | undefined,
): ReadonlyMap<Id, T> {
  let next: Map<Id, T> | undefined
  for (const touchedId of touched) {
    const id = touchedId as Id
    const before = records.get(id)
    const after = kept(before, read(id))
    if (after === before) continue
    next ??= new Map(records)
    if (after === undefined) next.delete(id)
    else next.set(id, after)
  }
  return next ?? records
}

function live<Id extends TieId | PlanLineId, T>(
  doc: Y.Doc,
  root: RecordRoot,
  id: Id,
  read: (doc: Y.Doc, id: Id) => T | undefined,
): T | undefined {
  const record = yRecord(doc, root, id)
  return record && !isRemoved(record) ? read(doc, id) : undefined
}

/** The old object when the new one says the same. */
function kept<T>(before: T | undefined, after: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after
}

type Records = Pick<Board, 'cards' | 'removedCards' | 'ties' | 'plan'>

function countSetAside(doc: Y.Doc, shown: Records): number {
  const cards = yRecords(doc, 'cards').size - shown.cards.size - shown.removedCards.size
  return cards + hidden(doc, 'ties', shown.ties) + hidden(doc, 'plan', shown.plan)
}

/** Records of a root that are neither shown nor removed: those that could not be read. */
function hidden(doc: Y.Doc, root: RecordRoot, shown: ReadonlyMap<string, unknown>): number {
  const records = yRecords(doc, root)
  if (records.size === shown.size) return 0
  let count = 0
  for (const id of records.keys()) {
    const record = yRecord(doc, root, id)
    if (!shown.has(id) && !(record && isRemoved(record))) count += 1
  }
  return count
}
