import { type Layout, type LayoutColumn, withMeaning, withScale } from '@commonground/shared/imports/layout'
import { columnTitle } from '@commonground/shared/imports/left'
import { scaleKey } from '@commonground/shared/imports/scale'
import type { SheetRow } from '@commonground/shared/imports/sheet'
import { words } from '@commonground/shared/words/words'
import { Choose } from './Choose.tsx'
import {
  isMeaningDoubtful,
  isRating,
  isScaleDoubtful,
  meaningChoices,
  scaleChoicesFor,
} from './layoutChoices.ts'
import type { ShownList } from './readImport.ts'

const texts = words.transfer.import
/** Rows of cards that are shown: enough to see what a column holds. */
const mostRows = 5

interface ColumnTableProps {
  readonly list: ShownList
  readonly onLayout: (layout: Layout) => void
}

/** The first rows as they were given; above each column stands what it becomes. */
export function ColumnTable({ list, onLayout }: ColumnTableProps) {
  const { layout, top, rows } = list
  const above = top.filter(({ row }) => row <= layout.lastRowAbove)
  const below = top.filter(({ row }) => row > layout.lastRowAbove).slice(0, mostRows)
  const more = rows - above.length - below.length
  return (
    <section className="import-table" aria-label={texts.tableAbout}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{texts.row}</span>
            </th>
            {layout.columns.map((column, index) => (
              <th scope="col" key={columnTitle(layout, index) + String(index)} data-out={isOut(column)}>
                <ColumnChoices layout={layout} index={index} onLayout={onLayout} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above.map((row) => (
            <Row
              key={row.row}
              row={row}
              layout={layout}
              as={layout.headingRows.includes(row.row) ? 'heading' : 'title'}
            />
          ))}
          {below.map((row) => (
            <Row key={row.row} row={row} layout={layout} as="card" />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="hint">{texts.more(more)}</p>}
    </section>
  )
}

const isOut = ({ meaning }: LayoutColumn): true | undefined => (meaning === 'leaveOut' ? true : undefined)

interface ColumnChoicesProps {
  readonly layout: Layout
  readonly index: number
  readonly onLayout: (layout: Layout) => void
}

function ColumnChoices({ layout, index, onLayout }: ColumnChoicesProps) {
  const column = layout.columns[index]
  if (!column) return null
  const title = columnTitle(layout, index)
  return (
    <>
      <Choose
        label={texts.columnIs(title)}
        choices={meaningChoices}
        chosen={column.meaning}
        isDoubtful={isMeaningDoubtful(column)}
        onChoose={(meaning) => onLayout(withMeaning(layout, index, meaning))}
      />
      {isRating(column) && column.scale && (
        <Choose
          label={texts.scaleOf(title)}
          choices={scaleChoicesFor(column)}
          chosen={scaleKey(column.scale)}
          isDoubtful={isScaleDoubtful(column)}
          onChoose={(scale) => onLayout(withScale(layout, index, scale))}
        />
      )}
      {(isMeaningDoubtful(column) || isScaleDoubtful(column)) && (
        <span className="import-check">{texts.check}</span>
      )}
    </>
  )
}

interface RowProps {
  readonly row: SheetRow
  readonly layout: Layout
  readonly as: 'title' | 'heading' | 'card'
}

function Row({ row, layout, as }: RowProps) {
  return (
    <tr data-as={as}>
      <th scope="row">
        {row.row}
        {as !== 'card' && (
          <span className="unseen"> {as === 'heading' ? texts.isHeading : texts.isTitle}</span>
        )}
      </th>
      {layout.columns.map((column, index) => (
        <td key={columnTitle(layout, index) + String(index)} data-out={isOut(column)}>
          <span>{row.cells[index] ?? ''}</span>
        </td>
      ))}
    </tr>
  )
}
