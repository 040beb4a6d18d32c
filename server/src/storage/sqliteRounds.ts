import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { BoardId, ParticipantId, RoundId } from '@commonground/shared/base/ids'
import { bytesOf, numberOf, textOf, timeOf } from './columns.ts'
import type { SqlRow } from './driver.ts'
import type { Engine } from './engine.ts'
import type { BallotTable, NewBallot, Reached, RoundTable, StoredRound, VersionTable } from './roundTables.ts'
import { seal, sealedAs, unseal } from './seal.ts'
import type { OnUnreadable } from './sqliteBoards.ts'
import type { Storage } from './storage.ts'

/** What a workshop keeps beside its state: rounds, their ballots, short codes and named versions. */
export function roundTables(
  engine: Engine,
  onUnreadable: OnUnreadable,
): Pick<Storage, 'rounds' | 'ballots' | 'codes' | 'versions'> {
  return {
    rounds: roundTable(engine, onUnreadable),
    ballots: ballotTable(engine, onUnreadable),
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

type Answered = Pick<NewBallot, 'body' | 'stamps'>

interface Whose {
  readonly board: BoardId
  readonly round: RoundId
  readonly participant: string
}

function roundTable(engine: Engine, onUnreadable: OnUnreadable): RoundTable {
  return {
    add: (board, { id, kind, setup, openedAt }, there) => {
      engine.run(
        'INSERT INTO rounds (board, id, kind, setup, opened_at, there) VALUES (?, ?, ?, ?, ?, ?)',
        board,
        id,
        kind,
        seal(sealedAs.setup(board, id), setup),
        openedAt,
        seal(sealedAs.there(board, id), [...there]),
      )
    },
    tookOff: (board, round) => {
      engine.run(
        'UPDATE rounds SET taken_off = taken_off + 1 WHERE board = ? AND id = ? AND revealed_at IS NULL',
        board,
        round,
      )
    },
    find: (board, round) => {
      const row = engine.get(`${selectRound} WHERE board = ? AND id = ?`, board, round)
      return row && readRound(board, row, onUnreadable)
    },
    result: (board, round) => {
      const row = engine.get('SELECT result FROM rounds WHERE board = ? AND id = ?', board, round)
      const sealed = row?.['result']
      if (typeof sealed !== 'string') return undefined
      const result = unseal(sealedAs.result(board, round), sealed)
      if (result === undefined) onUnreadable({ board, column: 'result' })
      return result
    },
    close: (board, round, at) => {
      engine.run('UPDATE rounds SET closed_at = ? WHERE board = ? AND id = ?', at, board, round)
    },
    reveal: (board, round, at, result) => {
      engine.run(
        `UPDATE rounds SET closed_at = coalesce(closed_at, ?), revealed_at = ?, result = ?, there = NULL
         WHERE board = ? AND id = ?`,
        at,
        at,
        seal(sealedAs.result(board, round), result),
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

function ballotTable(engine: Engine, onUnreadable: OnUnreadable): BallotTable {
  /** One that is damaged is told, and read as none. @see SPEC S12 */
  const read = (row: SqlRow, { board, round, participant }: Whose): Answered | undefined => {
    const body = unseal(sealedAs.body(board, round, participant), textOf(row, 'body'))
    const stamps = unseal(sealedAs.stamps(board, round, participant), textOf(row, 'stamps'))
    if (body !== undefined && stamps !== undefined) return { body, stamps: stamps as NewBallot['stamps'] }
    onUnreadable({ board, column: 'ballot' })
    return undefined
  }
  /** None of a round that an older version opened, or where it is damaged: then nobody counts in a sector. */
  const readThere = (board: BoardId, round: RoundId): readonly (readonly [string, string])[] => {
    const sealed = engine.get('SELECT there FROM rounds WHERE board = ? AND id = ?', board, round)?.['there']
    if (typeof sealed !== 'string') return []
    const there = unseal(sealedAs.there(board, round), sealed)
    if (there === undefined) onUnreadable({ board, column: 'round' })
    return Array.isArray(there) ? there : []
  }
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
        seal(sealedAs.body(board, round, participant), body),
        seal(sealedAs.stamps(board, round, participant), stamps),
      )
    },
    find: (board, round, participant) => {
      const row = engine.get(
        'SELECT body, stamps FROM ballots WHERE board = ? AND round = ? AND participant = ?',
        board,
        round,
        participant,
      )
      return row && read(row, { board, round, participant })
    },
    ofRound: (board, round) => {
      const there = new Map(readThere(board, round))
      return engine
        .all(
          'SELECT body, stamps, participant FROM ballots WHERE board = ? AND round = ? ORDER BY body',
          board,
          round,
        )
        .flatMap((row) => {
          const participant = textOf(row, 'participant')
          const found = read(row, { board, round, participant })
          return found ? [{ sector: there.get(participant) ?? '', ballot: found.body }] : []
        })
    },
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

// A result may be large, and most who ask for a round do not want it.
const selectRound = 'SELECT id, kind, setup, opened_at, closed_at, revealed_at, taken_off FROM rounds'

function readRound(board: BoardId, row: SqlRow, onUnreadable: OnUnreadable): StoredRound {
  const id = textOf(row, 'id') as RoundId
  const setup = unseal(sealedAs.setup(board, id), textOf(row, 'setup'))
  if (setup === undefined) onUnreadable({ board, column: 'round' })
  return {
    id,
    kind: textOf(row, 'kind') as ActivityKind,
    setup,
    openedAt: numberOf(row, 'opened_at'),
    ...timeOf(row, 'closed_at', 'closedAt'),
    ...timeOf(row, 'revealed_at', 'revealedAt'),
    takenOff: numberOf(row, 'taken_off'),
  }
}
