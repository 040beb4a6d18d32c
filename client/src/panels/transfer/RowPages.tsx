import { words } from '@commonground/shared/words/words'
import { Button } from '../../controls/Button.tsx'
import type { ShownList } from './readImport.ts'
import { rowsAPage } from './shownRows.ts'

const texts = words.transfer.import

interface RowPagesProps {
  readonly list: ShownList
  /** The hundred rows that are shown; the first few without it. */
  readonly page: number | undefined
  readonly onPage: (page: number | undefined) => void
}

/** Leads to the rows that are not shown: all of a list, or one hundred after the other of a long one. */
export function RowPages({ list: { rows, rowCount }, page, onPage }: RowPagesProps) {
  if (page === undefined && rows.length >= rowCount) return null
  const others = page === undefined ? [0] : [page - 1, page + 1]
  const shown = others.filter((other) => other >= 0 && other * rowsAPage < rowCount)
  return (
    <div className="import-pages">
      {shown.map((other) => (
        <Button key={other} size="small" onPress={() => onPage(other)}>
          {rowCount <= rowsAPage
            ? texts.showAll(rowCount)
            : texts.showRows(other * rowsAPage + 1, Math.min((other + 1) * rowsAPage, rowCount), rowCount)}
        </Button>
      ))}
      {page !== undefined && (
        <Button size="small" look="plain" onPress={() => onPage(undefined)}>
          {texts.showFewer}
        </Button>
      )}
    </div>
  )
}
