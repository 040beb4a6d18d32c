import { openEngine } from './engine.ts'
import { storeVersion } from './schema.ts'
import { accessTables } from './sqliteAccess.ts'
import { boardTables, type OnUnreadable } from './sqliteBoards.ts'
import { epochTable } from './sqliteEpochs.ts'
import { logTable } from './sqliteLog.ts'
import { roundTables } from './sqliteRounds.ts'
import { sittingTable } from './sqliteSittings.ts'
import type { Storage } from './storage.ts'

/**
 * The storage in one SQLite file, used by this process alone.
 *
 * @param path a file, or `:memory:`.
 * @param onUnreadable hears of each column that was read as empty because it is damaged, every time.
 * @throws StorageRefused with one sentence for the operator when the file cannot be used.
 * @see SPEC S2, S4, S5, S7
 */
export function openSqlite(path: string, onUnreadable: OnUnreadable = () => {}): Storage {
  const engine = openEngine(path)
  return {
    ...boardTables(engine, onUnreadable),
    ...accessTables(engine),
    ...roundTables(engine, onUnreadable),
    sittings: sittingTable(engine, onUnreadable),
    epochs: epochTable(engine),
    log: logTable(engine),
    transaction: engine.transaction,
    // Deleted bytes are overwritten in the file itself (`secure_delete`); the log beside it forgets only when it is cut.
    scrub: () => {
      engine.get('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    // Writes what is there already: SQLite cannot know, and has to reach the disk.
    probe: () => engine.transaction(() => engine.run(`PRAGMA user_version = ${storeVersion}`)),
    size: () => {
      const pages = Number(engine.get('PRAGMA page_count')?.['page_count'])
      return pages * Number(engine.get('PRAGMA page_size')?.['page_size'])
    },
    copyTo: engine.copyTo,
    close: engine.close,
  }
}
