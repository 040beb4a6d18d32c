import { readMarkup } from '../markup.ts'
import { slices } from './slices.ts'

/**
 * The texts that the cells of a workbook share, in their order. How they sound, which eastern workbooks add, is no
 * part of them.
 */
export async function readStrings(xml: string, pause: () => Promise<void>): Promise<readonly string[]> {
  const strings: string[] = []
  for (const slice of slices(xml, '</si>')) {
    readSlice(slice, strings)
    await pause()
  }
  return strings
}

function readSlice(xml: string, strings: string[]): void {
  let isText = false
  let isSound = false
  let text = ''
  readMarkup(xml, {
    open(tag) {
      if (tag.endsWith('rph')) isSound = true
      if (tag === 't' || tag.endsWith(':t')) isText = true
    },
    close(tag) {
      if (tag.endsWith('rph')) isSound = false
      if (tag === 't' || tag.endsWith(':t')) isText = false
      if (tag === 'si' || tag.endsWith(':si')) {
        strings.push(unescapeControls(text))
        text = ''
      }
    },
    text(piece) {
      if (isText && !isSound) text += piece
    },
  })
}

/** Workbooks write letters that XML cannot hold as `_x000D_`. */
export function unescapeControls(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
