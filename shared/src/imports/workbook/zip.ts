import { Inflate } from 'fflate'
import { BoardError } from '../../base/boardError.ts'

/** One file within an archive, still packed. */
export interface ZipEntry {
  readonly name: string
  readonly packed: Uint8Array
  readonly isStored: boolean
  /** What the archive says its length is, in bytes; it may say anything. */
  readonly declaredBytes: number
}

/** All of a workbook that may be unpacked, in bytes. */
export const maxUnpackedBytes = 64 * 1024 * 1024
const maxEntries = 2_000
const pieceBytes = 64 * 1024

/**
 * The files of an archive by name. Nothing is unpacked.
 *
 * @throws BoardError `sheet-damaged`, or `sheet-unpacked-too-large` when the archive itself says so.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > maxEntries) throw new BoardError('sheet-unpacked-too-large')
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  let declared = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw new BoardError('sheet-damaged')
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)))
    const entry = readEntry(view, at, { bytes, name })
    declared += entry.declaredBytes
    entries.set(name, entry)
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  if (declared > maxUnpackedBytes) throw new BoardError('sheet-unpacked-too-large')
  return entries
}

/** The record that ends an archive; a comment may stand behind it. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new BoardError('sheet-damaged')
}

function readEntry(
  view: DataView,
  at: number,
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
): ZipEntry {
  const isLocked = (view.getUint16(at + 8, true) & 1) === 1
  if (isLocked) throw new BoardError('sheet-encrypted')
  const method = view.getUint16(at + 10, true)
  const [packedBytes, declaredBytes, local] = [20, 24, 42].map((offset) => view.getUint32(at + offset, true))
  const start = local ?? 0
  if (start + 30 > bytes.length || (method !== 0 && method !== 8)) throw new BoardError('sheet-damaged')
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
  const to = from + (packedBytes ?? 0)
  if (to > bytes.length) throw new BoardError('sheet-damaged')
  return { name, packed: bytes.subarray(from, to), isStored: method === 0, declaredBytes: declaredBytes ?? 0 }
}

/** How much may still be unpacked, over all files of one archive. */
export interface Budget {
  bytes: number
  readonly pause: () => Promise<void>
}

/**
 * Unpacks one file piece by piece. An archive that holds more than it says is given up before it fills the memory.
 *
 * @throws BoardError `sheet-damaged` or `sheet-unpacked-too-large`.
 */
export async function unpack(entry: ZipEntry, budget: Budget): Promise<Uint8Array> {
  if (entry.isStored) {
    spend(budget, entry.packed.length)
    return entry.packed
  }
  const pieces: Uint8Array[] = []
  const inflate = new Inflate((piece) => {
    spend(budget, piece.length)
    pieces.push(piece)
  })
  for (let at = 0; at < entry.packed.length; at += pieceBytes) {
    const isLast = at + pieceBytes >= entry.packed.length
    push(inflate, entry.packed.subarray(at, at + pieceBytes), isLast)
    await budget.pause()
  }
  return joined(pieces)
}

function push(inflate: Inflate, piece: Uint8Array, isLast: boolean): void {
  try {
    // A copy: the stream keeps what it was given, and the archive must not change under it.
    inflate.push(piece.slice(), isLast)
  } catch (cause) {
    if (cause instanceof BoardError) throw cause
    throw new BoardError('sheet-damaged', undefined, { cause })
  }
}

function spend(budget: Budget, bytes: number): void {
  budget.bytes -= bytes
  if (budget.bytes < 0) throw new BoardError('sheet-unpacked-too-large')
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
