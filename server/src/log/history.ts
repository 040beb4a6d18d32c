import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { ParticipantId } from '@commonground/shared/base/ids'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { nextHead } from '../storage/chain.ts'
import type { HistoryPack, NewUpdate, StoredUpdate } from '../storage/logTable.ts'

/**
 * Packs updates that a snapshot made superfluous, so that who changed what and when stays known at little cost.
 * Columns, not rows: what is alike stands together and all but vanishes. Hashes are left out but for the one before
 * and the last: the others follow from them.
 *
 * @param hashBefore the hash of the update before the first.
 */
export function packHistory(hashBefore: string, updates: readonly StoredUpdate[]): HistoryPack | undefined {
  const [first] = updates
  const last = updates.at(-1)
  if (!first || !last) return undefined
  const people = [...new Set(updates.map(({ participant }) => participant ?? ''))]
  const numbers = new Map(people.map((person, number) => [person, number]))
  const columns = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, packVersion)
    encoding.writeVarString(encoder, hashBefore)
    encoding.writeVarString(encoder, last.hash)
    encoding.writeVarUint(encoder, people.length)
    for (const person of people) encoding.writeVarString(encoder, person)
    encoding.writeVarUint(encoder, updates.length)
    for (const { participant } of updates) {
      encoding.writeVarUint(encoder, numbers.get(participant ?? '') ?? 0)
    }
    let at = 0
    for (const update of updates) {
      encoding.writeVarInt(encoder, update.at - at)
      at = update.at
    }
    for (const { bytes } of updates) encoding.writeVarUint(encoder, bytes.length)
    for (const { bytes } of updates) encoding.writeUint8Array(encoder, bytes)
  })
  const bytes = brotliCompressSync(columns, { params: { [constants.BROTLI_PARAM_QUALITY]: packQuality } })
  return { fromSeq: first.seq, toSeq: last.seq, at: last.at, bytes }
}

/** The updates of a pack with their hashes, or nothing when it is damaged. */
export function unpackHistory(pack: HistoryPack): readonly StoredUpdate[] | undefined {
  try {
    return readPack(pack)
  } catch {
    // zlib and lib0 throw errors of many kinds on bytes that are not theirs.
    return undefined
  }
}

function readPack(pack: HistoryPack): readonly StoredUpdate[] | undefined {
  const decoder = decoding.createDecoder(brotliDecompressSync(pack.bytes))
  if (decoding.readVarUint(decoder) !== packVersion) return undefined
  const hashBefore = decoding.readVarString(decoder)
  const lastHash = decoding.readVarString(decoder)
  const people = repeat(decoding.readVarUint(decoder), () => decoding.readVarString(decoder))
  const many = decoding.readVarUint(decoder)
  const authors = repeat(many, () => people[decoding.readVarUint(decoder)])
  let at = 0
  const times = repeat(many, () => {
    at += decoding.readVarInt(decoder)
    return at
  })
  const lengths = repeat(many, () => decoding.readVarUint(decoder))
  let head = { seq: pack.fromSeq - 1, hash: hashBefore }
  const updates = lengths.map((length, number): StoredUpdate => {
    const bytes = decoding.readUint8Array(decoder, length)
    const author = authors[number]
    const update: NewUpdate = {
      ...(author && { participant: author as ParticipantId }),
      at: times[number] ?? 0,
      bytes,
    }
    head = nextHead(head, update)
    return { ...update, ...head }
  })
  return head.hash === lastHash && head.seq === pack.toSeq ? updates : undefined
}

const packVersion = 1
/** Boards go on while this packs: more quality makes it 3 % smaller and takes eight times as long. */
const packQuality = 5

function repeat<T>(times: number, read: () => T): T[] {
  return Array.from({ length: times }, read)
}
