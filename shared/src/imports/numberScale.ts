/** Scales other than 0–100 on which people commonly rate. */
const smallScales = [1, 5, 10] as const
export type NumberScale = (typeof smallScales)[number] | 100

/** How a person wants numbers read that are not as a board keeps them. */
export interface NumberChoices {
  /** What the highest number of the file's own scale is; 100 when not given. */
  readonly scale?: NumberScale
  /** Rows that are refused for their place alone come without one. */
  readonly withoutPlace?: boolean
}

/** A number as a cell holds it, with a point or a comma. */
export function readNumber(cell: string): number | undefined {
  const text = cell.trim()
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

/**
 * The smallest scale that holds all numbers of a file, when it is not 0–100: read as they are, all would stand in the
 * low corner. One row says too little.
 *
 * @param rows the numbers of each row that has any.
 */
export function smallScaleOf(rows: readonly (readonly number[])[]): NumberScale | undefined {
  const numbers = rows.flat()
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  if (rows.length < 2 || least < 0 || most === 0) return undefined
  return smallScales.find((scale) => most <= scale)
}
