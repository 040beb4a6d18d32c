import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import type { PictureDot } from '@commonground/shared/protocol/http'
import type { AuditEntry, BoardChanges, BoardRow } from './boardTables.ts'
import { numberOf, parseJson, textOf, timeOf } from './columns.ts'
import type { SqlRow, SqlValue } from './driver.ts'
import type { Engine } from './engine.ts'
import { seal, sealedAs, unsealOrOlder } from './seal.ts'
import type { Storage } from './storage.ts'

/** A column that cannot be read, and whose it is. Never what stands in it. @see SPEC P4 */
export interface Unreadable {
  readonly board: BoardId
  readonly column: 'picture' | 'workshop' | 'sitting' | 'round' | 'result' | 'ballot'
}
export type OnUnreadable = (unreadable: Unreadable) => void

/** Boards, their workshop state and the audit. A damaged picture or workshop reads as none. @see SPEC S4 */
export function boardTables(
  engine: Engine,
  onUnreadable: OnUnreadable = () => {},
): Pick<Storage, 'boards' | 'workshops' | 'audit'> {
  const readBoard = (row: SqlRow): BoardRow => {
    const board = readBoardRow(row)
    const picture = readPicture(textOf(row, 'picture'))
    if (!picture) onUnreadable({ board: board.id, column: 'picture' })
    return { ...board, picture: picture ?? [] }
  }

  return {
    boards: {
      add: (board) => {
        engine.run(
          `INSERT INTO boards (id, title, created_at, changed_at, archived_at, trashed_at, cards, picture)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          board.id,
          board.title,
          board.createdAt,
          board.changedAt,
          board.archivedAt ?? null,
          board.trashedAt ?? null,
          board.cards,
          JSON.stringify(board.picture),
        )
      },
      find: (id) => {
        const row = engine.get(`${selectBoard} WHERE id = ?`, id)
        return row && readBoard(row)
      },
      all: () => engine.all(`${selectBoard} ORDER BY created_at`).map(readBoard),
      change: (id, changes) => {
        const sets = columnChanges(changes)
        if (sets.length === 0) return
        const list = sets.map(([column]) => `${column} = ?`).join(', ')
        engine.run(`UPDATE boards SET ${list} WHERE id = ?`, ...sets.map(([, value]) => value), id)
      },
      destroy: (id) => {
        engine.run('DELETE FROM boards WHERE id = ?', id)
        // What it was still stands in the journal until that is empty.
        engine.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)')
      },
    },
    workshops: {
      read: (board) => {
        const stored = engine.get('SELECT workshop FROM boards WHERE id = ?', board)?.['workshop']
        if (typeof stored !== 'string') return undefined
        const state = unsealOrOlder(sealedAs.workshop(board), stored)
        if (state === undefined) onUnreadable({ board, column: 'workshop' })
        return state
      },
      save: (board, state) => {
        const sealed = seal(sealedAs.workshop(board), state)
        engine.run('UPDATE boards SET workshop = ? WHERE id = ?', sealed, board)
      },
    },
    audit: {
      add: ({ board, participant, at, what, about }) => {
        engine.run(
          'INSERT INTO audit (board, participant, at, what, about) VALUES (?, ?, ?, ?, ?)',
          board ?? null,
          participant ?? null,
          at,
          what,
          about ?? null,
        )
      },
      ofBoard: (board, most) =>
        engine
          .all('SELECT * FROM audit WHERE board = ? ORDER BY id DESC LIMIT ?', board, most)
          .map(readAudit),
    },
  }
}

const selectBoard =
  'SELECT id, title, created_at, changed_at, archived_at, trashed_at, cards, picture FROM boards'

function readBoardRow(row: SqlRow): Omit<BoardRow, 'picture'> {
  return {
    id: textOf(row, 'id') as BoardId,
    title: textOf(row, 'title'),
    createdAt: numberOf(row, 'created_at'),
    changedAt: numberOf(row, 'changed_at'),
    ...timeOf(row, 'archived_at', 'archivedAt'),
    ...timeOf(row, 'trashed_at', 'trashedAt'),
    cards: numberOf(row, 'cards'),
  }
}

function readPicture(text: string): readonly PictureDot[] | undefined {
  const dots = parseJson(text)
  return Array.isArray(dots) && dots.every(isDot) ? dots : undefined
}

function isDot(value: unknown): value is PictureDot {
  return Array.isArray(value) && value.length === 3 && value.every(Number.isFinite)
}

function columnChanges(changes: BoardChanges): [string, SqlValue][] {
  const all: [string, SqlValue | undefined][] = [
    ['title', changes.title],
    ['changed_at', changes.changedAt],
    ['archived_at', changes.archivedAt],
    ['trashed_at', changes.trashedAt],
    ['cards', changes.cards],
    ['picture', changes.picture && JSON.stringify(changes.picture)],
  ]
  return all.filter((set): set is [string, SqlValue] => set[1] !== undefined)
}

function readAudit(row: SqlRow): AuditEntry {
  const { board, participant, about } = row
  return {
    ...(typeof board === 'string' && { board: board as BoardId }),
    ...(typeof participant === 'string' && { participant: participant as ParticipantId }),
    at: numberOf(row, 'at'),
    what: textOf(row, 'what'),
    ...(typeof about === 'string' && { about }),
  }
}
