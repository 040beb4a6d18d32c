import { type CardId, newCardId, newPlanLineId, newTieId } from '../base/ids.ts'
import { nameKey } from '../base/nameKey.ts'
import type { BoardImport } from '../commands/importBoard.ts'
import type { Board } from '../model/board.ts'
import { type CardField, cardFields } from '../model/card.ts'
import type { Role } from '../model/participant.ts'
import { planFields } from '../model/planLine.ts'
import { tieFields } from '../model/tie.ts'
import { may } from '../protocol/policy.ts'
import { words } from '../words/words.ts'
import type { BoardFile, FileCard } from './boardFile.ts'
import { type ImportPlan, planImport } from './planImport.ts'
import type { CardRow, RefusedRow } from './readRows.ts'

/** What a board file would do: the cards as in any import, and the rest for `importBoard`. */
export interface BoardImportPlan extends ImportPlan, Omit<BoardImport, 'added' | 'changed'> {}

/** The file's ids and the ids those cards have, or get, on this board. */
type Ids = ReadonlyMap<string, CardId>

/**
 * Holds a board file against a board. Everything new gets a new id. A board without cards takes all of the file:
 * settings and locks (from a facilitator) and removed cards too. A board with cards takes what it lacks: cards by
 * name as in any import, ties and plan lines it does not have yet; what the file leaves empty changes nothing.
 *
 * @throws BoardError `too-many-cards`.
 * @see SPEC T4
 */
export function planBoardImport(board: Board, file: BoardFile, role: Role): BoardImportPlan {
  return board.cards.size === 0 ? takeAll(board, file, role) : takeMissing(board, file, role)
}

function takeAll(board: Board, file: BoardFile, role: Role): BoardImportPlan {
  const ids: Ids = new Map([...file.cards, ...file.removedCards].map(({ fileId }) => [fileId, newCardId()]))
  const idOf = ({ fileId }: FileCard): CardId => ids.get(fileId) ?? newCardId()
  const rows = { rows: [], refused: file.refused, left: [], half: 0, empty: 0, skipped: [] }
  return {
    ...planImport(board, rows, { role }),
    added: file.cards.map((card) => ({ ...card.fields, id: idOf(card), row: card.row })),
    removed: file.removedCards.map((card) => ({ ...card.fields, id: idOf(card) })),
    marks: file.cards.map((card) => ({
      id: idOf(card),
      order: card.order,
      locked: card.locked && may(role, 'lockCards'),
    })),
    ties: newTies(board, file, ids),
    plan: newPlanLines(board, file, ids),
    ...(may(role, 'changeSettings') && { settings: file.settings }),
  }
}

function takeMissing(board: Board, file: BoardFile, role: Role): BoardImportPlan {
  const { rows, refused } = uniqueRows(file)
  const cards = planImport(board, { rows, refused, left: [], half: 0, empty: 0, skipped: [] }, { role })
  const refusedRows = new Set(cards.refused.map(({ row }) => row))
  const byName = new Map<string, CardId>([
    ...[...board.cards.values()].map((card) => [nameKey(card.name), card.id] as const),
    ...cards.added.map((card) => [nameKey(card.name), card.id] as const),
  ])
  const ids = new Map(
    file.cards.flatMap(({ row, fileId, fields }) => {
      const id = byName.get(nameKey(fields.name))
      return id && !refusedRows.has(row) ? [[fileId, id] as const] : []
    }),
  )
  return {
    ...cards,
    removed: [],
    marks: [],
    ties: newTies(board, file, ids),
    plan: newPlanLines(board, file, ids),
  }
}

/** The file's cards as rows of an import, with only what they fill, and a name only once. */
function uniqueRows(file: BoardFile): { readonly rows: CardRow[]; readonly refused: RefusedRow[] } {
  const rows: CardRow[] = []
  const refused = [...file.refused]
  const seen = new Map<string, number>()
  for (const { row, fields } of file.cards) {
    const earlier = seen.get(nameKey(fields.name))
    const reason = earlier === undefined ? undefined : words.transfer.refused.sameName(earlier)
    if (reason) refused.push({ row, name: fields.name, reason })
    else rows.push({ row, fields: { ...filled(fields), name: fields.name } })
    if (!reason) seen.set(nameKey(fields.name), row)
  }
  return { rows, refused }
}

function filled(fields: FileCard['fields']): Partial<FileCard['fields']> {
  const kept = Object.entries(fields).filter(
    ([key, value]) => !isSame(value, cardFields[key as CardField].fallback),
  )
  return Object.fromEntries(kept)
}

function newTies(board: Board, file: BoardFile, ids: Ids): BoardImport['ties'] {
  const there = new Set([...board.ties.values()].map((tie) => said(tieFields, tie, [tie.from, tie.to])))
  return file.ties.flatMap(({ from: fileFrom, to: fileTo, fields }) => {
    const [from, to] = [ids.get(fileFrom), ids.get(fileTo)]
    if (!from || !to || there.has(said(tieFields, fields, [from, to]))) return []
    return [{ id: newTieId(), from, to, fields }]
  })
}

function newPlanLines(board: Board, file: BoardFile, ids: Ids): BoardImport['plan'] {
  const there = new Set([...board.plan.values()].map((line) => said(planFields, line, [line.card])))
  return file.plan.flatMap(({ card: fileCard, fields }) => {
    const card = ids.get(fileCard)
    if (!card || there.has(said(planFields, fields, [card]))) return []
    return [{ id: newPlanLineId(), card, fields }]
  })
}

/** All that a record says at these cards, absent values at their fallback, to find its like. */
function said(
  table: Readonly<Record<string, { fallback: unknown }>>,
  record: object,
  cards: readonly CardId[],
): string {
  const has = new Map(Object.entries(record))
  const values = Object.entries(table).map(([key, { fallback }]) => has.get(key) ?? fallback)
  return JSON.stringify([cards, values])
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
