import { maxLineLength } from '@commonground/shared/model/field'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, type ReactElement, useId, useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { SectorSelect } from './SectorSelect.tsx'

const text = words.rounds.listing

interface AddListedProps {
  readonly onAdd: (name: string, sector: string) => void
}

/** A name, Enter, the next name. None has a sector unless it was chosen for it. */
export function AddListed({ onAdd }: AddListedProps): ReactElement {
  const id = useId()
  const [name, setName] = useState('')
  const [sector, setSector] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const typed = name.trim()
    if (typed === '') return
    onAdd(typed, sector)
    setName('')
    setSector('')
    field.current?.focus()
  }
  return (
    <form className="listing-add" onSubmit={submit}>
      <div className="field listing-name">
        <label className="label" htmlFor={id}>
          {text.name}
        </label>
        <input
          id={id}
          ref={field}
          className="react-aria-Input"
          value={name}
          maxLength={maxLineLength}
          autoComplete="off"
          enterKeyHint="done"
          // biome-ignore lint/a11y/noAutofocus: the round asks for this and nothing else
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <SectorSelect label={text.sector} sector={sector} onChange={setSector} />
      <Button type="submit" look="primary">
        {text.add}
      </Button>
      <p className="hint listing-how">{text.how}</p>
    </form>
  )
}
