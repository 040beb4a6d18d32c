import type { CardId } from '@commonground/shared/base/ids'
import type { Actor } from '@commonground/shared/commands/command'
import { recordKey, yRecord } from '@commonground/shared/document/layout'
import type { LayoutQuery } from '@commonground/shared/imports/layoutQuery'
import type { ImportAnswer } from '@commonground/shared/protocol/http'
import type * as Y from 'yjs'
import { prepareImport } from './prepareImport.ts'
import { openStored, type StoredBoard } from './storedBoard.ts'

export interface ImportTask {
  readonly board: StoredBoard
  /** Its media type. */
  readonly type: string
  readonly file: Uint8Array
  readonly query: LayoutQuery
  readonly actor: Actor
}

/** What a file makes of a board: the changes that do it, of which only the last shows anything. */
export interface Imported {
  readonly updates: readonly Uint8Array[]
  readonly answer: ImportAnswer
  /** Whatever the board must still allow when the changes reach it. */
  readonly needs: {
    readonly shown: number
    readonly removed: number
    /** Cards whose place changes. */
    readonly moved: readonly CardId[]
    /** Cards that somebody else made and that change. */
    readonly ofOthers: readonly CardId[]
  }
}

/**
 * Reads a file and carries it out on a board of its own, as someone does who was offline.
 *
 * @throws BoardError when the file cannot be read, or cannot come in.
 */
export async function importFile({ board, type, file, query, actor }: ImportTask): Promise<Imported> {
  const doc = openStored(board)
  const { write, guessed } = await prepareImport(type, file, query)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const { added, changed, refused, left, half, removed = [] } = write(doc, actor)
  return {
    updates,
    answer: {
      added: added.length,
      updated: changed.length,
      refused: refused.map(({ row, reason }) => ({ row, reason })),
      ...(guessed && { guessed }),
      ...(half > 0 && { half }),
      left: left.map(({ column, cells, example }) => ({ column, cells, example })),
    },
    needs: {
      shown: added.length,
      removed: removed.length,
      ofOthers: changed.flatMap(({ id }) => (isOfOthers(doc, id, actor) ? [id] : [])),
      moved: changed.flatMap(({ id, fields }) => ('place' in fields ? [id] : [])),
    },
  }
}

function isOfOthers(doc: Y.Doc, id: CardId, { participant }: Actor): boolean {
  return yRecord(doc, 'cards', id)?.get(recordKey.createdBy) !== participant
}
