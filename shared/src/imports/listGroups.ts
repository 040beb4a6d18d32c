import { cleanLine } from '../model/field.ts'
import { hasMark } from './listMarks.ts'

interface Among {
  /** Lines that are notes on another. */
  readonly above: ReadonlyMap<number, number>
  /** Lines of the letter around the list. */
  readonly around: ReadonlySet<number>
}

const mostWords = 8

/**
 * Lines of a plain list that say what those below them are: *Inside the university* over bullets, *Business:* over
 * names. One alone is a title; two are groups.
 *
 * @returns what each says, by its index.
 * @see SPEC T6
 */
export function groupsOver(lines: readonly string[], among: Among): ReadonlyMap<number, string> {
  const filled = lines.flatMap((line, at) => (line.trim() === '' || among.above.has(at) ? [] : [at]))
  const found = filled.filter((at, index) => isOver(lines, { ...among, at, below: filled[index + 1] }))
  return found.length < 2 ? new Map() : new Map(found.map((at) => [at, named(lines[at] ?? '')]))
}

interface Over extends Among {
  readonly at: number
  /** Index of the next line of the list. */
  readonly below: number | undefined
}

function isOver(lines: readonly string[], { at, below, around }: Over): boolean {
  const line = (lines[at] ?? '').trim()
  if (below === undefined || hasMark(line) || line.split(/\s+/).length > mostWords) return false
  const next = lines[below] ?? ''
  if (/[:：]$/.test(line)) return !/^\p{Ll}/u.test(line) && !/[:：]\s*$/.test(next)
  return hasMark(next) && !around.has(at)
}

const named = (line: string): string => cleanLine(line.trim().replace(/[\s:：]+$/, ''))
