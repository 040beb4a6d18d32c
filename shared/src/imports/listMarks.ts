/** Signs that only ever begin a line of a list; no name begins with one and a space. */
const signs = /^\s*(?:[•‣⁃◦∙·●○■□▪▫◆◇►▶▸➢➤➔→✓✔✗✘☐☑☒\uf0a7\uf0b7\uf0d8]|\[[ xX✓]?\])\s*/u
/** Signs that also occur in names: they are marks when most lines have them. */
const commonSigns = /^\s*[-–—*+>oO]\s+/u
const ordinal =
  /^\s*\(?(?:(\d{1,4})(?:\.\d{1,3})*|([a-zA-Z])|([ivxIVX]{1,5}))(?:\.\)|[)\]]|[.:](?!\d))\s*(?=\S)/u
const bareNumber = /^\s*(\d{1,4})\s+(?=\S)/

/**
 * The lines of a list without what marks them as one: bullets, dashes, check boxes, numbers and letters in their order.
 * A line that only looks so (*3 Rivers Trust*) stays whole.
 *
 * @see SPEC T6
 */
export function withoutListMarks(lines: readonly string[]): readonly string[] {
  const plain = lines.map((line) => line.replace(signs, ''))
  // Lines that end with a colon stand over parts of the list.
  const filled = plain.filter((line) => line.trim() !== '' && !/[:：]\s*$/.test(line))
  const common = share(filled, (line) => commonSigns.test(line))
  if (filled.length > 1 && common > 0.6) return plain.map((line) => line.replace(commonSigns, ''))
  if (isCounted(filled, { pattern: ordinal, mayLeap: true }))
    return plain.map((line) => line.replace(ordinal, ''))
  if (filled.length > 2 && isCounted(filled, { pattern: bareNumber, least: 1 })) {
    return plain.map((line) => line.replace(bareNumber, ''))
  }
  return plain
}

/** True for a line that begins like one of a list. */
export function hasMark(line: string): boolean {
  return markKind(line) !== undefined
}

/** Lines of one level of a list have marks of one kind: the same sign, numbers or letters. */
export function markKind(line: string): string | undefined {
  if (signs.test(line) || commonSigns.test(line)) return line.trimStart()[0]
  const found = ordinal.exec(line)
  if (!found) return undefined
  return found[1] === undefined ? 'letter' : 'number'
}

/** Counted lines of a list whose others have bullets, where they are few: the headings of a paper around it. */
export function numberedHeadings(lines: readonly string[], isOfMeeting: boolean): ReadonlySet<string> {
  const outer = lines.filter((line) => /^\S/.test(line) && ordinal.test(line) && !signs.test(line))
  const bullets = lines.filter((line) => signs.test(line) || commonSigns.test(line))
  const most = isOfMeeting ? 1 / 2 : 1 / 3
  return new Set(outer.length <= bullets.length * most ? outer : [])
}

/** One line without what marks it. */
export function withoutMark(line: string): string {
  const plain = line.replace(signs, '')
  return (plain === line ? line.replace(commonSigns, '').replace(ordinal, '') : plain).trim()
}

function share(lines: readonly string[], is: (line: string) => boolean): number {
  return lines.length === 0 ? 0 : lines.filter(is).length / lines.length
}

interface Counting {
  readonly pattern: RegExp
  /** Share of the lines that are counted at the least. */
  readonly least?: number
  /** Numbers may be left out, as in a list that was cut. Letters never leap: *B. Brown* is a name. */
  readonly mayLeap?: boolean
}

/** Most lines are counted, in rising order but for starts anew. */
function isCounted(lines: readonly string[], { pattern, least = 0.6, mayLeap = false }: Counting): boolean {
  const counts = lines.flatMap((line) => {
    const found = pattern.exec(line)
    return found ? [{ count: countOf(found), isNumber: found[1] !== undefined }] : []
  })
  const first = counts[0]?.count
  if (lines.length < 2 || counts.length / lines.length < least || first === undefined) return false
  const leaps = mayLeap && counts.every(({ isNumber }) => isNumber)
  const steps = counts.slice(1).filter(({ count }, at) => {
    const before = counts[at]?.count ?? 0
    return count === before + 1 || count === 1 || (leaps && count > before)
  })
  return (first <= 1 || leaps) && steps.length >= (counts.length - 1) * 0.7
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

function countOf([, number, letter, roman]: RegExpExecArray): number {
  if (number) return Number(number)
  const word = (letter ?? roman ?? '').toLowerCase()
  // A lone i, v or x is a roman number more often than the ninth letter of a list.
  const isRoman = word.length > 1 || ['i', 'v', 'x'].includes(word)
  return isRoman ? romans.indexOf(word) + 1 : word.charCodeAt(0) - 96
}
