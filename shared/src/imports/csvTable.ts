import Papa from 'papaparse'
import { BoardError } from '../base/boardError.ts'
import { maxImportBytes, maxImportColumns, maxImportRows } from '../protocol/limits.ts'
import { decodeText } from './decodeText.ts'

/** One row of a file. `row` is its number as a spreadsheet shows it: the header is row 1. */
export interface CsvRow {
  readonly row: number
  readonly cells: readonly string[]
  /** A quotation mark in it is not closed or stands in the wrong place: its cells cannot be trusted. */
  readonly isBroken: boolean
}

export interface CsvTable {
  readonly header: readonly string[]
  /** Without the header and without blank rows. */
  readonly rows: readonly CsvRow[]
}

/** A header of one column fits them all; then it is the first. */
const delimiters = [',', ';', '\t']

/**
 * Reads the cells of a CSV file or of rows pasted from a spreadsheet, whatever its encoding and delimiter.
 *
 * @throws BoardError `csv-too-large`, `csv-not-text`, `csv-empty`, `csv-too-many-rows` or `csv-too-many-columns`.
 * @see SPEC T1
 */
export function readCsvTable(content: Uint8Array | string): CsvTable {
  const records = parse(readContent(content))
  const [header, ...rows] = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!header) throw new BoardError('csv-empty')
  if (rows.length > maxImportRows) throw new BoardError('csv-too-many-rows')
  const widest = records.reduce((most, { cells }) => Math.max(most, lastFilled(cells)), 0)
  if (widest > maxImportColumns) throw new BoardError('csv-too-many-columns')
  return { header: header.cells.slice(0, lastFilled(header.cells)), rows }
}

/** The text of a file or paste, once it is known to be neither too large nor binary. */
function readContent(content: Uint8Array | string): string {
  if (content.length > maxImportBytes) throw new BoardError('csv-too-large')
  const text = typeof content === 'string' ? content.replace(/^\ufeff/, '') : decodeText(content)
  if (text.includes('\0')) throw new BoardError('csv-not-text')
  if (!/[^\s,;"]/.test(text)) throw new BoardError('csv-empty')
  return text.trimEnd()
}

function parse(text: string): readonly CsvRow[] {
  const declared = /^sep=(.)\r?\n/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const before = declared ? 1 : 0
  const { data, errors } = Papa.parse<readonly string[]>(body, {
    delimiter: declared?.[1] ?? guessDelimiter(body),
    // Blank rows count for the row number, so they are read too; past this many there are too many either way.
    preview: 2 * maxImportRows + 2,
  })
  if (data.length > 2 * maxImportRows + 1) throw new BoardError('csv-too-many-rows')
  const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
  return data.map((cells, at) => ({ row: at + 1 + before, cells, isBroken: broken.has(at) }))
}

/** The one that cuts the header into most cells: long texts further down may hold any of the three. */
function guessDelimiter(text: string): string {
  const widths = delimiters.map((delimiter) => {
    const { data } = Papa.parse<readonly string[]>(text, { delimiter, preview: 1, skipEmptyLines: true })
    return data[0]?.length ?? 0
  })
  return delimiters[widths.indexOf(Math.max(...widths))] ?? ','
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}
