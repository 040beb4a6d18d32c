import { BoardError } from '../base/boardError.ts'
import { maxImportBytes } from '../protocol/limits.ts'
import { decodeText, type Encoding } from './decodeText.ts'
import { refuseOtherFiles } from './fileKinds.ts'
import { readHtmlSheets } from './htmlSheets.ts'
import type { Given, Sheet, Sheets } from './sheet.ts'
import { readTextSheet } from './textSheet.ts'

export interface SheetOptions {
  /** How a person wants the letters of a text file read. */
  readonly encoding?: Encoding
  /** Lets others go first, now and then while a workbook is read. */
  readonly pause?: () => Promise<void>
}

/**
 * Reads what a person gave as tables of cells: delimited text in any usual encoding, a workbook, pasted rows, a copied
 * table or a plain list of names.
 *
 * @throws BoardError with a `csv-…` or `sheet-…` code when it is none of these, or too large.
 * @see SPEC T1, T6, T7
 */
export async function readSheets(given: Given, options: SheetOptions = {}): Promise<Sheets> {
  if (given.kind === 'paste') return readPaste(given.text, given.html)
  const { bytes } = given
  if (bytes.length > maxImportBytes) throw new BoardError('csv-too-large')
  refuseOtherFiles(bytes)
  if (!isZip(bytes)) return readTextFile(bytes, options.encoding)
  const { readWorkbook } = await import('./workbook/workbook.ts')
  return bestOf(await readWorkbook(bytes, options.pause))
}

/** The same for text alone, at once. */
export function readTextFile(content: Uint8Array | string, encoding?: Encoding): Sheets {
  if (content.length > maxImportBytes) throw new BoardError('csv-too-large')
  if (typeof content === 'string') return bestOf(sheetsIn(content))
  const decoded = decodeText(content, encoding)
  return { ...bestOf(sheetsIn(decoded.text)), encoding: decoded.encoding, readings: decoded.readings }
}

function readPaste(text: string, html: string): Sheets {
  if (Math.max(text.length, html.length) > maxImportBytes) throw new BoardError('csv-too-large')
  const tables = readHtmlSheets(html)
  return bestOf(tables.length > 0 ? tables : [readTextSheet(text)])
}

/** Some programs write a page with a table and call it a workbook. */
function sheetsIn(text: string): readonly Sheet[] {
  const isPage = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<table|<meta|<head)/i.test(
    text.slice(0, 500),
  )
  const tables = isPage ? readHtmlSheets(text) : []
  return tables.length > 0 ? tables : [readTextSheet(text)]
}

/** The list is most likely the sheet with the most filled cells. */
function bestOf(sheets: readonly Sheet[]): Sheets {
  if (sheets.length === 0) throw new BoardError('csv-empty')
  const sizes = sheets.map(({ rows }) =>
    rows.reduce((sum, { cells }) => sum + cells.filter(Boolean).length, 0),
  )
  return { sheets, best: sizes.indexOf(Math.max(...sizes)), readings: [] }
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
