import { createHash } from 'node:crypto'
import { BoardError } from '@commonground/shared/base/boardError'
import { readBoard } from '@commonground/shared/document/read'
import type { Exporter } from '@commonground/shared/exports/exporter'
import { exporterFor, exporters, exportFileName } from '@commonground/shared/exports/exports'
import { openStored, type StoredBoard } from './storedBoard.ts'

export interface ExportTask {
  readonly board: StoredBoard
  readonly format: string
  readonly private: boolean
}

/** A board written down. */
export interface Exported {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mime: string
  readonly name: string
  /** Of the bytes alone: it tells a viewer nothing that the file does not. @see SPEC R21 */
  readonly etag: string
}

/** @throws BoardError `unknown-format`. */
export function requireFormat(format: string): Exporter {
  const exporter = exporterFor(format)
  if (!exporter) throw new BoardError('unknown-format', `It can be ${formats}`)
  return exporter
}

/** Writes a board down in one of its formats. @throws BoardError `unknown-format`. */
export function exportBoard({ board: stored, format, private: isPrivate }: ExportTask): Exported {
  const exporter = requireFormat(format)
  const board = readBoard(openStored(stored))
  const bytes = new TextEncoder().encode(exporter.write({ board, private: isPrivate }))
  return {
    bytes,
    mime: exporter.mime,
    name: exportFileName(board, exporter.extension, isPrivate),
    etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
  }
}

const formats = exporters.map(({ format }) => format).join(', ')
