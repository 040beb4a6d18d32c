import { type KeyboardEvent, useId } from 'react'
import { type Commit, useDraft } from '../panels/card/useDraft.ts'

interface DraftCellProps {
  readonly label: string
  readonly value: string
  readonly commit: Commit
  readonly isReadOnly: boolean
  readonly isNumber?: boolean
  readonly list?: string
  readonly maxLength?: number | undefined
}

/** A cell that is a text field: Enter keeps what was typed and goes to the row below, Escape brings the old text back. */
export function DraftCell({ label, isReadOnly, isNumber, list, maxLength, ...props }: DraftCellProps) {
  const id = useId()
  const draft = useDraft({ ...props, revertsOnEscape: true })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    draft.onKeyDown(event)
    const step = event.key === 'Enter' ? (event.shiftKey ? -1 : 1) : 0
    if (step !== 0) goToRow(event.currentTarget, step)
  }
  return (
    <>
      <input
        className="table-input"
        data-number={isNumber || undefined}
        aria-label={label}
        value={draft.value}
        readOnly={isReadOnly}
        list={list}
        maxLength={maxLength}
        inputMode={isNumber ? 'decimal' : undefined}
        autoComplete="off"
        aria-invalid={draft.problem ? true : undefined}
        aria-describedby={draft.problem ? id : undefined}
        title={draft.problem}
        onChange={(event) => draft.onChange(event.target.value)}
        onBlur={draft.onBlur}
        onKeyDown={onKeyDown}
      />
      {draft.problem && (
        <span className="error" id={id} role="alert">
          {draft.problem}
        </span>
      )}
    </>
  )
}

/** The same column of the row above or below takes the keyboard. */
function goToRow(input: HTMLInputElement, step: 1 | -1): void {
  const cell = input.closest('td, th')
  const row = cell?.closest('tr')
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling
  if (!(cell instanceof HTMLTableCellElement) || !(next instanceof HTMLTableRowElement)) return
  const field = next.cells[cell.cellIndex]?.querySelector('input')
  field?.focus()
  field?.select()
}
