import type { CardField } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import type { ReactNode } from 'react'
import type { Reading } from './readPlan.ts'

const texts = words.transfer.import
/** Rows of one kind that are listed; the heading always counts all of them. */
const most = 100

interface ImportPreviewProps {
  readonly reading: Exclude<Reading, { kind: 'refused' }>
}

/** Says, row by row, what an import will do: refused rows first, for they need a person. */
export function ImportPreview({ reading }: ImportPreviewProps) {
  const { added, changed, unchanged, refused, left } = reading.plan
  return (
    <>
      <p role="status">
        <strong>{texts.counts(added.length, changed.length, unchanged.length, refused.length)}</strong>
      </p>
      {left.length > 0 && (
        <p className="hint">{texts.unknownColumns(left.map(({ column }) => column).join(', '))}</p>
      )}
      {reading.kind === 'board' && <BoardExtras plan={reading.plan} />}
      <Rows
        title={texts.refused}
        kind="refused"
        rows={refused.map(({ row, name, reason }) => ({ row, name, what: reason }))}
      />
      <Rows
        title={texts.added}
        kind="added"
        rows={added.map(({ row, name, place }) => ({
          row,
          name,
          what: texts.willAdd(place ? texts.onMap : texts.inTray),
        }))}
      />
      <Rows
        title={texts.changed}
        kind="changed"
        rows={changed.map(({ row, name, fields }) => ({
          row,
          name,
          what: texts.willChange(fieldNames(fields)),
        }))}
      />
      <Rows title={texts.unchanged} kind="unchanged" rows={unchanged.map((row) => ({ ...row, what: '' }))} />
      {changed.length > 0 && <p className="hint">{texts.empties}</p>}
    </>
  )
}

function fieldNames(fields: object): string {
  return Object.keys(fields)
    .map((name) => words.model.fields[name as CardField].toLowerCase())
    .join(', ')
}

function BoardExtras({ plan }: { readonly plan: Extract<Reading, { kind: 'board' }>['plan'] }) {
  return (
    <>
      {plan.ties.length + plan.plan.length > 0 && (
        <p>{texts.alsoBoard(plan.ties.length, plan.plan.length)}</p>
      )}
      {plan.settings && <p>{texts.alsoSettings}</p>}
    </>
  )
}

interface RowsProps {
  readonly title: string
  readonly kind: string
  readonly rows: readonly { readonly row: number; readonly name: string; readonly what: ReactNode }[]
}

function Rows({ title, kind, rows }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <details className="transfer-rows" data-kind={kind} open={kind === 'refused' || rows.length <= most}>
      <summary>
        {title} ({rows.length})
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(({ row, name, what }) => (
            <tr key={row}>
              <td>{row}</td>
              <th scope="row">{name || words.model.unnamed}</th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <p className="hint">{texts.more(rows.length - most)}</p>}
    </details>
  )
}
