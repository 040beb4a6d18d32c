import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import { emptyHead, nextHead } from './chain.ts'
import { bytesOf, numberOf, textOf } from './columns.ts'
import type { SqlRow } from './driver.ts'
import type { Engine } from './engine.ts'
import {
  type Head,
  type HistoryPack,
  keptSnapshots,
  type LogTable,
  type Snapshot,
  type StoredUpdate,
} from './logTable.ts'

/** The append-only log of each board. */
export function logTable(engine: Engine): LogTable {
  return {
    read: (board) => {
      const snapshots = engine
        .all('SELECT * FROM snapshots WHERE board = ? ORDER BY seq DESC', board)
        .map(readSnapshot)
      const updates = engine.all('SELECT * FROM updates WHERE board = ? ORDER BY seq', board).map(readUpdate)
      return { snapshots, updates, head: headOf(engine, board) }
    },
    head: (board) => headOf(engine, board),
    size: (board) =>
      numberOf(
        engine.get(
          `SELECT (SELECT coalesce(max(length(bytes)), 0) FROM snapshots WHERE board = ?)
             + (SELECT coalesce(sum(length(bytes)), 0) FROM updates WHERE board = ?) AS many`,
          board,
          board,
        ) ?? {},
        'many',
      ),
    append: (board, updates) => engine.whole(() => append(engine, board, updates)),
    compact: compactIn(engine),
    shrink: () => engine.exec('PRAGMA incremental_vacuum'),
    history: (board) =>
      engine.all('SELECT * FROM history WHERE board = ? ORDER BY from_seq', board).map(readPack),
    forgetHistory: (before) =>
      engine.run(
        `DELETE FROM history WHERE at < ? AND to_seq <=
           (SELECT min(seq) FROM snapshots WHERE snapshots.board = history.board)`,
        before,
      ),
    setSnapshotAside: (board, seq, at) =>
      engine.whole(() => {
        engine.run(`${keepSnapshots} AND seq = ?`, at, board, seq)
        engine.run('DELETE FROM snapshots WHERE board = ? AND seq = ?', board, seq)
      }),
    setAside: setAsideIn(engine),
    damagedCount: (board) =>
      numberOf(
        engine.get('SELECT count(*) AS many FROM damaged_updates WHERE board = ?', board) ?? {},
        'many',
      ),
  }
}

function compactIn(engine: Engine): LogTable['compact'] {
  return (board, snapshot, pack) =>
    engine.whole(() => {
      const { head, at, bytes, check } = snapshot
      engine.run(
        'INSERT OR REPLACE INTO snapshots (board, seq, hash, at, bytes, "check") VALUES (?, ?, ?, ?, ?, ?)',
        board,
        head.seq,
        head.hash,
        at,
        bytes,
        check,
      )
      if (pack) {
        engine.run(
          'INSERT INTO history (board, from_seq, to_seq, at, bytes) VALUES (?, ?, ?, ?, ?)',
          board,
          pack.fromSeq,
          pack.toSeq,
          pack.at,
          pack.bytes,
        )
      }
      engine.run('DELETE FROM updates WHERE board = ? AND seq <= ?', board, head.seq)
      engine.run(
        `DELETE FROM snapshots WHERE board = ? AND seq NOT IN
       (SELECT seq FROM snapshots WHERE board = ? ORDER BY seq DESC LIMIT ${keptSnapshots})`,
        board,
        board,
      )
    })
}

const intoAside =
  'INSERT INTO damaged_updates (board, seq, participant, at, bytes, hash, reason, set_aside_at)'
// Its two hashes go into the one column there is: with both, whoever looks can tell which part is damaged.
const keepSnapshots = `${intoAside}
  SELECT board, seq, NULL, at, bytes, hash || ' ' || "check", 'snapshot', ? FROM snapshots WHERE board = ?`

function setAsideIn(engine: Engine): LogTable['setAside'] {
  return (board, head, reason, at) =>
    engine.whole(() => {
      const moved = engine.run(
        `${intoAside}
     SELECT board, seq, participant, at, bytes, hash, ?, ? FROM updates WHERE board = ? AND seq > ?
     UNION ALL
     SELECT board, from_seq, NULL, at, bytes, '', 'history', ? FROM history WHERE board = ? AND to_seq > ?`,
        reason,
        at,
        board,
        head.seq,
        at,
        board,
        head.seq,
      )
      const snapshots = engine.run(`${keepSnapshots} AND seq > ?`, at, board, head.seq)
      engine.run('DELETE FROM updates WHERE board = ? AND seq > ?', board, head.seq)
      engine.run('DELETE FROM history WHERE board = ? AND to_seq > ?', board, head.seq)
      engine.run('DELETE FROM snapshots WHERE board = ? AND seq > ?', board, head.seq)
      saveHead(engine, board, head)
      return moved + snapshots
    })
}

function append(engine: Engine, board: BoardId, updates: Parameters<LogTable['append']>[1]): Head {
  let head = headOf(engine, board)
  for (const update of updates) {
    head = nextHead(head, update)
    engine.run(
      'INSERT INTO updates (board, seq, participant, at, bytes, hash) VALUES (?, ?, ?, ?, ?, ?)',
      board,
      head.seq,
      update.participant ?? null,
      update.at,
      update.bytes,
      head.hash,
    )
  }
  engine.run(
    'UPDATE boards SET head_seq = ?, head_hash = ?, changed_at = max(changed_at, ?) WHERE id = ?',
    head.seq,
    head.hash,
    updates.at(-1)?.at ?? 0,
    board,
  )
  return head
}

function headOf(engine: Engine, board: BoardId): Head {
  const row = engine.get('SELECT head_seq, head_hash FROM boards WHERE id = ?', board)
  return row ? { seq: numberOf(row, 'head_seq'), hash: textOf(row, 'head_hash') } : emptyHead
}

function saveHead(engine: Engine, board: BoardId, head: Head): void {
  engine.run('UPDATE boards SET head_seq = ?, head_hash = ? WHERE id = ?', head.seq, head.hash, board)
}

function readUpdate(row: SqlRow): StoredUpdate {
  const participant = row['participant']
  return {
    seq: numberOf(row, 'seq'),
    ...(typeof participant === 'string' && { participant: participant as ParticipantId }),
    at: numberOf(row, 'at'),
    bytes: bytesOf(row, 'bytes'),
    hash: textOf(row, 'hash'),
  }
}

function readSnapshot(row: SqlRow): Snapshot {
  return {
    head: { seq: numberOf(row, 'seq'), hash: textOf(row, 'hash') },
    at: numberOf(row, 'at'),
    bytes: bytesOf(row, 'bytes'),
    check: textOf(row, 'check'),
  }
}

function readPack(row: SqlRow): HistoryPack {
  return {
    fromSeq: numberOf(row, 'from_seq'),
    toSeq: numberOf(row, 'to_seq'),
    at: numberOf(row, 'at'),
    bytes: bytesOf(row, 'bytes'),
  }
}
