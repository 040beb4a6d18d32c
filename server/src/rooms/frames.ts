import { messageType, syncType } from '@commonground/shared/protocol/messages'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** One message of a client, taken apart but not yet believed. */
export type Incoming =
  | { readonly kind: 'stateVector'; readonly vector: Uint8Array }
  /** `isAnswer`: what the server asked for when the client came. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'presence'; readonly presence: Uint8Array }
  | { readonly kind: 'presenceWanted' }

/**
 * Takes a frame apart.
 *
 * @throws Error when it is not one message and nothing else. @see SPEC R8
 */
export function readFrame(frame: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(frame)
  const incoming = readMessage(decoder)
  if (decoding.hasContent(decoder)) throw new Error('Bytes after the message')
  return incoming
}

function readMessage(decoder: decoding.Decoder): Incoming {
  const type = decoding.readVarUint(decoder)
  if (type === messageType.sync) return readSync(decoder)
  if (type === messageType.awareness) {
    return { kind: 'presence', presence: decoding.readVarUint8Array(decoder) }
  }
  if (type === messageType.queryAwareness) return { kind: 'presenceWanted' }
  throw new Error('Not a message of a client')
}

function readSync(decoder: decoding.Decoder): Incoming {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (type === syncType.step1) return { kind: 'stateVector', vector: bytes }
  if (type === syncType.step2 || type === syncType.update) {
    return { kind: 'update', update: bytes, isAnswer: type === syncType.step2 }
  }
  throw new Error('Not a sync message')
}

/** Asks the client for what this state vector lacks. */
export const stateVectorFrame = (vector: Uint8Array): Uint8Array => syncFrame(syncType.step1, vector)
/** Answers what the client asked for; it counts as synced from then on. */
export const answerFrame = (update: Uint8Array): Uint8Array => syncFrame(syncType.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncType.update, update)

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

type JsonType = (typeof messageType)['workshop' | 'people' | 'saved' | 'refused']

export function jsonFrame(type: JsonType, value: unknown): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarString(encoder, JSON.stringify(value))
  })
}

/** What one client id shows; `null` when it left. */
export interface Shown {
  readonly client: number
  readonly clock: number
  /** JSON. */
  readonly state: string
}

export function presenceFrame(shown: readonly Shown[]): Uint8Array {
  const entries = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, shown.length)
    for (const { client, clock, state } of shown) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, entries)
  })
}

/** The entries of a presence message. States stay bytes: most are echoes of others and are never read. */
export function readShown(
  presence: Uint8Array,
): readonly { readonly client: number; readonly clock: number; readonly state: Uint8Array }[] {
  const decoder = decoding.createDecoder(presence)
  const many = decoding.readVarUint(decoder)
  if (many > presence.length) throw new Error('More entries than bytes')
  return Array.from({ length: many }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarUint8Array(decoder),
  }))
}
