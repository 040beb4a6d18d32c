import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

interface Range {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** An update of one struct that Yjs would take for deleted content: it occupies clocks and holds nothing. */
export const deletedContent = (range: Range): Uint8Array => oneStruct(range, 0)

/** An update that says "something is missing here". */
export const skip = (range: Range): Uint8Array => oneStruct(range, 10)

function oneStruct({ client, clock, length }: Range, info: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, info)
    encoding.writeVarUint(encoder, length)
    encoding.writeVarUint(encoder, 0)
  })
}

/** An update that writes nothing and deletes a range. */
export function deletion({ client, clock, length }: Range): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number)
  })
}

/** The update of whatever a client with this id writes into a copy of a document. */
export function written(
  base: Y.Doc,
  client: number,
  write: (doc: Y.Doc) => void,
  options: { readonly gc?: boolean } = {},
): Uint8Array {
  const doc = new Y.Doc(options)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.clientID = client
  const before = Y.encodeStateVector(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.transact(() => write(doc))
  return updates[0] ?? Y.encodeStateAsUpdate(doc, before)
}
