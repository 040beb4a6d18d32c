import { BoardError } from '../../base/boardError.ts'
import { maxImportColumns, maxImportRows } from '../../protocol/limits.ts'
import { attribute, readMarkup } from '../markup.ts'
import type { Format } from './formats.ts'
import { slices } from './slices.ts'
import { unescapeControls } from './strings.ts'

export interface CellSources {
  readonly strings: readonly string[]
  readonly formats: readonly Format[]
  readonly startsIn1904: boolean
  readonly pause: () => Promise<void>
}

/** A row at a number past this is as good as a row too many. */
const maxRowNumber = 2 * maxImportRows
/** Columns beyond those that are read are kept so far that they can be counted. */
const maxColumnKept = 2 * maxImportColumns
/** Cells that merged ones are repeated in: ranges may lie over each other without end. */
const maxRepeats = 200_000

interface Reading {
  readonly sources: CellSources
  readonly rows: string[][]
  readonly merged: string[]
  /** From 1; rows and cells without a number of their own follow the one before. */
  row: number
  column: number
  kind: string
  style: number
  value: string
  isValue: boolean
}

/**
 * The cells of one worksheet as text: numbers with a point, percentages with their sign, dates as `YYYY-MM-DD`, faults
 * of formulas as nothing. A cell that spans rows counts in each of them.
 *
 * @throws BoardError `csv-too-many-rows`.
 */
export async function readCells(xml: string, sources: CellSources): Promise<readonly (readonly string[])[]> {
  const reading: Reading = {
    sources,
    rows: [],
    merged: [],
    row: 0,
    column: 0,
    kind: '',
    style: 0,
    value: '',
    isValue: false,
  }
  for (const slice of slices(xml, '</row>')) {
    readMarkup(slice, {
      open: (tag, attributes) => openTag(reading, local(tag), attributes),
      close: (tag) => closeTag(reading, local(tag)),
      text: (text) => {
        if (reading.isValue) reading.value += text
      },
    })
    await sources.pause()
  }
  let repeats = 0
  for (const range of reading.merged) {
    if (repeats < maxRepeats) repeats += repeatDown(reading.rows, range)
  }
  return Array.from(reading.rows, (cells) => Array.from(cells ?? [], (cell) => cell ?? ''))
}

const local = (tag: string): string => tag.slice(tag.indexOf(':') + 1)

function openTag(reading: Reading, tag: string, attributes: string): void {
  switch (tag) {
    case 'row': {
      const number = attribute(attributes, 'r')
      reading.row = number === undefined ? reading.row + 1 : Number(number)
      reading.column = 0
      return
    }
    case 'c': {
      const address = attribute(attributes, 'r')
      reading.column = address === undefined ? reading.column + 1 : columnOf(address)
      reading.kind = attribute(attributes, 't') ?? 'n'
      reading.style = Number(attribute(attributes, 's') ?? 0)
      reading.value = ''
      return
    }
    case 'v':
    case 't':
      reading.isValue = true
      return
    case 'mergecell':
      if (reading.merged.length < maxRowNumber) reading.merged.push(attribute(attributes, 'ref') ?? '')
      return
    case 'rph':
      reading.kind = 'skip'
      return
    default:
  }
}

function closeTag(reading: Reading, tag: string): void {
  if (tag === 'v' || tag === 't') reading.isValue = false
  if (tag !== 'c') return
  const text = cellText(reading)
  if (text.trim() === '' || reading.column > maxColumnKept || reading.column < 1) return
  if (!(reading.row >= 1 && reading.row <= maxRowNumber)) throw new BoardError('csv-too-many-rows')
  while (reading.rows.length < reading.row) reading.rows.push([])
  const cells = reading.rows[reading.row - 1] ?? []
  while (cells.length < reading.column - 1) cells.push('')
  cells[reading.column - 1] = text
}

function cellText({ kind, value, style, sources }: Reading): string {
  switch (kind) {
    case 's':
      return sources.strings[Number(value)] ?? ''
    case 'str':
    case 'inlineStr':
      return unescapeControls(value)
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return ''
    case 'd':
      return value.slice(0, 10)
    default:
      return numberText(value, sources.formats[style] ?? 'plain', sources.startsIn1904)
  }
}

function numberText(value: string, format: Format, startsIn1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (format === 'percent') return `${rounded(number * 100)} %`
  if (format === 'date' && number >= 1) return dayText(number, startsIn1904)
  return String(rounded(number))
}

/** 0.1 + 0.2 of a formula is 0.3. */
const rounded = (number: number): number => Number(number.toPrecision(12))

const dayMs = 86_400_000

/** Days since the end of 1899; the first workbooks took 1900 for a leap year, and all since then have. */
function dayText(number: number, startsIn1904: boolean): string {
  const days = Math.floor(number) + (startsIn1904 ? 1462 : 0)
  const first = Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const day = new Date(first + days * dayMs)
  return Number.isNaN(day.getTime()) ? String(number) : day.toISOString().slice(0, 10)
}

function columnOf(address: string): number {
  let column = 0
  for (const letter of address.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column
}

/**
 * A merged cell holds its text in the first cell only. Down a column it is meant for every row.
 *
 * @returns how many cells were looked at.
 */
function repeatDown(rows: string[][], range: string): number {
  const [from = '', to = ''] = range.split(':')
  const column = columnOf(from) - 1
  const [first = 0, last = 0] = [from, to].map((address) => Number(address.replace(/\D+/g, '')))
  const text = rows[first - 1]?.[column]
  const end = Math.min(last, rows.length)
  if (!text || column < 0) return 0
  for (let row = first; row < end; row += 1) {
    const cells = rows[row] ?? []
    while (cells.length < column) cells.push('')
    if (!cells[column]) cells[column] = text
  }
  return Math.max(0, end - first)
}
