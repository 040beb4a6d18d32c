import { textOf } from './columns.ts'
import type { Engine } from './engine.ts'
import type { EpochTable } from './epochTable.ts'

export function epochTable(engine: Engine): EpochTable {
  return {
    begin: (epoch, at) => {
      engine.run('INSERT INTO epochs (id, begun_at) VALUES (?, ?)', epoch, at)
    },
    has: (epoch) => engine.get('SELECT 1 FROM epochs WHERE id = ?', epoch) !== undefined,
    newest: () => {
      const row = engine.get('SELECT id FROM epochs ORDER BY rowid DESC LIMIT 1')
      return row && textOf(row, 'id')
    },
  }
}
