import { open } from 'node:fs/promises'
import { newEpochId } from '@commonground/shared/base/ids'
import { type Driver, isSound, openDriver } from './driver.ts'
import { StorageError } from './storage.ts'

/**
 * Copies an open store into a new file, reads the copy through, and waits until it is on the disk. It holds no
 * ballots, and does not know the epochs that go on without it, from the given one on.
 *
 * @throws StorageError when the copy is not sound, and whatever SQLite throws.
 * @see SPEC R31, S8, W5
 */
export async function copyStore(store: Driver, path: string, epoch?: string): Promise<void> {
  await store.backup(path)
  const copy = openDriver(path)
  try {
    // The copy is to be one file: nothing lies beside it that somebody could leave behind.
    copy.exec('PRAGMA journal_mode = DELETE')
    // Ballots live until their round is revealed; a copy would keep them for weeks.
    copy.exec('PRAGMA secure_delete = ON; DELETE FROM ballots')
    if (epoch !== undefined) forgetEpochs(copy, epoch)
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

/** A board that was written anew in one of these was so in an epoch nobody has heard of. */
function forgetEpochs(copy: Driver, from: string): void {
  copy.prepare('DELETE FROM epochs WHERE rowid >= (SELECT rowid FROM epochs WHERE id = ?)').run(from)
  const renewed = copy.prepare(
    'UPDATE boards SET renewed_in = ? WHERE renewed_in IS NOT NULL AND renewed_in NOT IN (SELECT id FROM epochs)',
  )
  const unheard = newEpochId()
  if (renewed.run(unheard).changes > 0)
    copy.prepare('INSERT INTO epochs (id, begun_at) VALUES (?, 0)').run(unheard)
}
