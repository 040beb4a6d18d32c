import { assertNever } from '@commonground/shared/base/assertNever'
import type { Field } from '@commonground/shared/model/field'
import { words } from '@commonground/shared/words/words'
import { type Ref, useId } from 'react'
import { DraftField } from './DraftField.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { readNumber } from './readNumber.ts'
import { SharedText } from './SharedText.tsx'
import type { Commit } from './useDraft.ts'

const { editor } = words.cardPanels
const optionWords: Readonly<Record<string, Readonly<Record<string, string>>>> = words.model.options

export interface FieldEditorProps {
  /** The key of the field in its table; what its choices are called is found by it. */
  readonly name: string
  readonly field: Field<unknown>
  readonly label: string
  readonly value: unknown
  readonly hint?: string | undefined
  /** Marks a private field as such, where shareable ones stand beside it. */
  readonly marksPrivate?: boolean
  readonly isReadOnly: boolean
  /** The record is gone for now: what is typed waits for it to come back. */
  readonly isHeld: boolean
  readonly commit: Commit<unknown>
  readonly suggestions?: readonly string[] | undefined
  readonly inputRef?: Ref<HTMLInputElement> | undefined
}

/** The editor that a field's `control` asks for, whatever record the field belongs to. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, value, isReadOnly, isHeld, hint, commit } = props
  const label = <Label {...props} />
  const common = { label, isReadOnly, isHeld, hint }
  switch (field.control) {
    case 'line':
      return (
        <DraftField
          {...common}
          value={String(value)}
          maxLength={field.maxLength}
          suggestions={props.suggestions}
          inputRef={props.inputRef}
          commit={commit}
        />
      )
    case 'text':
      return <SharedText {...common} maxLength={field.maxLength ?? 0} value={String(value)} commit={commit} />
    case 'choice':
      return <ChoiceEditor {...props} />
    case 'choices':
      return <ChoicesEditor {...props} />
    case 'labels': {
      const list = Array.isArray(value) ? value : []
      const split = (text: string): readonly string[] => text.split(';').map((word) => word.trim())
      return (
        <DraftField
          {...common}
          hint={editor.labels}
          value={list.join('; ')}
          commit={(text, isLast) => commit(split(text), isLast)}
        />
      )
    }
    case 'score': {
      const read: Commit = (text, isLast) => {
        const number = readNumber(text)
        return number ? commit(number.value, isLast) : editor.notScore
      }
      const shown = typeof value === 'number' ? String(value) : ''
      return <DraftField {...common} kind="number" hint={editor.score} value={shown} commit={read} />
    }
    case 'flag':
      return <FlagEditor {...props} />
    case 'date':
      return <DraftField {...common} kind="date" value={String(value)} commit={commit} />
    case 'place':
      throw new Error('A place is edited with its card: PlaceField')
    default:
      return assertNever(field.control)
  }
}

function Label({ label, field, marksPrivate = true }: FieldEditorProps) {
  return <FieldLabel text={label} isPrivate={marksPrivate && field.sharing === 'private'} />
}

function FlagEditor(props: FieldEditorProps) {
  const { value, hint, isReadOnly, isHeld, commit } = props
  const id = useId()
  const isOn = value === true
  if (isReadOnly) {
    return (
      <div className="field-group">
        <Label {...props} />
        <p>{isOn ? editor.yes : editor.no}</p>
      </div>
    )
  }
  return (
    <div className="field-group">
      <label className="field-check">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isHeld}
          aria-describedby={hint && `${id}-hint`}
          onChange={(event) => commit(event.target.checked)}
        />
        <Label {...props} />
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function ChoiceEditor(props: FieldEditorProps) {
  const { name, field, value, isReadOnly, isHeld, commit } = props
  const id = useId()
  const hint = isReadOnly ? undefined : props.hint
  return (
    <div className="field">
      <label htmlFor={id}>
        <Label {...props} />
      </label>
      <select
        id={id}
        value={String(value)}
        disabled={isReadOnly || isHeld}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => commit(event.target.value)}
      >
        {field.options?.map((option) => (
          <option key={option} value={option}>
            {optionWords[name]?.[option] ?? option}
          </option>
        ))}
      </select>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function chosenWords(name: string, chosen: ReadonlySet<string>): string {
  const said = [...chosen].map((option) => optionWords[name]?.[option] ?? option)
  return said.length === 0 ? editor.nothing : said.join(', ')
}

function ChoicesEditor(props: FieldEditorProps) {
  const { name, field, value, isReadOnly, isHeld, commit } = props
  const chosen = new Set(Array.isArray(value) ? value.map(String) : [])
  const toggle = (option: string, isOn: boolean): void => {
    const next = new Set(chosen)
    if (isOn) next.add(option)
    else next.delete(option)
    commit([...next])
  }
  return (
    <fieldset className="field-group">
      <legend>
        <Label {...props} />
      </legend>
      {isReadOnly ? (
        <p>{chosenWords(name, chosen)}</p>
      ) : (
        <div className="field-checks">
          {field.options?.map((option) => (
            <label className="field-check" key={option}>
              <input
                type="checkbox"
                checked={chosen.has(option)}
                disabled={isHeld}
                onChange={(event) => toggle(option, event.target.checked)}
              />
              {optionWords[name]?.[option] ?? option}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}
