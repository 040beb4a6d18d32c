import { readFlag } from '../flags.ts'
import { headingOf } from '../headings.ts'
import { readNumber, readRating } from '../rating.ts'
import type { Sheet } from '../sheet.ts'
import { mostAbove, rewritten, sampleOf } from './columnRewrite.ts'

/** A heading that is one step of a rating: *High*, *Influence: high*, *5*. */
interface StepHeading {
  /** What is rated; `''` where the heading is the step alone. */
  readonly of: string
  readonly step: string
}

interface TickRun {
  /** Index of the row that names the steps. */
  readonly row: number
  readonly at: number
  readonly steps: readonly StepHeading[]
}

/** Fewer columns are a question with yes and no. */
const fewestSteps = 2

/**
 * Ratings that are ticked, a column for each step, become one column with the step as a word or number: *X* under
 * *High* is *High*. Two ticks in a row stay both.
 *
 * @see SPEC T8
 */
export function withTicksRead(sheet: Sheet): Sheet {
  const run = findRun(sheet)
  return run ? withTicksRead(readRun(sheet, run)) : sheet
}

function findRun(sheet: Sheet): TickRun | undefined {
  for (const [row, { cells }] of sheet.rows.slice(0, mostAbove).entries()) {
    for (let at = 0; at < cells.length; at += 1) {
      const steps = stepsFrom(cells, at)
      const run = { row, at, steps }
      if (steps.length >= fewestSteps && isRated(titleOf(sheet, run)) && isTicked(sheet, run)) return run
      at += Math.max(steps.length - 1, 0)
    }
  }
  return undefined
}

/** Neighbouring headings that are different steps of one rating. */
function stepsFrom(cells: readonly string[], at: number): readonly StepHeading[] {
  const steps: StepHeading[] = []
  for (const cell of cells.slice(at)) {
    const heading = stepIn(cell)
    if (!heading || (steps[0] && heading.of !== steps[0].of)) break
    if (steps.some(({ step }) => step.toLowerCase() === heading.step.toLowerCase())) break
    steps.push(heading)
  }
  return steps
}

function stepIn(cell: string): StepHeading | undefined {
  const text = cell.trim()
  if (text === '' || text.length > 60) return undefined
  const words = text.split(/[\s:–—()/-]+/).filter((word) => word !== '')
  const splits = words.slice(1).flatMap((_, index) => [
    { of: words.slice(0, index + 1), step: words.slice(index + 1) },
    { of: words.slice(index + 1), step: words.slice(0, index + 1) },
  ])
  const found = splits.find(({ of, step }) => isStep(step.join(' ')) && isRated(of.join(' ')))
  if (found) return { of: found.of.join(' '), step: found.step.join(' ') }
  return isStep(text) ? { of: '', step: text } : undefined
}

const isStep = (text: string): boolean => {
  const number = readNumber(text)
  return number === undefined ? readRating(text)?.rung !== undefined : number >= 0 && number <= 10
}

/** What the run rates: said in its own headings, or in the nearest cell above its first column. */
function titleOf({ rows }: Sheet, { row, at, steps }: TickRun): string {
  const own = steps[0]?.of ?? ''
  if (own !== '') return own
  const above = rows.slice(0, row).findLast(({ cells }) => (cells[at] ?? '').trim() !== '')
  return above?.cells[at]?.trim() ?? ''
}

const rated: ReadonlySet<string | undefined> = new Set(['influence', 'interest', 'affected', 'relationship'])
const isRated = (title: string): boolean => rated.has(headingOf(title)?.meaning)

/** Nothing stands in the columns but ticks, and hardly any row has two. */
function isTicked(sheet: Sheet, { row, at, steps }: TickRun): boolean {
  const columns = steps.map((_, index) => sampleOf(sheet, at + index, row + 1))
  const ticksIn = (index: number): number => columns.filter((cells) => isTick(cells[index] ?? '')).length
  const counts = (columns[0] ?? []).map((_, index) => ticksIn(index))
  const isPlain = columns.every((cells) => cells.every((cell) => isTick(cell) || isNoTick(cell)))
  const ticked = counts.filter((count) => count > 0).length
  return isPlain && ticked > 0 && counts.filter((count) => count > 1).length <= ticked / 3
}

const signs: ReadonlySet<string> = new Set(['*', '•', '●', '■', '⬤', '✗', '✘', '✕', '×', '+', '✅', '✔️'])
const isTick = (cell: string): boolean => signs.has(cell.trim()) || readFlag(cell) === true
const isNoTick = (cell: string): boolean => /^[-–—.]?$/.test(cell.trim()) || readFlag(cell) === false

function readRun(sheet: Sheet, run: TickRun): Sheet {
  const { row, at, steps } = run
  const title = titleOf(sheet, run)
  const isNumbered = steps.every(({ step }) => readNumber(step) !== undefined)
  const ends = isNumbered ? ` (${[steps[0]?.step, steps.at(-1)?.step].sort(byNumber).join('-')})` : ''
  return rewritten(sheet, {
    at,
    width: steps.length,
    cellsOf: (cells, index) => {
      if (index < row)
        return [cells.find((cell) => cell.trim() !== '') === title ? `${title}${ends}` : (cells[0] ?? '')]
      if (index === row) return [steps[0]?.of === '' ? '' : `${title}${ends}`]
      return [steps.flatMap(({ step }, column) => (isTick(cells[column] ?? '') ? [step] : [])).join('/')]
    },
  })
}

const byNumber = (a = '', b = ''): number => Number(a) - Number(b)
