import type { LeftCells } from '@commonground/shared/imports/left'
import type { AlikeNames, PlannedChange } from '@commonground/shared/imports/planImport'
import type { RefusedRow, SkippedRow } from '@commonground/shared/imports/readRows'
import { cardFieldNames } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import type { ReactNode } from 'react'
import { Button } from '../../controls/Button.tsx'

const texts = words.transfer.import
/** Lines of one kind that are listed; the heading always counts all of them. */
const most = 100

interface LeftNoteProps {
  readonly left: readonly LeftCells[]
  /** Cards of which the list gives only one rating. */
  readonly half: number
  readonly skipped: readonly SkippedRow[]
}

/** Cells, columns and rows that were not read, and cards that get no place for it. */
export function LeftNote({ left, half, skipped }: LeftNoteProps) {
  const cells = left.filter(({ isWholeColumn }) => !isWholeColumn)
  const columns = left.filter(({ isWholeColumn }) => isWholeColumn).map(({ column }) => column)
  if (left.length + half + skipped.length === 0) return null
  return (
    <ul className="import-left">
      {cells.slice(0, most).map(({ column, cells, example }) => (
        <li key={column}>{texts.leftCells(column, cells, example)}</li>
      ))}
      {half > 0 && <li>{texts.half(half)}</li>}
      {skipped.length > 0 && <li>{texts.skipped(skipped)}</li>}
      {columns.length > 0 && <li>{texts.leftColumns(columns)}</li>}
    </ul>
  )
}

interface AlikeNoteProps {
  readonly alike: readonly AlikeNames[]
  /** Names that were joined already, and can be parted. */
  readonly joined: readonly AlikeNames[]
  readonly onJoin: (pair: AlikeNames, isJoined: boolean) => void
}

/** Names that look alike; they stay apart unless a person joins them. */
export function AlikeNote({ alike, joined, onJoin }: AlikeNoteProps) {
  const open = alike.filter(({ row }) => !joined.some((pair) => pair.row === row))
  const all = [...joined, ...open]
  if (all.length === 0) return null
  return (
    <Folded title={texts.alike(open.length, joined.length)} kind="alike">
      <ul className="import-alike">
        {all.slice(0, most).map((pair) => {
          const isJoined = joined.includes(pair)
          return (
            <li key={pair.row}>
              <span>{texts.looksLike(pair.name, pair.other.name, pair.other.kind)}</span>
              <Button
                size="small"
                aria-label={(isJoined ? texts.partNames : texts.joinNames)(pair.name, pair.other.name)}
                onPress={() => onJoin(pair, !isJoined)}
              >
                {isJoined ? texts.part : texts.join}
              </Button>
            </li>
          )
        })}
      </ul>
      <More of={all.length} />
    </Folded>
  )
}

/** Rows that stay out, and why. */
export function RefusedNote({ refused }: { readonly refused: readonly RefusedRow[] }) {
  return (
    <Lines
      title={texts.refusedRows(refused.length)}
      kind="refused"
      lines={refused.map(({ row, name, reason }) => ({ row, name, what: reason }))}
    />
  )
}

/** Cards that are there already, and what a list changes on them. */
export function ChangedNote({ changed }: { readonly changed: readonly PlannedChange[] }) {
  return (
    <Lines
      title={texts.changedRows(changed.length)}
      kind="changed"
      hint={texts.empties}
      lines={changed.map(({ row, name, fields }) => ({ row, name, what: fieldNames(fields) }))}
    />
  )
}

function fieldNames(fields: PlannedChange['fields']): string {
  return cardFieldNames
    .filter((name) => name in fields)
    .map((name) => words.model.fields[name])
    .join(', ')
}

interface LinesProps {
  readonly title: string
  readonly kind: string
  readonly hint?: string
  readonly lines: readonly { readonly row: number; readonly name: string; readonly what: string }[]
}

function Lines({ title, kind, hint, lines }: LinesProps) {
  if (lines.length === 0) return null
  return (
    <Folded title={title} kind={kind}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            <th scope="col">{texts.name}</th>
            <th scope="col">{kind === 'refused' ? texts.why : texts.changes}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, most).map(({ row, name, what }) => (
            <tr key={row}>
              <td>{row}</td>
              <th scope="row">{name || words.model.unnamed}</th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More of={lines.length} />
      {hint && <p className="hint">{hint}</p>}
    </Folded>
  )
}

function More({ of }: { readonly of: number }) {
  return of > most ? <p className="hint">{texts.more(of - most)}</p> : null
}

interface FoldedProps {
  readonly title: string
  readonly kind: string
  readonly children: ReactNode
}

function Folded({ title, kind, children }: FoldedProps) {
  return (
    <details className="transfer-rows" data-kind={kind}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
