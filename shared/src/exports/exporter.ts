import type { Board } from '../model/board.ts'

export interface ExportOptions {
  readonly board: Board
  /** With the fields that viewers never get. */
  readonly private: boolean
}

/** One way of writing a board down. */
export interface Exporter {
  /** The last part of its address and the key of its words. */
  readonly format: string
  readonly mime: string
  /** Without the dot. */
  readonly extension: string
  readonly write: (options: ExportOptions) => string
}
