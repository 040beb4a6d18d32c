import { words } from '@commonground/shared/words/words'
import { ArrowDown, ArrowUp, ChevronsUpDown, Lock } from 'lucide-react'
import { type Sort, type TableColumn, tableColumns } from './rowOrder.ts'

const { table } = words.mirror

interface TableHeadProps {
  readonly sort: Sort | undefined
  readonly onSort: (column: TableColumn) => void
  readonly hasPrivate: boolean
}

/** The column names; each is a button that sorts by it, and a second press turns the order round. */
export function TableHead({ sort, onSort, hasPrivate }: TableHeadProps) {
  const shown = tableColumns.filter((column) => hasPrivate || column !== 'attitude')
  return (
    <thead>
      <tr>
        {shown.map((column) => (
          <HeadCell
            key={column}
            column={column}
            order={sort?.column === column ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            onSort={onSort}
          />
        ))}
        <td />
      </tr>
    </thead>
  )
}

interface HeadCellProps {
  readonly column: TableColumn
  readonly order: 'ascending' | 'descending' | undefined
  readonly onSort: (column: TableColumn) => void
}

function HeadCell({ column, order, onSort }: HeadCellProps) {
  const Arrow = order === undefined ? ChevronsUpDown : order === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th scope="col" aria-sort={order} data-column={column}>
      <button type="button" onClick={() => onSort(column)}>
        {column === 'quadrant' ? table.quadrant : words.model.fields[column]}
        {column === 'attitude' && (
          <span title={words.model.private}>
            <Lock size={12} aria-hidden />
            <span className="unseen">, {table.private}</span>
          </span>
        )}
        <Arrow size={14} aria-hidden data-idle={order === undefined || undefined} />
      </button>
    </th>
  )
}
