import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StorageError } from './storage.ts'

/** The files of an open store, as they lie on the disk. */
export interface StorePlace {
  /** @throws StorageError when one of them is not the file that is open any more. @see SPEC S13 */
  readonly requireSame: () => void
  /** @throws Error of the system when they cannot be written to. */
  readonly requireWritable: () => void
}

/**
 * A file that was deleted or replaced stays open and takes everything, and all of that is gone with the process. While
 * it is open no other file gets its number.
 */
export function placeOf(path: string): StorePlace {
  const isOnDisk = path !== ':memory:'
  const files = isOnDisk ? [path, `${path}-wal`] : []
  const known = new Map<string, string>()
  return {
    requireSame: () => {
      for (const file of files) {
        const found = statSync(file, { throwIfNoEntry: false })
        const is = found && `${found.dev} ${found.ino}`
        const was = known.get(file)
        if (was === undefined && is) known.set(file, is)
        else if (was !== is) throw new StorageError('storage-error', { cause: new StoreMoved() })
      }
    },
    requireWritable: () => {
      if (isOnDisk) for (const file of [dirname(path), path]) accessSync(file, constants.W_OK)
    },
  }
}

/** Its code is what the log shows of it. */
class StoreMoved extends Error {
  readonly code = 'STORE_MOVED'
}
