import { BoardError } from '../base/boardError.ts'
import { fold } from '../base/fold.ts'
import { type CardId, newCardId } from '../base/ids.ts'
import type { NewCard } from '../commands/cards.ts'
import type { Board } from '../model/board.ts'
import { type Card, type CardField, type CardValues, cardFieldNames } from '../model/card.ts'
import type { Role } from '../model/participant.ts'
import { maxCards } from '../protocol/limits.ts'
import { words } from '../words/words.ts'
import type { CardRow, NumbersFound, ReadRows, RefusedRow } from './readRows.ts'

/** A card of the board that a row changes, and only the fields it changes. */
export interface PlannedChange {
  readonly row: number
  readonly id: CardId
  readonly name: string
  readonly fields: Partial<CardValues>
}

/** What an import will do, before anything is done. `importCards` carries out `added` and `changed`. */
export interface ImportPlan {
  readonly added: readonly (NewCard & { readonly row: number })[]
  readonly changed: readonly PlannedChange[]
  readonly unchanged: readonly { readonly row: number; readonly name: string }[]
  /** In row order. */
  readonly refused: readonly RefusedRow[]
  readonly unknownColumns: readonly string[]
  readonly numbers?: NumbersFound
}

/**
 * Holds rows against the board: a row whose name is on the board (whatever its case and accents) changes that card,
 * any other adds one.
 *
 * @param role whoever is importing: locked cards are moved by facilitators only.
 * @throws BoardError `too-many-cards`.
 * @see SPEC C8
 */
export function planImport(board: Board, read: ReadRows, role: Role): ImportPlan {
  const byName = new Map<string, Card[]>()
  for (const card of board.cards.values()) {
    const sameName = byName.get(fold(card.name))
    if (sameName) sameName.push(card)
    else byName.set(fold(card.name), [card])
  }
  const added: ImportPlan['added'][number][] = []
  const changed: PlannedChange[] = []
  const unchanged: ImportPlan['unchanged'][number][] = []
  const refused = [...read.refused]
  for (const { row, fields } of read.rows) {
    const [card, ...others] = byName.get(fold(fields.name)) ?? []
    const change = card && changedFields(card, fields)
    const reason = card && change && refusal(card, change, others.length > 0, role)
    if (!card) added.push({ ...fields, id: newCardId(), row })
    else if (reason) refused.push({ row, name: fields.name, reason })
    else if (!change || Object.keys(change).length === 0) unchanged.push({ row, name: card.name })
    else changed.push({ row, id: card.id, name: card.name, fields: change })
  }
  if (board.cards.size + added.length > maxCards) throw new BoardError('too-many-cards')
  refused.sort((a, b) => a.row - b.row)
  const { unknownColumns, numbers } = read
  return { added, changed, unchanged, refused, unknownColumns, ...(numbers && { numbers }) }
}

function refusal(
  card: Card,
  change: Partial<CardValues>,
  isAmbiguous: boolean,
  role: Role,
): string | undefined {
  if (isAmbiguous) return words.transfer.refused.twoOnBoard
  return card.locked && 'place' in change && role !== 'facilitator'
    ? words.transfer.refused.locked
    : undefined
}

function changedFields(card: Card, fields: CardRow['fields']): Partial<CardValues> {
  const changed = cardFieldNames.filter((name) => name in fields && !isSame(card[name], fields[name]))
  return Object.fromEntries(changed.map((name: CardField) => [name, fields[name]]))
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
