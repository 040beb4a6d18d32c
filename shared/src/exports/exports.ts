import { fold } from '../base/fold.ts'
import type { Board } from '../model/board.ts'
import { writeCsv } from './csv.ts'
import type { Exporter } from './exporter.ts'
import { writeBoardFile } from './json.ts'
import { writePlanCsv } from './planCsv.ts'
import { writeSvg } from './svg.ts'

/** Every format a board can be written in without a browser. */
export const exporters: readonly Exporter[] = [
  { format: 'csv', mime: 'text/csv; charset=utf-8', extension: 'csv', write: writeCsv },
  { format: 'plan', mime: 'text/csv; charset=utf-8', extension: 'plan.csv', write: writePlanCsv },
  { format: 'json', mime: 'application/json; charset=utf-8', extension: 'json', write: writeBoardFile },
  { format: 'svg', mime: 'image/svg+xml; charset=utf-8', extension: 'svg', write: writeSvg },
]

/** What is written differently with private fields. */
const privateExtensions: readonly string[] = ['csv', 'plan.csv', 'json']

/** The exporter of a format, or nothing when there is none. */
export function exporterFor(format: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.format === format)
}

/**
 * A file name of plain letters, safe in a header and on every disk: `local-child-poverty-partnership.csv`. One with
 * private fields says so, `…-private.csv`: pictures never hold any.
 */
export function exportFileName(board: Board, extension: string, isPrivate: boolean): string {
  const title = fold(board.settings.title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  const isMarked = isPrivate && privateExtensions.includes(extension)
  return `${title || 'board'}${isMarked ? '-private' : ''}.${extension}`
}
