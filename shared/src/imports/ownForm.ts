/** The columns that every file of ours begins with, as `writeCsv` names them. */
const ownColumns = ['name', 'sector', 'description', 'influence', 'interest', 'relationship']

/** True for a table that this product wrote: it is read letter by letter, and nothing in it is guessed. */
export function isOwnForm(headings: readonly string[]): boolean {
  return ownColumns.every((column, at) => headings[at] === column)
}
