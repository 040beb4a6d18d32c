import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import type { PictureDot } from '@commonground/shared/protocol/http'
import { numberOf, textOf, timeOf } from './columns.ts'
import type { SqlRow, SqlValue } from './driver.ts'
import type { Engine } from './engine.ts'
import type { AuditEntry, BoardChanges, BoardRow, Storage } from './storage.ts'

/** Boards, their workshop state and the audit. */
export function boardTables(engine: Engine): Pick<Storage, 'boards' | 'workshops' | 'audit'> {
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
        return row && readBoardRow(row)
      },
      all: () => engine.all(`${selectBoard} ORDER BY created_at`).map(readBoardRow),
      change: (id, changes) => {
        const sets = columnChanges(changes)
        if (sets.length === 0) return
        const list = sets.map(([column]) => `${column} = ?`).join(', ')
        engine.run(`UPDATE boards SET ${list} WHERE id = ?`, ...sets.map(([, value]) => value), id)
      },
      destroy: (id) => {
        engine.run('DELETE FROM boards WHERE id = ?', id)
      },
    },
    workshops: {
      read: (board) => {
        const stored = engine.get('SELECT workshop FROM boards WHERE id = ?', board)?.['workshop']
        return typeof stored === 'string' ? JSON.parse(stored) : undefined
      },
      save: (board, state) => {
        engine.run('UPDATE boards SET workshop = ? WHERE id = ?', JSON.stringify(state), board)
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

function readBoardRow(row: SqlRow): BoardRow {
  return {
    id: textOf(row, 'id') as BoardId,
    title: textOf(row, 'title'),
    createdAt: numberOf(row, 'created_at'),
    changedAt: numberOf(row, 'changed_at'),
    ...timeOf(row, 'archived_at', 'archivedAt'),
    ...timeOf(row, 'trashed_at', 'trashedAt'),
    cards: numberOf(row, 'cards'),
    picture: JSON.parse(textOf(row, 'picture')) as readonly PictureDot[],
  }
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
