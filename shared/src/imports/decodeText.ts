import { BoardError } from '../base/boardError.ts'
import { guessLegacy, type Legacy } from './guessLegacy.ts'
import type { EncodingReading } from './sheet.ts'

/** Encodings that text files come in. Those of one byte a letter are only told apart by the words they give. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | Legacy

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
  /** Empty when there is no doubt. */
  readonly readings: readonly EncodingReading[]
}

// There is one in browsers, in workers and in Node; `shared` has none of their libraries.
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

/**
 * Turns the bytes of a text file into text. A byte that cannot be read spoils its own letter, which becomes U+FFFD.
 *
 * @param encoding what a person chose; guessed otherwise.
 * @throws BoardError `csv-not-text` when the bytes are no text.
 * @see SPEC T7
 */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): DecodedText {
  const { body, marked } = withoutMark(bytes)
  const known = encoding ?? marked ?? guessUtf16(body) ?? (isUtf8(body) ? 'utf-8' : undefined)
  const legacy = known ? undefined : guessLegacy(body, decode)
  const chosen = known ?? legacy?.encoding ?? 'utf-8'
  const text = decode(body, chosen)
  if (!isText(text)) throw new BoardError('csv-not-text')
  return { text, encoding: chosen, readings: legacy?.readings ?? [] }
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** A byte order mark settles the encoding. */
function withoutMark(bytes: Uint8Array): { readonly body: Uint8Array; readonly marked?: Encoding } {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { body: bytes.subarray(3), marked: 'utf-8' }
  }
  if (first === 0xff && second === 0xfe) return { body: bytes.subarray(2), marked: 'utf-16le' }
  if (first === 0xfe && second === 0xff) return { body: bytes.subarray(2), marked: 'utf-16be' }
  return { body: bytes }
}

/** In UTF-16 without a mark, the high byte of most letters of a western text is 0. */
function guessUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 1024)
  let [even, odd] = [0, 0]
  for (const [at, byte] of sample.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1
    else if (byte === 0) odd += 1
  }
  const many = sample.length * 0.3
  if (odd > many && even < many / 10) return 'utf-16le'
  return even > many && odd < many / 10 ? 'utf-16be' : undefined
}

/** True for UTF-8, also with some bytes that are none: letters of several bytes do not come about by chance. */
function isUtf8(bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const more = followersOf(byte)
    let found = 0
    while (found < more && isFollower(bytes[at + found + 1])) found += 1
    if (more > 0 && found === more) good += 1
    else bad += 1
    at += found
  }
  return bad === 0 || good > bad
}

function followersOf(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte >= 0xe0 && byte <= 0xef) return 2
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0
}

const isFollower = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** No NUL at all, and next to no control letters: pictures, archives and programs have plenty of both. */
function isText(text: string): boolean {
  if (text.includes('\0')) return false
  const controls = text.match(/(?![\t\n\v\f\r])[\p{Cc}\ufffd]/gu)?.length ?? 0
  return controls < 2 || controls * 20 <= text.length
}
