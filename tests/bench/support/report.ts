import { mkdirSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { commit, machine } from './machine.ts'
import type { BenchOptions } from './options.ts'

export type Cell = string | number
/** One table: what was measured down the side, who was measured along the top. */
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** What a reader must know to read it right. */
  readonly notes?: readonly string[]
}

const folder = fileURLToPath(new URL('../results', import.meta.url))

/** Prints the tables and writes them, with where and when, as `results/<part>.md` and, with the raw figures, `.json`. */
export function report(part: string, options: BenchOptions, tables: readonly Table[], raw: unknown): void {
  const about = {
    part,
    mode: options.quick ? 'quick' : 'full',
    date: new Date().toISOString(),
    commit: commit(),
    seed: options.dice.seed,
    machine: machine(),
    command: `pnpm bench ${part}${options.quick ? ' --quick' : ''} --seed ${options.dice.seed}`,
  }
  const { cpu, cores, memoryGb, system, node } = about.machine
  const where = `${about.date} · commit ${about.commit} · seed ${about.seed} · ${about.mode} · ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}`
  const text = [`# ${part}`, where, `Repeat: \`${about.command}\``, ...tables.map(markdown)].join('\n\n')
  process.stdout.write(`\n${text}\n`)
  mkdirSync(folder, { recursive: true })
  // A quick look never takes the place of a measurement.
  const name = options.quick ? `${part}-quick` : part
  writeFileSync(`${folder}/${name}.md`, `${text}\n`)
  writeFileSync(`${folder}/${name}.json`, `${JSON.stringify({ ...about, tables, raw }, null, 1)}\n`)
}

function markdown({ title, columns, rows, notes = [] }: Table): string {
  const lines = [columns, columns.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map(shown).join(' | ')} |`,
  )
  return [
    `## ${title}`,
    '',
    ...lines,
    ...(notes.length > 0 ? ['', ...notes.map((note) => `- ${note}`)] : []),
  ].join('\n')
}

/** Three figures are enough to compare by. */
function shown(cell: Cell): string {
  if (typeof cell === 'string') return cell
  if (!Number.isFinite(cell)) return '–'
  return Math.abs(cell) >= 100 ? Math.round(cell).toLocaleString('en') : String(Number(cell.toPrecision(3)))
}

/** The value below which this share of the list lies. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The median with its range, as the targets are given. */
export function medianOf(list: readonly number[]): string {
  return `${shown(quantile(list, 0.5))} (${shown(Math.min(...list))}–${shown(Math.max(...list))})`
}
