import { join } from 'node:path'
import { isBoardId } from '@commonground/shared/base/ids'
import { fold } from '../../server/src/rooms/compaction.ts'
import { type Driver, openDriver } from '../../server/src/storage/driver.ts'
import { openSqlite } from '../../server/src/storage/sqlite.ts'

const fileIn = (dataDir: string): string => join(dataDir, 'commonground.sqlite')

/** Works on the database file of a stopped server, as a failing disk would. */
export function damage(dataDir: string, work: (driver: Driver) => void): void {
  const driver = openDriver(fileIn(dataDir))
  try {
    work(driver)
  } finally {
    driver.close()
  }
}

/** Folds the log of a stopped server's board into a snapshot, as a running one does when a board is left alone. */
export function foldLog(dataDir: string, board: string): void {
  if (!isBoardId(board)) throw new Error(`${board} is no board`)
  const storage = openSqlite(fileIn(dataDir))
  const { snapshot, pack } = fold({
    board: { log: storage.log.read(board) },
    now: Date.now(),
    chance: 0,
    renews: false,
  })
  storage.log.compact(board, snapshot, pack)
  storage.close()
}
