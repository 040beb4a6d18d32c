import { BoardError } from '../base/boardError.ts'
import { finish, finishPausing, type Steps } from '../base/steps.ts'
import { maxImportBytes } from '../protocol/limits.ts'
import { decodeText, type Encoding } from './decodeText.ts'
import { refuseOtherFiles } from './fileKinds.ts'
import { readingHtmlSheets } from './htmlSheets.ts'
import { withPlainRatings } from './ratingColumns/plainRatings.ts'
import { quadrantTable } from './ratingColumns/quadrantTable.ts'
import type { Given, Sheet, Sheets } from './sheet.ts'
import { readingTextSheet } from './textSheet.ts'

export interface SheetOptions {
  /** How a person wants the letters of a text file read. */
  readonly encoding?: Encoding
  /** Lets others go first, now and then while a list is read. */
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
  const { pause = async () => {} } = options
  if (given.kind === 'paste') return finishPausing(readingPaste(given.text, given.html), pause)
  const { bytes } = given
  if (bytes.length > maxImportBytes) throw new BoardError('csv-too-large')
  refuseOtherFiles(bytes)
  if (!isZip(bytes)) return finishPausing(readingTextFile(bytes, options.encoding), pause)
  const { readWorkbook } = await import('./workbook/workbook.ts')
  return bestOf(await readWorkbook(bytes, pause))
}

/** The same for text alone, at once. */
export function readTextFile(content: Uint8Array | string, encoding?: Encoding): Sheets {
  return finish(readingTextFile(content, encoding))
}

function* readingTextFile(content: Uint8Array | string, encoding?: Encoding): Steps<Sheets> {
  if (content.length > maxImportBytes) throw new BoardError('csv-too-large')
  if (typeof content === 'string') return bestOf(yield* sheetsIn(content))
  const decoded = decodeText(content, encoding)
  yield
  return { ...bestOf(yield* sheetsIn(decoded.text)), encoding: decoded.encoding, readings: decoded.readings }
}

function* readingPaste(text: string, html: string): Steps<Sheets> {
  if (Math.max(text.length, html.length) > maxImportBytes) throw new BoardError('csv-too-large')
  const tables = yield* readingHtmlSheets(html)
  return bestOf(tables.length > 0 ? tables : [yield* readingTextSheet(text)])
}

/** Some programs write a page with a table and call it a workbook. */
function* sheetsIn(text: string): Steps<readonly Sheet[]> {
  const isPage = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<table|<meta|<head)/i.test(
    text.slice(0, 500),
  )
  const tables = isPage ? yield* readingHtmlSheets(text) : []
  return tables.length > 0 ? tables : [yield* readingTextSheet(text)]
}

/** The list is most likely the sheet with the most filled cells. */
function bestOf(given: readonly Sheet[]): Sheets {
  if (given.length === 0) throw new BoardError('csv-empty')
  const sheets = given.map((sheet) => quadrantTable(sheet) ?? withPlainRatings(sheet))
  const sizes = sheets.map(({ rows }) =>
    rows.reduce((sum, { cells }) => sum + cells.filter(Boolean).length, 0),
  )
  return { sheets, best: sizes.indexOf(Math.max(...sizes)), readings: [] }
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
