import { migrate } from '@commonground/shared/document/migrations/migrations'
import { isTooNew } from '@commonground/shared/document/open'
import { readBoard } from '@commonground/shared/document/read'
import { plainBoard } from '@commonground/shared/model/plainBoard'
import { shareableBoard } from '@commonground/shared/model/shareable'
import * as Y from 'yjs'

export interface VersionTask {
  /** A whole board, as V2 bytes. */
  readonly bytes: Uint8Array
  readonly private: boolean
}

/** A kept version as plain JSON text in UTF-8. @throws Error when it cannot be read. */
export function writeVersion({ bytes, private: isPrivate }: VersionTask): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, bytes)
  if (!isTooNew(doc)) migrate(doc)
  const board = readBoard(doc)
  return new TextEncoder().encode(JSON.stringify(plainBoard(isPrivate ? board : shareableBoard(board))))
}
