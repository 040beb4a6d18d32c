import { BoardError } from '../base/boardError.ts'
import type { Steps } from '../base/steps.ts'
import { maxImportRows } from '../protocol/limits.ts'
import { cutDelimited, cuttingDelimited, type DelimitedRecord } from './delimited.ts'
import { headingOf } from './headings.ts'
import { withoutListMarks } from './listMarks.ts'
import { joinedParagraphs } from './paragraphs.ts'
import type { Sheet } from './sheet.ts'
import { sheetOf } from './sheetOf.ts'

const delimiters = ['\t', ';', ',', '|'] as const
/** Rows by which a text is judged. */
const sampleRows = 60

/**
 * Reads the cells of delimited text, or a plain list with one name a line.
 *
 * @throws BoardError `csv-empty`, `csv-not-text` or `csv-too-many-rows`.
 * @see SPEC T1, T6
 */
export function* readingTextSheet(content: string): Steps<Sheet> {
  const text = content.replace(/^\ufeff/, '').trimEnd()
  if (text.includes('\0')) throw new BoardError('csv-not-text')
  if (!/[^\s,;"|]/.test(text)) throw new BoardError('csv-empty')
  const declared = /^sep=(.)\r?\n/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const delimiter = declared?.[1] ?? guessDelimiter(body)
  if (delimiter === undefined) return listSheet(body, declared ? 1 : 0)
  const records = yield* tableRecords(body, delimiter)
  yield
  return sheetOf({ records, rowsBefore: declared ? 1 : 0 })
}

function* tableRecords(text: string, delimiter: string): Steps<readonly DelimitedRecord[]> {
  // Blank rows count for the row number, so they are read too; past this many there are too many either way.
  const records = yield* cuttingDelimited(text, delimiter, 2 * maxImportRows + 2)
  // Between tabs a quotation mark is a letter: what is copied from a spreadsheet need not double it.
  const whole =
    delimiter === '\t' ? joinedParagraphs(records.map(({ cells }) => ({ cells, isBroken: false }))) : records
  return withoutMarkColumn(withoutEdges(whole, delimiter))
}

function listSheet(text: string, rowsBefore: number): Sheet {
  const lines = text.split(/\r\n?|\n/, 2 * maxImportRows + 2)
  const plain = withoutListMarks(lines)
  const isMarked = lines.flatMap((line, at) => (line.trim() === '' ? [] : [line !== plain[at]]))
  const records = plain.map((line) => ({ cells: [unquoted(line)] }))
  return sheetOf({ records, rowsBefore, unmarkedAbove: unmarkedAbove(isMarked) })
}

const mostTitles = 3

/** Lines over a list in which each line below them is marked as one of it. */
function unmarkedAbove(isMarked: readonly boolean[]): number {
  const first = isMarked.indexOf(true)
  const isTitled = first > 0 && first <= mostTitles && isMarked.length - first > 1
  return isTitled && !isMarked.slice(first).includes(false) ? first : 0
}

/** A list of names saved as CSV has quotation marks around those with a comma. */
function unquoted(line: string): string {
  const found = /^\s*"((?:[^"]|"")*)"\s*$/.exec(line)
  return found?.[1]?.replaceAll('""', '"') ?? line
}

interface Cut {
  readonly delimiter: string
  readonly width: number
  /** Of all rows, the share that has just that many cells. */
  readonly even: number
  readonly knownHeadings: number
}

/** The delimiter that cuts most rows into the same number of cells; none for a list of names. */
function guessDelimiter(text: string): string | undefined {
  const cuts = delimiters.map((delimiter) => cutBy(text, delimiter))
  const named = cuts.filter(({ knownHeadings }) => knownHeadings > 1)
  const likely = named.length > 0 ? named : cuts.filter((cut) => cut.width > 1 && isTable(cut))
  const [best] = likely.toSorted(
    (a, b) => b.knownHeadings - a.knownHeadings || b.even - a.even || b.width - a.width,
  )
  return best?.delimiter
}

/** Tabs are never typed into names; commas often are. */
function isTable({ delimiter, even }: Cut): boolean {
  if (delimiter === '\t') return true
  return even >= (delimiter === ',' ? 0.6 : 0.5)
}

function cutBy(text: string, delimiter: string): Cut {
  const rows = cutDelimited(text.slice(0, 200_000), delimiter, sampleRows)
    .map(({ cells }) => cells)
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const wide = [...counts].filter(([width]) => width > 1)
  const [width, count] = wide.reduce((best, other) => (other[1] > best[1] ? other : best), [1, 0])
  const knownHeadings = Math.max(
    0,
    ...rows
      .slice(0, 25)
      .map((cells) => (cells.length > 1 ? cells.filter((cell) => headingOf(cell)).length : 0)),
  )
  return { delimiter, width, even: count / Math.max(rows.length, 1), knownHeadings }
}

/** Tables drawn with upright strokes have one at each end of a row. */
function withoutEdges(records: readonly DelimitedRecord[], delimiter: string): readonly DelimitedRecord[] {
  if (delimiter !== '|') return records
  const isEdged = records.every(({ cells }) => cells.length === 1 || cells[0]?.trim() === '')
  return isEdged ? records.map((record) => ({ ...record, cells: record.cells.slice(1) })) : records
}

/** A list copied from a text processor has its bullets or numbers in a column of their own. */
function withoutMarkColumn(records: readonly DelimitedRecord[]): readonly DelimitedRecord[] {
  const first = records.map(({ cells }) => (cells.length > 1 ? (cells[0] ?? '').trim() : ''))
  const filled = first.filter((cell) => cell !== '')
  const isMark = (cell: string): boolean => withoutListMarks([cell, cell])[0] === '' || onlyMark.test(cell)
  if (filled.length === 0 || !filled.every(isMark)) return records
  return records.map((record) =>
    record.cells.length > 1 ? { ...record, cells: record.cells.slice(1) } : record,
  )
}

const onlyMark = /^(?:[-–—*+o·]|\(?(?:\d{1,4}|[a-zA-Z]|[ivx]{1,5})[.)])$/
