import { BoardError } from '../base/boardError.ts'

/**
 * Refuses files that are lists to a person and cannot be read here, so that it can be said what to do instead.
 *
 * @throws BoardError `sheet-encrypted`, `sheet-old` or `sheet-other`.
 */
export function refuseOtherFiles(bytes: Uint8Array): void {
  const start = letters(bytes.subarray(0, 8))
  if (start === compoundFile) throw new BoardError(isEncrypted(bytes) ? 'sheet-encrypted' : 'sheet-old')
  if (start.startsWith('%PDF') || start.startsWith('{\\rtf')) throw new BoardError('sheet-other')
  // The binary workbooks of before 1997 begin with a record of their own.
  if (bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? 1)) throw new BoardError('sheet-old')
}

/** How files of the older office programs begin, and workbooks that are locked with a password. */
const compoundFile = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'

/** The names within such a file are written with two bytes a letter. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].map((letter) => letter.charCodeAt(0))
  const last = bytes.length - name.length * 2
  for (let at = 0; at <= last; at += 2) {
    if (bytes[at] === name[0] && name.every((code, index) => bytes[at + index * 2] === code)) return true
  }
  return false
}

function letters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
