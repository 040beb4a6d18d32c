import { escapeFormula } from '../imports/formula.ts'
import { planInOrder } from '../map/readingOrder.ts'
import { type PlanLine, planFieldNames } from '../model/planLine.ts'
import { words } from '../words/words.ts'
import { csvText } from './csvText.ts'
import type { ExportOptions } from './exporter.ts'

/**
 * The plan as CSV for people, one line a row, in the order its partners are read. Cells that a spreadsheet would run
 * as a formula begin with `'`. All of a plan is private: a share-safe file has no row.
 *
 * @see SPEC M7, P1, W18
 */
export function writePlanCsv({ board, private: isPrivate }: ExportOptions): string {
  const fields = [words.plan.partner, ...planFieldNames.map((name) => words.plan.fields[name])]
  const data = (isPrivate ? planInOrder(board) : []).map((line) => [
    escapeFormula(board.cards.get(line.card)?.name ?? ''),
    ...planFieldNames.map((name) => cellOf(line, name)),
  ])
  return csvText(fields, data)
}

function cellOf(line: PlanLine, name: (typeof planFieldNames)[number]): string {
  if (name === 'level') return words.model.options.level[line.level]
  if (name === 'done') return line.done ? words.drafts.yes : words.drafts.no
  return escapeFormula(line[name])
}
