import { assertNever } from '@commonground/shared/base/assertNever'
import { type Card, type CardField, type CardValues, cardFields } from '@commonground/shared/model/card'
import type { Field } from '@commonground/shared/model/field'
import { allSectors } from '@commonground/shared/model/sectorStyle'
import { words } from '@commonground/shared/words/words'
import { type Ref, useId } from 'react'
import { useBoard } from '../../state/hooks.ts'
import { DraftField } from './DraftField.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { PlaceField } from './PlaceField.tsx'
import { readNumber } from './readNumber.ts'
import { SharedText } from './SharedText.tsx'

const { editor } = words.cardPanels
const hints: Readonly<Partial<Record<CardField, string>>> = editor.hints
const hintOf = (name: CardField): string | undefined => hints[name]
const optionWords: Readonly<Record<string, Readonly<Record<string, string>>>> = words.model.options

export interface CardFieldEditorProps {
  readonly name: CardField
  readonly card: Card
  readonly isReadOnly: boolean
  /** The card is gone for now: what is typed waits for it to come back. */
  readonly isHeld: boolean
  /** Writes some fields. Returns why it could not, in words, or nothing. */
  readonly write: (fields: Partial<CardValues>) => string | undefined
  readonly inputRef?: Ref<HTMLInputElement> | undefined
}

/** The editor a field's `control` asks for: a new field in the table needs nothing here. */
export function CardFieldEditor(props: CardFieldEditorProps) {
  const { name, card, isReadOnly, isHeld, write } = props
  const field: Field<unknown> = cardFields[name]
  const value = card[name]
  const label = <FieldLabel text={words.model.fields[name]} isPrivate={field.sharing === 'private'} />
  const commit = (next: unknown): string | undefined => write({ [name]: next })
  const common = { label, isReadOnly, isHeld, hint: hintOf(name) }
  switch (field.control) {
    case 'line':
      return <LineEditor {...props} />
    case 'text':
      return <SharedText {...common} maxLength={field.maxLength ?? 0} value={String(value)} commit={commit} />
    case 'place':
      return <PlaceField card={card} isReadOnly={isReadOnly} isHeld={isHeld} commit={commit} />
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
          commit={(text) => commit(split(text))}
        />
      )
    }
    case 'score': {
      const read = (text: string): string | undefined => {
        const number = readNumber(text)
        return number ? commit(number.value) : editor.notScore
      }
      const shown = typeof value === 'number' ? String(value) : ''
      return <DraftField {...common} kind="number" hint={editor.score} value={shown} commit={read} />
    }
    case 'flag':
      return <FlagEditor {...props} />
    case 'date':
      return <DraftField {...common} kind="date" value={String(value)} commit={commit} />
    default:
      return assertNever(field.control)
  }
}

function LineEditor({ name, card, isReadOnly, isHeld, write, inputRef }: CardFieldEditorProps) {
  const board = useBoard()
  const field: Field<unknown> = cardFields[name]
  const commit = (text: string): string | undefined =>
    name === 'name' && text.trim() === '' ? editor.nameNeeded : write({ [name]: text })
  return (
    <DraftField
      label={<FieldLabel text={words.model.fields[name]} isPrivate={field.sharing === 'private'} />}
      isReadOnly={isReadOnly}
      isHeld={isHeld}
      value={String(card[name])}
      maxLength={field.maxLength}
      suggestions={name === 'sector' ? allSectors(board) : undefined}
      inputRef={inputRef}
      commit={commit}
    />
  )
}

function FlagEditor({ name, card, isReadOnly, isHeld, write }: CardFieldEditorProps) {
  const id = useId()
  const field: Field<unknown> = cardFields[name]
  const isOn = card[name] === true
  const label = <FieldLabel text={words.model.fields[name]} isPrivate={field.sharing === 'private'} />
  const hint = hintOf(name)
  if (isReadOnly) {
    return (
      <div className="field-group">
        {label}
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
          onChange={(event) => write({ [name]: event.target.checked })}
        />
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function ChoiceEditor({ name, card, isReadOnly, isHeld, write }: CardFieldEditorProps) {
  const id = useId()
  const field: Field<unknown> = cardFields[name]
  const hint = isReadOnly ? undefined : hintOf(name)
  return (
    <div className="field">
      <label htmlFor={id}>
        <FieldLabel text={words.model.fields[name]} isPrivate={field.sharing === 'private'} />
      </label>
      <select
        id={id}
        value={String(card[name])}
        disabled={isReadOnly || isHeld}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => write({ [name]: event.target.value })}
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

function chosenWords(name: CardField, chosen: ReadonlySet<string>): string {
  const said = [...chosen].map((option) => optionWords[name]?.[option] ?? option)
  return said.length === 0 ? editor.nothing : said.join(', ')
}

function ChoicesEditor({ name, card, isReadOnly, isHeld, write }: CardFieldEditorProps) {
  const field: Field<unknown> = cardFields[name]
  const value: unknown = card[name]
  const chosen = new Set(Array.isArray(value) ? value.map(String) : [])
  const toggle = (option: string, isOn: boolean): void => {
    const next = new Set(chosen)
    if (isOn) next.add(option)
    else next.delete(option)
    write({ [name]: [...next] })
  }
  return (
    <fieldset className="field-group">
      <legend>
        <FieldLabel text={words.model.fields[name]} isPrivate={field.sharing === 'private'} />
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
