import { settingFields } from '../model/board.ts'
import { type Card, cardFields } from '../model/card.ts'
import type { Fields } from '../model/field.ts'
import { type PlanLine, planFields } from '../model/planLine.ts'
import { shareableBoard, shareableFields } from '../model/shareable.ts'
import { type Tie, tieFields } from '../model/tie.ts'
import type { ExportOptions } from './exporter.ts'

/** How a board file says what it is. `imports/boardFile.ts` reads it. */
export const boardFileFormat = 'commonground-board'
export const boardFileVersion = 1

/**
 * The whole board as a file: settings, cards, removed cards, ties, plan. The share-safe one has no private field,
 * plan or removed card. Who made a card is not in it: people belong to the board they joined.
 *
 * @see SPEC P1
 */
export function writeBoardFile({ board, private: isPrivate }: ExportOptions): string {
  const told = isPrivate ? board : shareableBoard(board)
  const only = (fields: Fields): Fields => (isPrivate ? fields : shareableFields(fields))
  const card = (each: Card): object => ({
    id: each.id,
    ...pick(only(cardFields), each),
    locked: each.locked,
    order: each.order,
    removedAt: each.removedAt,
  })
  const tie = (each: Tie): object => ({
    id: each.id,
    from: each.from,
    to: each.to,
    ...pick(only(tieFields), each),
  })
  const line = (each: PlanLine): object => ({
    id: each.id,
    card: each.card,
    ...pick(only(planFields), each),
  })
  const file = {
    format: boardFileFormat,
    version: boardFileVersion,
    private: isPrivate,
    settings: pick(only(settingFields), told.settings),
    cards: [...told.cards.values()].map(card),
    removedCards: [...told.removedCards.values()].map(card),
    ties: [...told.ties.values()].map(tie),
    plan: [...told.plan.values()].map(line),
  }
  return `${JSON.stringify(file, undefined, 2)}\n`
}

/** The record's values for these fields; what stands at its fallback is there too, so that files can be read alone. */
function pick(fields: Fields, record: object): object {
  const known = new Map(Object.entries(record))
  return Object.fromEntries(Object.keys(fields).map((key) => [key, known.get(key)]))
}
