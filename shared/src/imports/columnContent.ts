import { readDay } from './days.ts'
import { readFlag } from './flags.ts'
import type { HeadingMeaning } from './headingWords.ts'
import { isLegalForm } from './legalForms.ts'
import { optionOf } from './options.ts'
import { readNumber, readRating } from './rating.ts'
import { quadrantNamed } from './ratingColumns/quadrantWords.ts'

/**
 * What a column holds instead of what its heading says: texts under a heading for ratings, job titles under *Role*.
 * Nothing when its cells go with the heading, or are too few to tell.
 */
export function meansByContent(
  meaning: HeadingMeaning,
  cells: readonly string[],
): HeadingMeaning | undefined {
  if (cells.length === 0) return undefined
  switch (meaning) {
    case 'influence':
    case 'interest':
    case 'affected':
      return share(cells, (cell) => readRating(cell) !== undefined) === 0 && isProse(cells)
        ? 'notes'
        : undefined
    case 'jobTitle':
      // *Position* is where someone stands as often as a post.
      return share(cells, (cell) => areOptions('attitude', cell)) > 0.5 ? 'attitude' : undefined
    case 'role':
      return share(cells, (cell) => areOptions('role', cell)) < 0.5 ? 'notes' : undefined
    case 'relationship':
    case 'attitude':
    case 'attitudeWanted':
    case 'voice':
      return share(cells, (cell) => areOptions(meaning, cell)) === 0 && isProse(cells) ? 'notes' : undefined
    case 'sector':
      // A column of what bodies do is named more closely than one of their legal forms.
      if (areLegalForms(cells)) return 'sector'
      if (share(cells, (cell) => quadrantNamed(cell) !== undefined) > 0.5) return 'leaveOut'
      return averageLength(cells) > 80 ? 'notes' : undefined
    case 'contactHeldBy':
      return averageLength(cells) > 80 ? 'notes' : undefined
    case 'groups':
      return undefined
    case 'name':
    case 'fullName':
    case 'organisation':
      return share(cells, (cell) => readNumber(cell) !== undefined) > 0.8 ? 'leaveOut' : undefined
    default:
      return undefined
  }
}

/** Ratings, yes and no, days and numbers: nobody is called so. */
export function areAnswers(all: readonly string[]): boolean {
  const cells = all.slice(0, sampleCells)
  return cells.length > 1 && share(cells, isAnswer) > 0.8
}

/** Cells by which a column is known to hold answers or names. */
const sampleCells = 200

function isAnswer(cell: string): boolean {
  // *A* and *B* are short for names as often as for grades.
  if (/^\s*[a-e]\s*$/i.test(cell)) return false
  const isKnown = readRating(cell) !== undefined || readFlag(cell) !== undefined
  return isKnown || readDay(cell, 'dayFirst') !== undefined || readDay(cell, 'monthFirst') !== undefined
}

/** Short texts of which hardly any stands twice. */
export function isOfNames(all: readonly string[]): boolean {
  const cells = all.slice(0, sampleCells)
  const distinct = new Set(cells.map((cell) => cell.trim().toLowerCase())).size
  return (
    distinct > 1 &&
    distinct / cells.length > 0.8 &&
    averageLength(cells) <= 80 &&
    !areAnswers(cells) &&
    share(cells, (cell) => /\p{L}/u.test(cell) && !/@|https?:/.test(cell)) > 0.8
  )
}

/** Cells of *GmbH*, *e. V.* and their like. */
export function areLegalForms(cells: readonly string[]): boolean {
  return share(cells, isLegalForm) > 0.6
}

/** Few words, each of several cells. */
export function repeats(cells: readonly string[]): boolean {
  const distinct = new Set(cells.map((cell) => cell.trim().toLowerCase())).size
  return cells.length > 2 && distinct * 1.5 <= cells.length && averageLength(cells) <= 40
}

function areOptions(
  column: 'role' | 'relationship' | 'attitude' | 'attitudeWanted' | 'voice',
  cell: string,
): boolean {
  return cell.split(/[;\n]/).every((word) => optionOf(column, word) !== undefined)
}

/** Sentences and lists of words, not single words that are merely unknown. */
function isProse(cells: readonly string[]): boolean {
  return (
    cells.length > 2 &&
    (averageLength(cells) > 15 || share(cells, (cell) => /[\s,;]/.test(cell.trim())) > 0.7)
  )
}

/**
 * Among columns that mean nothing yet, the one that most likely holds the names: texts, each of them only once, the
 * first such column from the left.
 */
export function nameAmong(
  meanings: readonly HeadingMeaning[],
  filled: readonly (readonly string[])[],
): number | undefined {
  const scores = filled.map((cells, index) => {
    const rank = ranks[meanings[index] ?? 'leaveOut'] ?? 0
    if (cells.length === 0 || rank === 0 || areAnswers(cells)) return 0
    // Under the heading of a rating only a column without any rating may hold the names.
    if (rank < 0.5 && cells.some(isAnswer)) return 0
    const texts = cells.filter((cell) => /\p{L}/u.test(cell) && !/@|https?:/.test(cell))
    const distinct = new Set(texts.map((text) => text.trim().toLowerCase())).size
    const isShort = averageLength(cells) <= 80
    return isShort ? (distinct / cells.length) * (cells.length / longest(filled)) * rank : 0
  })
  const best = Math.max(0, ...scores)
  const index = scores.findIndex((score) => score > 0.3 && score >= best * 0.85)
  return index === -1 ? undefined : index
}

/** How likely a column that its heading calls so holds the names after all. */
const ranks: Readonly<Partial<Record<HeadingMeaning, number>>> = {
  leaveOut: 1,
  jobTitle: 0.6,
  notes: 0.6,
  description: 0.6,
  affected: 0.4,
  influence: 0.4,
  interest: 0.4,
}

const longest = (filled: readonly (readonly string[])[]): number =>
  Math.max(...filled.map((cells) => cells.length))

function share(cells: readonly string[], is: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(is).length / cells.length
}

function averageLength(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.trim().length, 0) / Math.max(cells.length, 1)
}
