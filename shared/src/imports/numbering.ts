import type { Layout } from './layout.ts'
import type { SheetRow } from './sheet.ts'

/**
 * The columns left out that only number the rows: counted up by one, or under a heading that is known to be left out and
 * rising all the way.
 */
export function numberingColumns(rows: readonly SheetRow[], { columns }: Layout): ReadonlySet<number> {
  const found = columns.flatMap(({ meaning, isSure, heading }, at) => {
    if (meaning !== 'leaveOut') return []
    const isKnown = isSure && heading !== ''
    return isNumbering(rows, at, isKnown ? Number.POSITIVE_INFINITY : 1) ? [at] : []
  })
  return new Set(found)
}

/** Digits, with the same letters before all of them: *7*, *7.*, *R-007*. */
const numberOf = /^([^\d\s]{0,4})(\d{1,7})[.)]?$/

function isNumbering(rows: readonly SheetRow[], at: number, mostStep: number): boolean {
  let before: { readonly letters: string; readonly number: number } | undefined
  let isCounted = false
  for (const { cells } of rows) {
    const cell = cells[at]?.trim() ?? ''
    if (cell === '') continue
    const [found, letters = '', digits] = numberOf.exec(cell) ?? []
    const number = Number(digits)
    if (found === undefined) return false
    if (
      before &&
      (letters !== before.letters || number <= before.number || number - before.number > mostStep)
    )
      return false
    isCounted = before !== undefined
    before = { letters, number }
  }
  return isCounted
}
