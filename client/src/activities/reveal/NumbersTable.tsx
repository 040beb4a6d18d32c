import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { words } from '@commonground/shared/words/words'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useBoard } from '../../state/hooks.ts'
import { cellOf, type NumberColumn, type NumberSort, numberColumns, sortedNumbers } from './numbers.ts'
import type { Found } from './useFound.ts'

const text = words.rounds.reveal

/** Every number of the round; any column sorts. */
export function NumbersTable({ found }: { readonly found: Found }): ReactElement {
  const board = useBoard()
  const [sort, setSort] = useState<NumberSort>()
  const rows = sortedNumbers(
    found.first.cards.filter(({ card }) => board.cards.has(card)),
    sort,
    board,
  )
  const sortBy = (column: NumberColumn): void =>
    setSort((now) => ({
      column,
      isDescending: now?.column === column ? !now.isDescending : column !== 'card',
    }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys
    <section className="numbers" aria-label={text.tableTitle} tabIndex={0}>
      <table>
        <caption className="unseen">{text.tableTitle}</caption>
        <thead>
          <tr>
            {numberColumns.map((column) => (
              <HeadCell key={column} column={column} sort={sort} onSort={sortBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((placed) => (
            <tr key={placed.card}>
              <th scope="row">{String(cellOf(placed, 'card', board))}</th>
              {numberColumns.slice(1).map((column) => (
                <td key={column}>{shownCell(placed, column, board)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface HeadCellProps {
  readonly column: NumberColumn
  readonly sort: NumberSort | undefined
  readonly onSort: (column: NumberColumn) => void
}

function HeadCell({ column, sort, onSort }: HeadCellProps): ReactElement {
  const isSorted = sort?.column === column
  const Arrow = !isSorted ? ChevronsUpDown : sort.isDescending ? ArrowDown : ArrowUp
  return (
    <th scope="col" aria-sort={!isSorted ? undefined : sort.isDescending ? 'descending' : 'ascending'}>
      <button type="button" aria-label={text.sortBy(text.columns[column])} onClick={() => onSort(column)}>
        {text.columns[column]}
        <Arrow size={14} aria-hidden data-idle={!isSorted || undefined} />
      </button>
    </th>
  )
}

function shownCell(placed: PlacedCard, column: NumberColumn, board: Parameters<typeof cellOf>[2]): string {
  const value = cellOf(placed, column, board)
  if (value === undefined) return text.none
  if (column === 'shape') return text.shape[placed.shape]
  if (column === 'otherPlan') return text.percent(placed.otherPlan)
  return typeof value === 'number' ? String(Math.round(value)) : value
}
