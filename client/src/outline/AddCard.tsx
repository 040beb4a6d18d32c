import { maxLineLength } from '@commonground/shared/model/field'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import '../panels/card/fields.css'

const { outline } = words.mirror

interface AddCardProps {
  /** Adds a card to the tray. True when it was. */
  readonly onAdd: (name: string) => boolean
}

/** A name, Enter, the next name: listing partners without leaving the keyboard. */
export function AddCard({ onAdd }: AddCardProps) {
  const id = useId()
  const [name, setName] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '' && onAdd(name)) setName('')
  }
  return (
    <form className="outline-add" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{outline.add}</label>
        <input
          id={id}
          value={name}
          maxLength={maxLineLength}
          autoComplete="off"
          enterKeyHint="done"
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Button type="submit">{outline.addButton}</Button>
    </form>
  )
}
