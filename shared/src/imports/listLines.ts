import { isOfMinutes, letterLines } from './letterLines.ts'
import { groupsOver } from './listGroups.ts'
import { hasMark, markKind, numberedHeadings, withoutListMarks, withoutMark } from './listMarks.ts'
import { isNoted, namesAndNotes } from './nameAndNote.ts'
import { isTotalLine } from './totals.ts'

/** One line of a plain list. */
export interface ListLine {
  /** Without its mark; `''` for blank lines and those that belong to the one above. */
  readonly name: string
  /** What stands behind the name, and further in below it. */
  readonly notes: string
  /** What the line above it and its neighbours says they are; `''` without one. */
  readonly sector: string
  /** It is none of the list: a greeting, a title, a signature, a total. */
  readonly isAside: boolean
}

/**
 * Reads the lines of a plain list: their marks go, what is said behind a name or further in below it is a note on it,
 * and the letter around a list is none of it.
 *
 * @see SPEC C8, T6
 */
export function readListLines(lines: readonly string[]): readonly ListLine[] {
  const above = linesBelow(lines)
  const around = linesAround(lines)
  const own = lines.map((line, at) => (above.has(at) || around.has(at) ? '' : line))
  const plain = withoutListMarks(own)
  const filled = own.flatMap((line, at) => (line.trim() === '' ? [] : [at]))
  const marked = new Set(filled.filter((at) => plain[at] !== own[at] || hasMark(own[at] ?? '')))
  const groups = groupsOver(lines, { above, around })
  const asides = new Set([
    ...around,
    ...groups.keys(),
    ...filled.filter((at) => isTotalLine((plain[at] ?? '').trim())),
  ])
  for (const at of unmarked(filled, marked)) asides.add(at)
  const isMarked = marked.size * 2 > filled.length
  const cut = namesAndNotes(
    plain.map((line, at) => (asides.has(at) ? '' : isMarked ? withoutDash(line) : line)),
    isMarked,
  )
  const notes = cut.map(({ note }) => (note === '' ? [] : [note]))
  for (const [at, to] of above) notes[to]?.push(withoutMark(lines[at] ?? ''))
  let sector = ''
  return lines.map((line, at) => {
    sector = groups.get(at) ?? sector
    const name = asides.has(at) ? line : (cut[at]?.name ?? '')
    return {
      name,
      notes: (notes[at] ?? []).join('\n'),
      sector: asides.has(at) || name === '' ? '' : sector,
      isAside: asides.has(at),
    }
  })
}

/** In a list with other marks a dash is one too. */
const withoutDash = (line: string): string => line.replace(/^\s*[-–—*]\s+/u, '')

function isListed(line: string): boolean {
  return hasMark(line) || (isNoted(line, 3) && !isOfMinutes(line))
}

/**
 * True for a list with notes in which commas and semicolons are but signs of the notes: most lines of it have a name
 * and what cuts it off before any of these.
 */
export function isListWithNotes(lines: readonly string[]): boolean {
  const around = linesAround(lines)
  const filled = lines.filter((line, at) => line.trim() !== '' && !around.has(at))
  const isCut = (line: string): boolean => (hasMark(line) ? isNoted(withoutMark(line), 1) : isNoted(line, 3))
  const count = filled.filter(isCut).length
  return count > 1 && count * 2 > filled.length
}

/** The letter around a list, once two of its lines are marked as such or have a note. */
function linesAround(lines: readonly string[]): ReadonlySet<number> {
  if (lines.filter(isListed).length < 2) return new Set()
  const headings = numberedHeadings(lines, lines.some(isOfMinutes))
  const around = letterLines(lines, (line) => isListed(line) && !headings.has(line))
  const titles = lines.flatMap((line, at) => (headings.has(line) ? [at] : []))
  return new Set([...around, ...titles])
}

const leastMarked = 3
const mostTitles = 3

/** Lines without a mark, of a list in which most have one; or a few above the first mark, where all below have one. */
function unmarked(filled: readonly number[], marked: ReadonlySet<number>): readonly number[] {
  const others = filled.filter((at) => !marked.has(at))
  if (marked.size >= leastMarked && marked.size > others.length) return others
  const first = filled.findIndex((at) => marked.has(at))
  const isTitled = first > 0 && first <= mostTitles && marked.size > 1 && others.length === first
  return isTitled ? others : []
}

/** Lines that stand further in than the marked one above and have another mark, with the index of that one. */
function linesBelow(lines: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const areNotes = hasNotesBelow(lines)
  let over: { readonly at: number; readonly indent: number; readonly kind: string } | undefined
  for (const [at, line] of lines.entries()) {
    const kind = markKind(line)
    if (kind === undefined) {
      if (line.trim() !== '') over = areNotes ? { at, indent: -1, kind: '' } : undefined
      continue
    }
    const indent = indentOf(line)
    if (over && indent > over.indent && kind !== over.kind) found.set(at, over.at)
    else over = { at, indent, kind }
  }
  return found
}

/** Bullets of several small words each, under names without a mark, are what is said about these. */
function hasNotesBelow(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '')
  const marked = filled.filter(hasMark).map(withoutMark)
  const over = filled.filter((line, at) => !hasMark(line) && hasMark(filled[at + 1] ?? ''))
  const isSmall = (line: string): boolean => /^\p{Ll}/u.test(line)
  const isLong = (line: string): boolean => line.split(/\s+/).length > 2
  const areNames = over.length > 1 && over.every((line) => !isSmall(line) && !/[:：]\s*$/.test(line))
  return areNames && marked.every(isSmall) && marked.filter(isLong).length * 2 >= marked.length
}

function indentOf(line: string): number {
  const [space = ''] = /^\s*/.exec(line) ?? []
  return space.replaceAll('\t', '    ').length
}
