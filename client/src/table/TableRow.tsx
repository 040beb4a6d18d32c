import { quadrantOf, quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Settings } from '@commonground/shared/model/board'
import {
  attitudes,
  type Card,
  type CardValues,
  cardFields,
  relationships,
} from '@commonground/shared/model/card'
import { placeAt } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { memo, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { quadrantMiddle } from '../panels/card/quadrantMiddle.ts'
import { readNumber } from '../panels/card/readNumber.ts'
import { SectorMark } from '../panels/card/SectorMark.tsx'
import type { Commit } from '../panels/card/useDraft.ts'
import { DraftCell } from './DraftCell.tsx'

const { table } = words.mirror
const { fields, options, tray } = words.model

export interface TableRowProps {
  readonly card: Card
  readonly settings: Settings
  readonly canWrite: boolean
  readonly canMove: boolean
  readonly hasPrivate: boolean
  readonly sectorList: string
  /** Writes some fields. Returns why it could not, in words, or nothing. */
  readonly write: (card: Card, fields: Partial<CardValues>, isLast?: boolean) => string | undefined
  readonly onEdit: (card: Card) => void
}

/** One card of the register; every cell is the control that changes it. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { card, settings, canWrite, canMove, hasPrivate, sectorList, write, onEdit } = props
  const label = (column: string): string => table.cell(column, card.name)
  const commitName: Commit = (name, isLast) =>
    name.trim() === '' ? words.cardPanels.editor.nameNeeded : write(card, { name }, isLast)
  return (
    <tr>
      <th scope="row">
        <span className="table-name" data-partner>
          <SectorMark sector={card.sector} />
          <DraftCell
            label={label(fields.name)}
            value={card.name}
            commit={commitName}
            isReadOnly={!canWrite}
            maxLength={cardFields.name.maxLength}
          />
        </span>
      </th>
      <td>
        <DraftCell
          label={label(fields.sector)}
          value={card.sector}
          commit={(sector, isLast) => write(card, { sector }, isLast)}
          isReadOnly={!canWrite}
          list={sectorList}
          maxLength={cardFields.sector.maxLength}
        />
      </td>
      <PlaceCells card={card} settings={settings} isReadOnly={!canMove} write={write} />
      <td>
        <ChoiceCell
          label={label(fields.relationship)}
          value={card.relationship}
          options={relationships}
          wordOf={(option) => options.relationship[option]}
          isReadOnly={!canWrite}
          onChoose={(relationship) => write(card, { relationship })}
        />
      </td>
      {hasPrivate && (
        <td>
          <ChoiceCell
            label={label(fields.attitude)}
            value={card.attitude}
            options={attitudes}
            wordOf={(option) => options.attitude[option]}
            isReadOnly={!canWrite}
            onChoose={(attitude) => write(card, { attitude })}
          />
        </td>
      )}
      <td className="table-acts">
        <Button
          size="small"
          aria-label={(canWrite ? words.mirror.outline.editCard : words.mirror.outline.openCard)(card.name)}
          onPress={() => onEdit(card)}
        >
          {canWrite ? table.edit : words.mirror.outline.open}
        </Button>
      </td>
    </tr>
  )
})

type PlaceCellsProps = Pick<TableRowProps, 'card' | 'settings' | 'write'> & { readonly isReadOnly: boolean }

function PlaceCells({ card, settings, isReadOnly, write }: PlaceCellsProps) {
  const { place } = card
  // The first of the two numbers of a card from the tray waits here for the second.
  const [half, setHalf] = useState<{ readonly influence?: number; readonly interest?: number }>({})
  const commit = (axis: 'influence' | 'interest', text: string): string | undefined => {
    const read = readNumber(text)
    if (!read) return words.cardPanels.editor.notScore
    const both = { ...half, ...place, [axis]: read.value }
    const { influence, interest } = both
    const whole = influence !== undefined && interest !== undefined ? placeAt(influence, interest) : undefined
    setHalf(whole || read.value === undefined ? {} : { [axis]: read.value })
    if (whole) return write(card, { place: whole })
    return read.value === undefined && place ? write(card, { place: undefined }) : undefined
  }
  return (
    <>
      {(['influence', 'interest'] as const).map((axis) => (
        <td key={axis} className="table-number">
          <DraftCell
            label={table.cell(fields[axis], card.name)}
            value={String(place?.[axis] ?? half[axis] ?? '')}
            commit={(text) => commit(axis, text)}
            isReadOnly={isReadOnly}
            isNumber
          />
        </td>
      ))}
      <td>
        <ChoiceCell
          label={table.cell(table.quadrant, card.name)}
          value={place ? quadrantOf(place, settings) : 'tray'}
          options={[...quadrants, 'tray'] as const}
          wordOf={(option) => (option === 'tray' ? tray : regionLabel(option, settings))}
          isReadOnly={isReadOnly}
          onChoose={(option) =>
            write(card, { place: option === 'tray' ? undefined : quadrantMiddle(option, settings) })
          }
        />
      </td>
    </>
  )
}

interface ChoiceCellProps<O extends string> {
  readonly label: string
  readonly value: O
  readonly options: readonly O[]
  readonly wordOf: (option: O) => string
  readonly isReadOnly: boolean
  readonly onChoose: (option: O) => void
}

function ChoiceCell<O extends string>({
  label,
  value,
  options,
  wordOf,
  isReadOnly,
  onChoose,
}: ChoiceCellProps<O>) {
  return (
    <select
      className="table-input"
      aria-label={label}
      value={value}
      disabled={isReadOnly}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.target.value)
        if (chosen) onChoose(chosen)
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {wordOf(option)}
        </option>
      ))}
    </select>
  )
}
