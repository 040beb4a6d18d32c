import type { Layout } from '@commonground/shared/imports/layout'
import { words } from '@commonground/shared/words/words'
import { useRef, useState } from 'react'
import { ColumnChoices, ToCheck } from './ColumnChoices.tsx'
import { columnOrder, nameColumn } from './layoutChoices.ts'
import { RowPages } from './RowPages.tsx'
import type { Choices, ShownList } from './readImport.ts'
import type { ShownRow } from './shownRows.ts'

const texts = words.transfer.import

interface ColumnTableProps {
  readonly list: ShownList
  readonly choices: Choices
  readonly onChoose: (choices: Choices) => void
}

/** The rows as they were given, with a tick before those that come in; above each column stands what it becomes. */
export function ColumnTable({ list, choices, onChoose }: ColumnTableProps) {
  const { layout, rows } = list
  const table = useRef<HTMLElement>(null)
  const nameAt = nameColumn(layout)
  // No column leaves the hand that changes it.
  const [order] = useState(() => columnOrder(layout))
  const onLayout = (next: Layout): void => onChoose({ ...choices, layout: next })
  const chosenRows = choices.chosenRows ?? new Map<number, boolean>()
  const onTick = (row: number, isIn: boolean): void =>
    onChoose({ ...choices, chosenRows: new Map(chosenRows).set(row, isIn) })
  const go = (index: number): void => {
    const selects = table.current?.querySelectorAll(`[data-column="${index}"] select`)
    const select = selects?.[layout.columns[index]?.isSure ? 1 : 0]
    if (!(select instanceof HTMLElement)) return
    select.focus({ preventScroll: true })
    select.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
  const turn = (page: number | undefined): void => {
    // What was shown gives way to other rows: these are read from their first on.
    if (choices.page !== undefined) table.current?.scrollIntoView({ block: 'start' })
    onChoose({ ...choices, page })
  }
  return (
    <>
      <ToCheck list={list} onGo={go} />
      <section className="import-table" aria-label={texts.tableAbout} ref={table}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{texts.bringIn}</span>
              </th>
              {order.map((index) => (
                <th key={index} scope="col" data-column={index} {...marksOf(layout, index, nameAt)}>
                  <ColumnChoices list={list} index={index} onLayout={onLayout} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.row}
                row={row}
                chosen={chosenRows.get(row.row)}
                layout={layout}
                order={order}
                nameAt={nameAt}
                onTick={onTick}
              />
            ))}
          </tbody>
        </table>
        <RowPages list={list} page={choices.page} onPage={turn} />
      </section>
    </>
  )
}

const marksOf = ({ columns }: Layout, index: number, nameAt: number) => ({
  'data-out': columns[index]?.meaning === 'leaveOut' || undefined,
  'data-name': index === nameAt || undefined,
})

interface RowProps {
  readonly row: ShownRow
  /** What a person says of it. */
  readonly chosen: boolean | undefined
  readonly layout: Layout
  readonly order: readonly number[]
  readonly nameAt: number
  readonly onTick: (row: number, isIn: boolean) => void
}

function Row({ row: shown, chosen, layout, order, nameAt, onTick }: RowProps) {
  const { row, cells, fate } = shown
  const isLine = chosen === undefined && (fate === 'noCard' || fate === 'noName')
  // A tick is seen at once, before the list was read anew.
  const isIn = chosen ?? fate === 'card'
  const isHeading = fate === 'heading'
  const isGrey = !isHeading && (!isIn || fate === 'refused' || fate === 'noName')
  return (
    <tr data-as={isHeading ? 'heading' : undefined} data-out={isGrey || undefined}>
      <th scope="row">
        {isHeading ? (
          <>
            {row}
            <span className="unseen"> {texts.isHeading}</span>
          </>
        ) : (
          <label>
            <input
              type="checkbox"
              aria-label={texts.bringInRow(row)}
              checked={isIn}
              disabled={chosen === undefined && (fate === 'refused' || fate === 'noName')}
              onChange={(event) => onTick(row, event.target.checked)}
            />
            {row}
          </label>
        )}
      </th>
      {!isLine ? (
        order.map((index) => (
          <td key={index} {...marksOf(layout, index, nameAt)}>
            <span>{cells[index] ?? ''}</span>
          </td>
        ))
      ) : (
        <td className="import-line" colSpan={order.length}>
          <span>{lineIn(cells)}</span>
        </td>
      )}
    </tr>
  )
}

/** What a title, a total or a row without a name says, whichever columns it stands in. */
function lineIn(cells: readonly string[]): string {
  return [...new Set(cells.filter((cell) => cell.trim() !== ''))].join(' · ')
}
