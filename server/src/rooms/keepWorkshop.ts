import {
  type BoardId,
  newSittingId,
  newVersionId,
  type ParticipantId,
  type SittingId,
} from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import * as Y from 'yjs'
import type { StoredSitting, Version } from '../storage/roundTables.ts'
import { type Storage, StorageError } from '../storage/storage.ts'
import type { Ending } from '../workshop/held.ts'
import { heldIn } from '../workshop/sitting.ts'
import type { StoredWorkshop } from '../workshop/stored.ts'
import type { Kept } from './kept.ts'
import type { Log } from './log.ts'

/** The new row, besides the workshop it keeps. */
interface NewRow {
  readonly id: SittingId
  readonly by: ParticipantId
  readonly at: number
  /** The name it was closed under; without one, it is called after its day. */
  readonly name?: string
}

/**
 * The row of a workshop that ends, and the board as it stands now as its version. The returned function writes both,
 * within the commit of what ends it.
 *
 * @see SPEC W19
 */
export function keepWorkshop(storage: Storage, { room }: Kept, ending: Ending, row: NewRow): () => void {
  const { board, doc } = room
  const { id, by, at } = row
  const name = row.name ?? nameOf(ending.state, at)
  const { closedAt = ending.state.heldAt ?? at } = ending.state
  const version: Version = { id: newVersionId(), name, at, participant: by }
  const write = addRow(storage, board, { ending, id, name, version: version.id, closedAt })
  return () => {
    storage.versions.add(board, version, Y.encodeStateAsUpdateV2(doc))
    write()
  }
}

/**
 * Gives a workshop its row that was closed before workshops were kept, and answers its state with that. When the disk
 * takes nothing now, the state is as it was: opening again, or beginning the next workshop, keeps it.
 */
export function keepOlder(
  { storage, log }: { readonly storage: Storage; readonly log: Log },
  board: BoardId,
  state: StoredWorkshop,
): StoredWorkshop {
  const { closedAt, heldAt, ...rest } = state
  if (closedAt === undefined || heldAt === undefined || rest.sitting !== undefined) return state
  const id = newSittingId()
  const kept = { ...rest, closedAt, sitting: id }
  const version = versionAt(storage, board, closedAt)
  const name = version?.name ?? nameOf(state, closedAt)
  const ending = { state, isUnclosed: false }
  const about = { ending, id, name, closedAt, ...(version && { version: version.id }) }
  const write = addRow(storage, board, about)
  try {
    storage.transaction(() => {
      write()
      storage.workshops.save(board, kept)
    })
    return kept
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    log.warn({ board, trouble: error.trouble }, 'a workshop of before could not be kept yet')
    return state
  }
}

interface AboutRow {
  readonly ending: Ending
  readonly id: SittingId
  readonly name: string
  readonly closedAt: number
  readonly version?: string
}

function addRow(
  storage: Storage,
  board: BoardId,
  { ending, id, name, closedAt, version }: AboutRow,
): () => void {
  const { begunAt = closedAt, reviewOn, there = {} } = ending.state
  const sitting: StoredSitting = {
    id,
    name,
    begunAt,
    closedAt,
    ...(reviewOn !== undefined && { reviewOn }),
    ...(version !== undefined && { version }),
    held: heldIn(ending),
  }
  return () => storage.sittings.add(board, sitting, Object.keys(there) as ParticipantId[])
}

/** A close and its version were written in one commit, at times that differ by what that took. */
const sameCommitMs = 60_000

/** The version that a close before made. */
function versionAt(storage: Storage, board: BoardId, closedAt: number): Version | undefined {
  return storage.versions.ofBoard(board).findLast(({ at }) => at >= closedAt && at - closedAt < sameCommitMs)
}

const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })
const nameOf = ({ begunAt }: StoredWorkshop, at: number): string =>
  words.workshop.close.versionName(long.format(begunAt ?? at))
