import { FrameReader } from '@commonground/shared/protocol/pieces'
import * as Y from 'yjs'

export interface ContentOptions {
  readonly origin: string
  readonly board: string
  readonly doc: Y.Doc
  /** The last epoch of the server's store that `doc` has seen. @see SPEC R31 */
  readonly epoch: () => string | undefined
}

/**
 * Asks by one plain request for what this tab lacks of the board: the frames a joiner is sent. Nothing when no good
 * answer came; a number is the code by which the server will not have this tab.
 */
export async function readContent({
  origin,
  board,
  doc,
  epoch,
}: ContentOptions): Promise<readonly Uint8Array[] | number | undefined> {
  try {
    const seen = epoch()
    const query = seen === undefined ? '' : `?epoch=${encodeURIComponent(seen)}`
    const response = await fetch(`${origin}/api/boards/${board}/content${query}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(Y.encodeStateVector(doc)),
    })
    if (response.ok) return new FrameReader().add(new Uint8Array(await response.arrayBuffer()))
    const { close }: { close?: unknown } = await response.json()
    return typeof close === 'number' ? close : undefined
  } catch {
    return undefined
  }
}
