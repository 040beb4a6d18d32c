import { textOf } from './columns.ts'
import type { Engine } from './engine.ts'
import type { EpochTable } from './epochTable.ts'

export function epochTable(engine: Engine): EpochTable {
  return {
    begin: (epoch, at) => {
      engine.run('INSERT INTO epochs (id, begun_at) VALUES (?, ?)', epoch, at)
    },
    has: (epoch) => engine.get('SELECT 1 FROM epochs WHERE id = ?', epoch) !== undefined,
    isOf: (board, epoch) => {
      const since = `SELECT rowid FROM epochs WHERE id = (SELECT renewed_in FROM boards WHERE id = ?)`
      const sql = `SELECT 1 FROM epochs WHERE id = ? AND rowid >= coalesce((${since}), 0)`
      return engine.get(sql, epoch, board) !== undefined
    },
    renew: (board, epoch) => {
      engine.run('UPDATE boards SET renewed_in = ? WHERE id = ?', epoch, board)
    },
    newest: () => {
      const row = engine.get('SELECT id FROM epochs ORDER BY rowid DESC LIMIT 1')
      return row && textOf(row, 'id')
    },
  }
}
