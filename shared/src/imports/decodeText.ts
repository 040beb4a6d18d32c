import { decodeUtf8 } from 'lib0/string'
import { BoardError } from '../base/boardError.ts'

/**
 * Turns the bytes of a text file into text: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252.
 *
 * @throws BoardError `csv-not-text` when the bytes are not text in any of these.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
  if (!isText(text)) throw new BoardError('csv-not-text')
  return text
}

function decode(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeUtf8OrWestern(bytes.subarray(3))
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes.subarray(2), 'little')
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes.subarray(2), 'big')
  const order = guessUtf16(bytes)
  return order ? decodeUtf16(bytes, order) : decodeUtf8OrWestern(bytes)
}

/** In UTF-16 without a mark, the high byte of most letters of a western text is 0. */
function guessUtf16(bytes: Uint8Array): 'little' | 'big' | undefined {
  const sample = bytes.subarray(0, 1024)
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = sample.length * 0.3
  if (odd > many && even < many / 10) return 'little'
  return even > many && odd < many / 10 ? 'big' : undefined
}

function decodeUtf16(bytes: Uint8Array, order: 'little' | 'big'): string {
  if (bytes.length % 2 === 1) throw new BoardError('csv-not-text')
  const [high, low] = order === 'big' ? [0, 1] : [1, 0]
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 8192) {
    const units: number[] = []
    for (let at = from; at < Math.min(from + 8192, bytes.length); at += 2) {
      units.push(((bytes[at + high] ?? 0) << 8) | (bytes[at + low] ?? 0))
    }
    parts.push(String.fromCharCode(...units))
  }
  return parts.join('')
}

function decodeUtf8OrWestern(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes)
  } catch {
    return decodeWestern(bytes)
  }
}

// What Windows-1252 puts at 0x80–0x9F; elsewhere it is Latin-1. Its five unused bytes stay control letters.
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeWestern(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)))
  }
  return parts
    .join('')
    .replace(/[\u0080-\u009f]/g, (letter) => western[letter.charCodeAt(0) - 0x80] ?? letter)
}

/** No NUL at all, and next to no control letters: pictures, archives and programs have plenty of both. */
function isText(text: string): boolean {
  if (text.includes('\0')) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control letters are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/g)?.length ?? 0
  return controls * 50 <= text.length
}
