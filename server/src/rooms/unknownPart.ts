import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { type Deletions, type Struct, stateOf } from './yjsInside.ts'

/** An update without what the document has already. */
export interface UnknownPart {
  readonly update: Uint8Array
  readonly structs: readonly Struct[]
  readonly ds: Deletions
  /** False when one client is written twice: Yjs would take the second part alone. */
  readonly isWellFormed: boolean
}

/**
 * Honest pages send again what may have been lost. It is cut off first, so that nothing is judged, stored or passed on
 * of which a part is known.
 *
 * @throws whatever Yjs throws on bytes that are not a V1 update.
 */
export function readUpdate(doc: Y.Doc, update: Uint8Array): UnknownPart {
  const whole = read(update)
  const clients = new Set(whole.structs.map(({ id }) => id.client))
  if (whole.structs.every(({ id }) => id.clock >= stateOf(doc, id.client))) return whole
  const states = new Map([...clients].map((client) => [client, stateOf(doc, client)]))
  return read(Y.diffUpdate(update, Y.encodeStateVector(states)))
}

function read(update: Uint8Array): UnknownPart {
  const { structs, ds } = Y.decodeUpdate(update)
  const clients = new Set(structs.map(({ id }) => id.client))
  const isWellFormed = decoding.readVarUint(decoding.createDecoder(update)) === clients.size
  return { update, structs, ds, isWellFormed }
}
