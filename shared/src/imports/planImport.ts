import {
  findAlike,
  findDuplicates,
  type Likeness,
  likenesses,
  type NamedCard,
} from '../analysis/duplicates.ts'
import { BoardError } from '../base/boardError.ts'
import { type CardId, newCardId } from '../base/ids.ts'
import { nameKey } from '../base/nameKey.ts'
import type { NewCard } from '../commands/cards.ts'
import type { Board } from '../model/board.ts'
import { type Card, type CardField, type CardValues, cardFieldNames } from '../model/card.ts'
import type { Role } from '../model/participant.ts'
import { maxCards } from '../protocol/limits.ts'
import { may } from '../protocol/policy.ts'
import { words } from '../words/words.ts'
import type { CardRow, ReadRows, RefusedRow } from './readRows.ts'

/** A card of the board that a row changes, and only the fields it changes. */
export interface PlannedChange {
  readonly row: number
  readonly id: CardId
  readonly name: string
  readonly fields: Partial<CardValues>
}

/** A new card whose name is much like that of a card on the board, or of an earlier row. */
export interface AlikeNames {
  readonly row: number
  readonly name: string
  readonly other:
    | { readonly kind: 'card'; readonly id: CardId; readonly name: string }
    | { readonly kind: 'row'; readonly row: number; readonly name: string }
  readonly why: Likeness
}

/** What an import will do, before anything is done. `importCards` carries out `added` and `changed`. */
export interface ImportPlan extends Pick<ReadRows, 'left' | 'half' | 'empty' | 'skipped'> {
  readonly added: readonly (NewCard & { readonly row: number })[]
  readonly changed: readonly PlannedChange[]
  readonly unchanged: readonly { readonly row: number; readonly name: string }[]
  /** In row order. */
  readonly refused: readonly RefusedRow[]
  /** The surest first. A person may say that both mean the same. */
  readonly alike: readonly AlikeNames[]
}

/** What a plan is made of. */
export type PlannedRows = Pick<ReadRows, 'rows' | 'refused' | 'left' | 'half' | 'empty' | 'skipped'>

export interface PlanOptions {
  /** The role of the person importing: locked cards are moved by facilitators only. */
  readonly role: Role
  /** Rows that a person joined: to a card of the board, or to an earlier row. */
  readonly sameAs?: ReadonlyMap<number, CardId | number>
  /** False where nobody is asked about names that look alike: looking for them takes longer than all the rest. */
  readonly suggests?: boolean
}

/**
 * Holds rows against the board: a row whose name is on the board changes that card, any other adds one.
 *
 * @throws BoardError `too-many-cards`.
 * @see SPEC C8, C10
 */
export function planImport(
  board: Board,
  read: PlannedRows,
  { role, sameAs, suggests = true }: PlanOptions,
): ImportPlan {
  const byName = cardsByName(board)
  const added: ImportPlan['added'][number][] = []
  const changed: PlannedChange[] = []
  const unchanged: ImportPlan['unchanged'][number][] = []
  const refused = [...read.refused]
  for (const { row, fields, joinedTo } of joinedRows(board, read.rows, sameAs)) {
    const [card, ...others] = joinedTo ? [joinedTo] : (byName.get(nameKey(fields.name)) ?? [])
    const change = card && changedFields(card, fields)
    const reason = card && change && refusal(card, change, { isAmbiguous: others.length > 0, role })
    if (!card) added.push({ ...fields, id: newCardId(), row })
    else if (reason) refused.push({ row, name: fields.name, reason })
    else if (!change || Object.keys(change).length === 0) unchanged.push({ row, name: card.name })
    else changed.push({ row, id: card.id, name: card.name, fields: change })
  }
  if (board.cards.size + added.length > maxCards) throw new BoardError('too-many-cards')
  refused.sort((a, b) => a.row - b.row)
  const { left, half, empty, skipped } = read
  const alike = suggests ? alikeNames(board, added) : []
  return { added, changed, unchanged, refused, left, half, empty, skipped, alike }
}

function cardsByName(board: Board): ReadonlyMap<string, readonly Card[]> {
  const byName = new Map<string, Card[]>()
  for (const card of board.cards.values()) {
    const key = nameKey(card.name)
    const sameName = byName.get(key)
    if (sameName) sameName.push(card)
    else byName.set(key, [card])
  }
  return byName
}

interface JoinedRow extends CardRow {
  readonly joinedTo?: Card
}

/** Rows that were joined to an earlier row fill what that one leaves open; those joined to a card carry it. */
function joinedRows(
  board: Board,
  rows: readonly CardRow[],
  sameAs: PlanOptions['sameAs'] = new Map(),
): readonly JoinedRow[] {
  const byRow = new Map<number, JoinedRow>()
  for (const { row, fields } of rows) {
    const same = sameAs.get(row)
    const earlier = typeof same === 'number' ? byRow.get(same) : undefined
    const card = typeof same === 'string' ? board.cards.get(same) : undefined
    if (earlier) byRow.set(earlier.row, { ...earlier, fields: { ...fields, ...earlier.fields } })
    else byRow.set(row, { row, fields, ...(card && { joinedTo: card }) })
  }
  return [...byRow.values()]
}

interface Refusing {
  readonly isAmbiguous: boolean
  readonly role: Role
}

function refusal(
  card: Card,
  change: Partial<CardValues>,
  { isAmbiguous, role }: Refusing,
): string | undefined {
  if (isAmbiguous) return words.transfer.refused.twoOnBoard
  return card.locked && 'place' in change && !may(role, 'moveLockedCards')
    ? words.transfer.refused.locked
    : undefined
}

/** A card keeps the spelling of its name. */
function changedFields(card: Card, fields: CardRow['fields']): Partial<CardValues> {
  const changed = cardFieldNames.filter(
    (name) => name !== 'name' && name in fields && !isSame(card[name], fields[name]),
  )
  return Object.fromEntries(changed.map((name: CardField) => [name, fields[name]]))
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** Each new card with the one it is most surely like: a card of the board, else an earlier row. */
function alikeNames(board: Board, added: ImportPlan['added']): readonly AlikeNames[] {
  const cards: readonly NamedCard[] = [...board.cards.values()]
  const names = added.map(({ name }) => name)
  const likeCards = findAlike(names, cards).flatMap(({ index, card, why }): readonly AlikeNames[] => {
    const [row, there] = [added[index], board.cards.get(card)]
    if (!row || !there) return []
    return [{ row: row.row, name: row.name, other: { kind: 'card', id: card, name: there.name }, why }]
  })
  const settled = new Set(likeCards.map(({ row }) => row))
  const rows = new Map(added.map((card) => [card.id, card]))
  const likeRows = findDuplicates(added).flatMap(({ first, second, why }): readonly AlikeNames[] => {
    const [earlier, row] = [rows.get(first), rows.get(second)]
    if (!earlier || !row || settled.has(row.row)) return []
    settled.add(row.row)
    return [
      { row: row.row, name: row.name, other: { kind: 'row', row: earlier.row, name: earlier.name }, why },
    ]
  })
  return [...likeCards, ...likeRows].sort((a, b) => likenesses.indexOf(a.why) - likenesses.indexOf(b.why))
}
