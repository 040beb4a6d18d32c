import type { SqlRow } from './driver.ts'

// A column that is not what its table says is a bug or damage, never something to go on with.

export function textOf(row: SqlRow, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new Error(`Column ${column} is not text`)
  return value
}

export function numberOf(row: SqlRow, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new Error(`Column ${column} is not a number`)
  return value
}

export function bytesOf(row: SqlRow, column: string): Uint8Array {
  const value = row[column]
  if (!(value instanceof Uint8Array)) throw new Error(`Column ${column} is not bytes`)
  return value
}

/** `{ [key]: number }`, or nothing when the column is empty: for optional times. */
export function timeOf<K extends string>(
  row: SqlRow,
  column: string,
  key: K,
): { readonly [P in K]?: number } {
  const value = row[column]
  return typeof value === 'number' ? ({ [key]: value } as { [P in K]: number }) : {}
}

/** Nothing when the text is not JSON, which has no word for nothing itself. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
