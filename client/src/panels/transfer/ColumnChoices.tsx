import { type Layout, withMeaning, withScale } from '@commonground/shared/imports/layout'
import { columnTitle } from '@commonground/shared/imports/left'
import { scaleKey } from '@commonground/shared/imports/scale'
import { words } from '@commonground/shared/words/words'
import { Choose } from './Choose.tsx'
import {
  doubtfulColumns,
  isMeaningDoubtful,
  isRating,
  meaningChoices,
  scaleChoicesFor,
  scaleDoubt,
} from './layoutChoices.ts'
import type { ShownList } from './readImport.ts'

const texts = words.transfer.import

interface ColumnChoicesProps {
  readonly list: ShownList
  readonly index: number
  readonly onLayout: (layout: Layout) => void
}

/** What one column becomes, and on which scale its ratings are. */
export function ColumnChoices({ list, index, onLayout }: ColumnChoicesProps) {
  const { layout } = list
  const column = layout.columns[index]
  if (!column) return null
  const title = columnTitle(layout, index)
  const { checkColumn } = texts
  const isDoubtful = isMeaningDoubtful(column)
  const doubt = scaleDoubt(list, index)
  return (
    <>
      <Choose
        label={texts.columnIs(title)}
        choices={meaningChoices}
        chosen={column.meaning}
        doubt={isDoubtful ? checkColumn.meaning : undefined}
        onChoose={(meaning) => onLayout(withMeaning(layout, index, meaning))}
      />
      {isRating(column) && column.scale && (
        <Choose
          label={texts.scaleOf(title)}
          choices={scaleChoicesFor(column)}
          chosen={scaleKey(column.scale)}
          doubt={doubt && checkColumn[doubt]}
          onChoose={(scale) => onLayout(withScale(layout, index, scale))}
        />
      )}
    </>
  )
}

interface ToCheckProps {
  readonly list: ShownList
  /** Brings a column into view and the keyboard to it. */
  readonly onGo: (index: number) => void
}

/** Leads to the columns that a person had better look at, however wide the table is. */
export function ToCheck({ list, onGo }: ToCheckProps) {
  const { layout } = list
  const doubtful = doubtfulColumns(list)
  if (doubtful.length === 0) return null
  return (
    <p className="import-to-check">
      {texts.check}
      {doubtful.map((index) => (
        <button type="button" key={index} onClick={() => onGo(index)}>
          {columnTitle(layout, index)}
        </button>
      ))}
    </p>
  )
}
