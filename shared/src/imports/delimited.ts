import { finish, type Steps } from '../base/steps.ts'

/** The cells of one record. `isBroken`: a quotation mark in it is not closed or stands where none can. */
export interface DelimitedRecord {
  readonly cells: readonly string[]
  readonly isBroken: boolean
}

/**
 * Cuts text into records and cells. A cell between quotation marks may hold delimiters, line breaks and doubled
 * quotation marks. Any other quotation mark is a letter, so that one that is never closed costs no row below it.
 *
 * @param most records at most; what lies beyond is not read.
 */
export function cutDelimited(text: string, delimiter: string, most?: number): DelimitedRecord[] {
  return finish(cuttingDelimited(text, delimiter, most))
}

const cellsAStep = 20_000

/** The same in steps. */
export function* cuttingDelimited(
  text: string,
  delimiter: string,
  most = Number.POSITIVE_INFINITY,
): Steps<DelimitedRecord[]> {
  const records: DelimitedRecord[] = []
  const scan = { text, delimiter, budget: text.length * 4 + 1000 }
  let [at, cut] = [0, 0]
  while (at < text.length && records.length < most) {
    const cells: string[] = []
    let isBroken = false
    for (;;) {
      const cell = readCell(scan, at)
      cells.push(cell.text)
      cut += 1
      if (cut % cellsAStep === 0) yield
      isBroken ||= cell.isBroken
      at = cell.end
      if (text[at] !== delimiter) break
      at += 1
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    records.push({ cells, isBroken })
  }
  return records
}

interface Scan {
  readonly text: string
  readonly delimiter: string
  /** Letters that may still be looked at in search of closing marks: a hostile file would have us search for ever. */
  budget: number
}

interface CutCell {
  readonly text: string
  /** Index of the delimiter or line break behind it. */
  readonly end: number
  readonly isBroken: boolean
}

function readCell(scan: Scan, start: number): CutCell {
  const quoted = scan.text[start] === '"' ? readQuoted(scan, start) : undefined
  if (quoted) return quoted
  let end = start
  while (end < scan.text.length && !endsCell(scan, end)) end += 1
  const text = scan.text.slice(start, end)
  return { text, end, isBroken: text.startsWith('"') }
}

function readQuoted(scan: Scan, start: number): CutCell | undefined {
  let at = start + 1
  while (scan.budget > 0) {
    const mark = scan.text.indexOf('"', at)
    scan.budget -= (mark === -1 ? scan.text.length : mark) - at + 1
    if (mark === -1) return undefined
    if (scan.text[mark + 1] === '"') {
      at = mark + 2
      continue
    }
    let end = mark + 1
    // Spaces behind the closing mark are a habit of some programs.
    while (scan.text[end] === ' ') end += 1
    if (end < scan.text.length && !endsCell(scan, end)) return undefined
    return { text: scan.text.slice(start + 1, mark).replaceAll('""', '"'), end, isBroken: false }
  }
  return undefined
}

function endsCell({ text, delimiter }: Scan, at: number): boolean {
  const letter = text[at]
  return letter === delimiter || letter === '\n' || letter === '\r'
}
