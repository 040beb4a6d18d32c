import { open } from 'node:fs/promises'
import { type Driver, isSound, openDriver } from './driver.ts'
import { StorageError } from './storage.ts'

/**
 * Copies an open store into a new file, reads the copy through, and waits until it is on the disk. It holds no
 * ballots, and does not know the newest epoch: that is the one which goes on without it.
 *
 * @throws StorageError when the copy is not sound, and whatever SQLite throws.
 * @see SPEC R31, S8, W5
 */
export async function copyStore(store: Driver, path: string): Promise<void> {
  await store.backup(path)
  const copy = openDriver(path)
  try {
    // The copy is to be one file: nothing lies beside it that somebody could leave behind.
    copy.exec('PRAGMA journal_mode = DELETE')
    // Ballots live until their round is revealed; a copy would keep them for weeks.
    copy.exec('PRAGMA secure_delete = ON; DELETE FROM ballots')
    copy.exec('DELETE FROM epochs WHERE rowid = (SELECT max(rowid) FROM epochs)')
    if (!isSound(copy)) throw new StorageError('storage-error', { cause: new Error('The copy is damaged') })
  } finally {
    copy.close()
  }
  const file = await open(path, 'r+')
  try {
    // Not every way of copying syncs what it wrote.
    await file.sync()
  } finally {
    await file.close()
  }
}
