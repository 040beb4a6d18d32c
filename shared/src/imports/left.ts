import { words } from '../words/words.ts'
import type { Layout } from './layout.ts'
import { isStandIn } from './ratingWords.ts'
import type { Sheet } from './sheet.ts'

/** Cells of one column that were not read. */
export interface LeftCells {
  /** The column's heading, or its letter where it has none. */
  readonly column: string
  readonly cells: number
  /** The first of them that says anything. */
  readonly example: { readonly row: number; readonly text: string }
  /** The column as a whole is left out. */
  readonly isWholeColumn: boolean
}

interface Count {
  cells: number
  example: { readonly row: number; readonly text: string }
}

const mostShown = 60

const shown = (cell: string): string => cell.trim().replace(/\s+/g, ' ').slice(0, mostShown)

/** Collects what an import leaves out, by column. */
export class LeftList {
  readonly #layout: Layout
  readonly #counts = new Map<number, Count>()
  readonly #others: LeftCells[] = []

  constructor(layout: Layout) {
    this.#layout = layout
  }

  add(column: number, row: number, cell: string): void {
    const count = this.#counts.get(column)
    if (!count) {
      this.#counts.set(column, { cells: 1, example: { row, text: shown(cell) } })
      return
    }
    count.cells += 1
    if (isStandIn(count.example.text) && !isStandIn(cell)) count.example = { row, text: shown(cell) }
  }

  /** Filled cells in columns past the last that is read. */
  addBeyond(cells: number): void {
    const example = { row: 0, text: '' }
    this.#others.push({ column: words.transfer.left.beyond, cells, example, isWholeColumn: true })
  }

  /** Rows in which a quotation mark stands where none can. Nothing in them is lost, but their cells may be cut wrongly. */
  addBroken({ brokenRows, rows }: Sheet): void {
    const [first] = brokenRows
    if (first === undefined) return
    const text = rows.find(({ row }) => row === first)?.cells.find((cell) => cell.startsWith('"')) ?? ''
    const example = { row: first, text: text.slice(0, mostShown) }
    const column = words.transfer.left.quotes
    this.#others.push({ column, cells: brokenRows.length, example, isWholeColumn: false })
  }

  all(): readonly LeftCells[] {
    const byColumn = [...this.#counts].toSorted(([a], [b]) => a - b)
    const counted = byColumn.map(([index, { cells, example }]) => ({
      column: columnTitle(this.#layout, index),
      cells,
      example,
      isWholeColumn: this.#layout.columns[index]?.meaning === 'leaveOut',
    }))
    return [...counted, ...this.#others]
  }
}

/** What a column is called: its heading, or the letter a spreadsheet gives it. */
export function columnTitle(layout: Layout, index: number): string {
  return layout.columns[index]?.heading || words.transfer.left.column(columnLetter(index))
}

/** As spreadsheets count columns: A to Z, then AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${columnLetter(Math.floor(index / 26) - 1)}${last}`
}
