import type { BoardId, ParticipantId, SittingId } from '@commonground/shared/base/ids'
import { numberOf, parseJson, textOf } from './columns.ts'
import type { SqlRow } from './driver.ts'
import type { Engine } from './engine.ts'
import type { SittingTable, StoredSitting } from './roundTables.ts'
import { seal, sealedAs, unsealOrOlder } from './seal.ts'
import type { OnUnreadable } from './sqliteBoards.ts'

/** Workshops that were held. What is damaged of one reads as nothing held; the others are not affected. @see SPEC S4 */
export function sittingTable(engine: Engine, onUnreadable: OnUnreadable): SittingTable {
  const read = (board: BoardId, row: SqlRow): StoredSitting => {
    const sitting = readRow(row)
    const held = unsealOrOlder(sealedAs.held(board, sitting.id), textOf(row, 'held'))
    if (held === undefined) onUnreadable({ board, column: 'sitting' })
    return { ...sitting, held }
  }
  return {
    add: (board, { id, name, begunAt, closedAt, reviewOn, version, held }, identities) => {
      engine.run(
        `INSERT INTO sittings (board, id, name, begun_at, closed_at, review_on, version, held, identities)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        board,
        id,
        name,
        begunAt,
        closedAt,
        reviewOn ?? null,
        version ?? null,
        seal(sealedAs.held(board, id), held),
        JSON.stringify(identities),
      )
    },
    ofBoard: (board) =>
      engine
        .all(
          `${selectSitting} WHERE board = ? ORDER BY closed_at DESC, rowid DESC LIMIT ${mostListed}`,
          board,
        )
        .map((row) => read(board, row)),
    versions: (board) =>
      new Set(
        engine
          .all('SELECT version FROM sittings WHERE board = ? AND version IS NOT NULL', board)
          .map((row) => textOf(row, 'version')),
      ),
    find: (board, sitting) => {
      const row = engine.get(`${selectSitting} WHERE board = ? AND id = ?`, board, sitting)
      return row && read(board, row)
    },
    identities: (board, sitting) => {
      const row = engine.get('SELECT identities FROM sittings WHERE board = ? AND id = ?', board, sitting)
      const read = row && parseJson(textOf(row, 'identities'))
      return Array.isArray(read) ? (read as ParticipantId[]) : []
    },
  }
}

/** Whoever looks for one reads no further, and each is read whole. */
const mostListed = 100

// Never the identities: what is not read cannot leave the server.
const selectSitting = 'SELECT id, name, begun_at, closed_at, review_on, version, held FROM sittings'

function readRow(row: SqlRow): Omit<StoredSitting, 'held'> {
  const { review_on: reviewOn, version } = row
  return {
    id: textOf(row, 'id') as SittingId,
    name: textOf(row, 'name'),
    begunAt: numberOf(row, 'begun_at'),
    closedAt: numberOf(row, 'closed_at'),
    ...(typeof reviewOn === 'string' && { reviewOn }),
    ...(typeof version === 'string' && { version }),
  }
}
