/** A cell a spreadsheet could run, with any number of `'` before it. Full-width signs count in some locales. */
const formulaLike = /^'*\s*[=+\-@\t\r\n＝＋－＠]/

/** Puts `'` before a cell that a spreadsheet would run, and before one that already begins so. */
export function escapeFormula(cell: string): string {
  return formulaLike.test(cell) ? `'${cell}` : cell
}

/** Takes away what `escapeFormula` added. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && formulaLike.test(cell) ? cell.slice(1) : cell
}
