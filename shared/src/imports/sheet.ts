import type { Encoding } from './decodeText.ts'
import type { LayoutColumn } from './layout.ts'

/** One row of a list. `row` is its number as a spreadsheet shows it, from 1. */
export interface SheetRow {
  readonly row: number
  /** As text, trimmed; an empty cell is `''`. Rows may be of different lengths. */
  readonly cells: readonly string[]
}

/** One table of cells, whatever it came from: a file, a sheet of a workbook, pasted rows or a copied table. */
export interface Sheet {
  /** What its workbook calls it; `''` when it is the only one. */
  readonly name: string
  /** Without rows that are blank. */
  readonly rows: readonly SheetRow[]
  /** Filled cells beyond the last column that is read. */
  readonly cellsBeyond: number
  /** Rows whose quotation marks make no sense. They are read letter by letter. */
  readonly brokenRows: readonly number[]
  /** Numbers of the rows that stand around a plain list and are none of it: a greeting, a title, a total. */
  readonly asides?: ReadonlySet<number>
  /** Of a list without headings that was cut into cells where it was read: what these cells are. */
  readonly columns?: readonly LayoutColumn[]
}

/** One way to read the bytes of a file whose encoding is not told. */
export interface EncodingReading {
  readonly encoding: Encoding
  /** Words of the file with the letters in which the readings differ, at most five. */
  readonly sample: readonly string[]
}

export interface Sheets {
  /** At least one, each with at least one row. */
  readonly sheets: readonly Sheet[]
  /** Index of the sheet that most likely holds the list. */
  readonly best: number
  /** How the bytes were read; absent for what was pasted and for workbooks. */
  readonly encoding?: Encoding
  /** Other readings are as likely: a person should choose. The first is the one used; none when there is no doubt. */
  readonly readings: readonly EncodingReading[]
}

/** What a person gave. */
export type Given =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  /** From the clipboard: `html` is what it holds as `text/html`, `''` when it holds none. */
  | { readonly kind: 'paste'; readonly text: string; readonly html: string }
