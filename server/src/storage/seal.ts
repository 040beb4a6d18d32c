import { createHash } from 'node:crypto'
import { parseJson } from './columns.ts'
import type { Driver, SqlRow } from './driver.ts'

/**
 * A value as text with a check over itself and what it is of, so that a bit that turned on the disk is noticed.
 *
 * @param of such as whose answer to which round it is; read back, it must be the same.
 * @see SPEC S12
 */
export function seal(of: readonly string[], value: unknown): string {
  const json = JSON.stringify(value)
  return `${json}\n${checkOf(of, json)}`
}

/** What was sealed, or nothing when it is not that any more. */
export function unseal(of: readonly string[], text: string): unknown {
  const end = text.lastIndexOf('\n')
  const json = text.slice(0, Math.max(0, end))
  return text.slice(end + 1) === checkOf(of, json) ? parseJson(json) : undefined
}

/** The same of a column whose older rows were written before there were seals: these are read as they are. */
export function unsealOrOlder(of: readonly string[], text: string): unknown {
  return text.includes('\n') ? unseal(of, text) : parseJson(text)
}

const checkOf = (of: readonly string[], json: string): string =>
  createHash('sha256')
    .update(JSON.stringify([...of, json]))
    .digest('base64url')

/** What a column is sealed as. */
export const sealedAs = {
  workshop: (board: string) => ['workshop', board],
  held: (board: string, sitting: string) => ['held', board, sitting],
  setup: (board: string, round: string) => ['setup', board, round],
  there: (board: string, round: string) => ['there', board, round],
  result: (board: string, round: string) => ['result', board, round],
  body: (board: string, round: string, participant: string) => ['body', board, round, participant],
  stamps: (board: string, round: string, participant: string) => ['stamps', board, round, participant],
} as const

/** Seals what a store held before there were seals, as it is: nobody can know more about it. */
export function sealAll(driver: Driver): void {
  const sealIn = (
    table: string,
    key: readonly string[],
    column: 'setup' | 'result' | 'body' | 'stamps',
  ): void => {
    const where = key.map((name) => `${name} = ?`).join(' AND ')
    const read = driver.prepare(`SELECT ${column} AS text FROM ${table} WHERE ${where}`)
    const write = driver.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`)
    const rows = driver.prepare(`SELECT ${key.join(', ')} FROM ${table} WHERE ${column} IS NOT NULL`).all()
    for (const row of rows as SqlRow[]) {
      const [board = '', round = '', participant = ''] = key.map((name) => String(row[name]))
      const at = [board, round, ...(key.length > 2 ? [participant] : [])]
      const value = parseJson(String((read.get(...at) as SqlRow | undefined)?.['text']))
      // What is no JSON any more stays as it is, and is told when somebody reads it.
      if (value !== undefined) write.run(seal(sealedAs[column](board, round, participant), value), ...at)
    }
  }
  sealIn('rounds', ['board', 'id'], 'setup')
  sealIn('rounds', ['board', 'id'], 'result')
  sealIn('ballots', ['board', 'round', 'participant'], 'body')
  sealIn('ballots', ['board', 'round', 'participant'], 'stamps')
}
