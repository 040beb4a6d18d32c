import { BoardError } from '../base/boardError.ts'
import type { Steps } from '../base/steps.ts'
import { maxImportRows } from '../protocol/limits.ts'
import { isAddressBook } from './addressBook.ts'
import { withoutContacts } from './contactDetails.ts'
import { contactSheet } from './contactSheet.ts'
import { cutDelimited, cuttingDelimited, type DelimitedRecord } from './delimited.ts'
import { headingOf } from './headings.ts'
import type { LayoutColumn } from './layout.ts'
import { isListWithNotes, readListLines } from './listLines.ts'
import { withoutListMarks } from './listMarks.ts'
import { joinedParagraphs } from './paragraphs.ts'
import { readRating } from './rating.ts'
import { quadrantLines } from './ratingColumns/quadrantTable.ts'
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
  const body = declared ? text.slice(declared[0].length) : withoutMarkTabs(oneALine(text))
  const quadrants = declared ? undefined : quadrantLines(text)
  if (quadrants) return quadrants
  const cuts = delimiters.map((delimiter) => cutBy(body, delimiter))
  const named = cuts.filter(({ knownHeadings }) => knownHeadings > 1)
  const mayBeContacts = isAddressBook(body) || (!declared && named.length === 0)
  const contacts = mayBeContacts ? yield* contactSheet(body) : undefined
  if (contacts) return contacts
  const delimiter = declared?.[1] ?? guessDelimiter(body, named.length > 0 ? named : cuts)
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
  const lines = readListLines(text.split(/\r\n?|\n/, 2 * maxImportRows + 2))
  const used = parts.filter((part) => part === 'name' || lines.some((line) => line[part] !== ''))
  const records = lines.map((line) => ({ cells: used.map((part) => unquoted(line[part])) }))
  const asides = lines.flatMap(({ isAside }, at) => (isAside ? [at + 1 + rowsBefore] : []))
  const sheet = { ...sheetOf({ records, rowsBefore }), asides: new Set(asides) }
  return used.length > 1 ? { ...sheet, columns: used.map((part) => listColumns[part]) } : sheet
}

const parts = ['name', 'notes', 'sector'] as const

/** What a plain list of names has beside these. */
const listColumns: Readonly<Record<(typeof parts)[number], LayoutColumn>> = {
  name: { heading: '', meaning: 'name', isSure: true },
  notes: { heading: '', meaning: 'notes', isSure: true },
  sector: { heading: '', meaning: 'sector', isSure: true },
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

/** Names that stand in one line, as in the address field of a letter: each gets a line of its own. */
function oneALine(text: string): string {
  if (/[\n\r\t|"@]/.test(text) || text.length > 5_000) return text
  const [sign, least] = text.includes(';') ? [';', 2] : [',', 4]
  const parts = text.split(sign).filter((part) => part.trim() !== '')
  const isName = (part: string): boolean =>
    /\p{L}{2}/u.test(part) && readRating(part) === undefined && headingOf(part) === undefined
  return parts.length >= least && parts.every(isName) ? parts.map((part) => part.trim()).join('\n') : text
}

/** The delimiter that cuts most rows into the same number of cells; none for a list of names. */
function guessDelimiter(text: string, cuts: readonly Cut[]): string | undefined {
  const named = cuts.filter(({ knownHeadings }) => knownHeadings > 1)
  const hasTabs = text.includes('\t')
  if (named.length === 0 && !hasTabs && isListWithNotes(text.split(/\r\n?|\n/, sampleRows))) return undefined
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
      .map((cells) => (isNoHeading(cells) ? 0 : cells.filter((cell) => headingOf(cell)).length)),
  )
  return { delimiter, width, even: count / Math.max(rows.length, 1), knownHeadings }
}

const isNoHeading = (cells: readonly string[]): boolean =>
  cells.length < 2 || cells.some((cell) => withoutContacts(cell).contacts.length > 0)

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

/** In a list copied from a text processor a tab stands behind each mark and nothing else is cut by one. */
function withoutMarkTabs(text: string): string {
  if (!text.includes('\t')) return text
  const spaced = text.replace(markTab, '$1 ')
  const isCut = spaced === text || spaced.split('\n').some((line) => line.trim().includes('\t'))
  return isCut ? text : spaced
}

const markTab =
  /^([ \t]*(?:[•‣⁃◦∙·●○■□▪▫◆◇►▶▸➢➤➔→✓✔✗✘☐☑☒\uf0a7\uf0b7\uf0d8]|[-–—*+o]|\(?(?:\d{1,4}|[a-zA-Z]|[ivx]{1,5})[.)]))\t[ \t]*/gmu

const onlyMark = /^(?:[-–—*+o·]|\(?(?:\d{1,4}|[a-zA-Z]|[ivx]{1,5})[.)])$/
