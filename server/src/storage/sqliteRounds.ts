import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { BoardId, ParticipantId, RoundId } from '@commonground/shared/base/ids'
import { bytesOf, numberOf, textOf, timeOf } from './columns.ts'
import type { SqlRow } from './driver.ts'
import type { Engine } from './engine.ts'
import type { BallotTable, Reached, RoundTable, StoredRound, VersionTable } from './roundTables.ts'
import type { Storage } from './storage.ts'

/** What a workshop keeps beside its state: rounds, their ballots, short codes and named versions. */
export function roundTables(engine: Engine): Pick<Storage, 'rounds' | 'ballots' | 'codes' | 'versions'> {
  return {
    rounds: roundTable(engine),
    ballots: ballotTable(engine),
    codes: {
      open: (board, code, at) => {
        engine.run(
          `INSERT INTO join_codes (code, board, opened_at) VALUES (?, ?, ?)
           ON CONFLICT (board) DO UPDATE SET code = excluded.code, opened_at = excluded.opened_at`,
          code,
          board,
          at,
        )
      },
      find: (code) => {
        const row = engine.get('SELECT board FROM join_codes WHERE code = ?', code)
        return row && (textOf(row, 'board') as BoardId)
      },
      close: (board) => {
        engine.run('DELETE FROM join_codes WHERE board = ?', board)
      },
    },
    versions: versionTable(engine),
  }
}

function roundTable(engine: Engine): RoundTable {
  return {
    add: (board, { id, kind, setup, openedAt }) => {
      engine.run(
        'INSERT INTO rounds (board, id, kind, setup, opened_at) VALUES (?, ?, ?, ?, ?)',
        board,
        id,
        kind,
        JSON.stringify(setup),
        openedAt,
      )
    },
    find: (board, round) => {
      const row = engine.get('SELECT * FROM rounds WHERE board = ? AND id = ?', board, round)
      return row && readRound(row)
    },
    close: (board, round, at) => {
      engine.run('UPDATE rounds SET closed_at = ? WHERE board = ? AND id = ?', at, board, round)
    },
    reveal: (board, round, at, result) => {
      engine.run(
        `UPDATE rounds SET closed_at = coalesce(closed_at, ?), revealed_at = ?, result = ?
         WHERE board = ? AND id = ?`,
        at,
        at,
        JSON.stringify(result),
        board,
        round,
      )
      engine.run('DELETE FROM ballots WHERE board = ? AND round = ?', board, round)
    },
    drop: (board, round) => {
      engine.run('DELETE FROM rounds WHERE board = ? AND id = ?', board, round)
    },
  }
}

function ballotTable(engine: Engine): BallotTable {
  return {
    save: (board, { round, participant, at, reached, body, stamps }) => {
      engine.run(
        `INSERT OR REPLACE INTO ballots (board, round, participant, at, reached, body, stamps)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        board,
        round,
        participant,
        at,
        reached,
        JSON.stringify(body),
        JSON.stringify(stamps),
      )
    },
    find: (board, round, participant) => {
      const row = engine.get(
        'SELECT body, stamps FROM ballots WHERE board = ? AND round = ? AND participant = ?',
        board,
        round,
        participant,
      )
      return row && { body: JSON.parse(textOf(row, 'body')), stamps: JSON.parse(textOf(row, 'stamps')) }
    },
    // Whoever left by a withdrawn link answered all the same, so nobody is looked for among members only.
    ofRound: (board, round) =>
      engine
        .all(
          `SELECT b.body, coalesce((SELECT m.sector FROM memberships m
             WHERE m.board = b.board AND m.participant = b.participant), '') AS sector
           FROM ballots b WHERE b.board = ? AND b.round = ? ORDER BY b.body, sector`,
          board,
          round,
        )
        .map((row) => ({ sector: textOf(row, 'sector'), ballot: JSON.parse(textOf(row, 'body')) })),
    reached: (board, round) =>
      new Map(
        engine
          .all('SELECT participant, reached FROM ballots WHERE board = ? AND round = ?', board, round)
          .map((row) => [textOf(row, 'participant') as ParticipantId, numberOf(row, 'reached') as Reached]),
      ),
    forget: (board, participant) => {
      engine.run('DELETE FROM ballots WHERE board = ? AND participant = ?', board, participant)
    },
  }
}

function versionTable(engine: Engine): VersionTable {
  return {
    add: (board, { id, name, at, participant }, bytes) => {
      engine.run(
        'INSERT INTO versions (board, id, name, at, participant, bytes) VALUES (?, ?, ?, ?, ?, ?)',
        board,
        id,
        name,
        at,
        participant,
        bytes,
      )
    },
    ofBoard: (board) =>
      engine
        .all('SELECT id, name, at, participant FROM versions WHERE board = ? ORDER BY at DESC, id', board)
        .map((row) => ({
          id: textOf(row, 'id'),
          name: textOf(row, 'name'),
          at: numberOf(row, 'at'),
          participant: textOf(row, 'participant') as ParticipantId,
        })),
    bytes: (board, version) => {
      const row = engine.get('SELECT bytes FROM versions WHERE board = ? AND id = ?', board, version)
      return row && bytesOf(row, 'bytes')
    },
  }
}

function readRound(row: SqlRow): StoredRound {
  const { result } = row
  return {
    id: textOf(row, 'id') as RoundId,
    kind: textOf(row, 'kind') as ActivityKind,
    setup: JSON.parse(textOf(row, 'setup')),
    openedAt: numberOf(row, 'opened_at'),
    ...timeOf(row, 'closed_at', 'closedAt'),
    ...timeOf(row, 'revealed_at', 'revealedAt'),
    ...(typeof result === 'string' && { result: JSON.parse(result) }),
  }
}
