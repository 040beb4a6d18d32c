/** Text a spreadsheet could run, with any number of quotes before it. Full-width signs count in some locales. */
const formulaLike = /^['"\s]*[=+\-@＝＋－＠]/

/** A cell that begins with what some spreadsheets leave out before they look at it. */
const blankBefore = /^'*[\t\r\n]/

/**
 * Puts `'` before a cell that a spreadsheet would run, and before one that already begins so. Some spreadsheets cut
 * every file at semicolons or tabs and then take quotes for letters: so each part that could become a cell there counts.
 *
 * @see SPEC T2
 */
export function escapeFormula(cell: string): string {
  const parts = eachPart(cell, (part) => (formulaLike.test(part) ? `'${part}` : part))
  return blankBefore.test(cell) ? `'${parts}` : parts
}

/** Takes away what `escapeFormula` added. */
export function unescapeFormula(cell: string): string {
  const parts = cell.startsWith("'") && blankBefore.test(cell) ? cell.slice(1) : cell
  return eachPart(parts, (part) => (part.startsWith("'") && formulaLike.test(part) ? part.slice(1) : part))
}

const eachPart = (cell: string, change: (part: string) => string): string =>
  cell
    .split(/([;\t\r\n])/)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join('')
