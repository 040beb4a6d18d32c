import type { RoundId } from '@commonground/shared/base/ids'
import { maxLineLength } from '@commonground/shared/model/field'
import { words } from '@commonground/shared/words/words'
import { type ClipboardEvent, type FormEvent, type ReactElement, useId, useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { tabMemory } from '../../session/tabMemory.ts'
import { useSession } from '../../state/hooks.ts'
import { type NewNames, pastedNames } from './listNames.ts'
import { SectorSelect } from './SectorSelect.tsx'

const text = words.rounds.listing

interface AddListedProps {
  readonly round: RoundId
  /** Returns whether the field may be emptied. */
  readonly onAdd: (names: NewNames) => boolean
}

/** A name, Enter, the next name; a pasted list is all its names. None has a sector unless it was chosen for it. */
export function AddListed({ round, onAdd }: AddListedProps): ReactElement {
  const id = useId()
  const [name, setName] = useTyped(round)
  const [sector, setSector] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add(pastedNames(name))
  }
  const add = (names: readonly string[]): void => {
    if (names.length === 0) return
    field.current?.focus()
    if (onAdd({ names, sector })) {
      setName('')
      setSector('')
    } else field.current?.select()
  }
  const paste = (event: ClipboardEvent): void => {
    const names = pastedNames(event.clipboardData.getData('text/plain'))
    // One name goes in among the letters that are there.
    if (names.length < 2) return
    event.preventDefault()
    add(names)
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
          aria-describedby={`${id}-how`}
          onChange={(event) => setName(event.target.value)}
          onPaste={paste}
        />
      </div>
      <SectorSelect label={text.sector} sector={sector} onChange={setSector} />
      <Button type="submit" look="primary">
        {text.add}
      </Button>
      <p className="hint listing-how" id={`${id}-how`}>
        {text.how}
      </p>
    </form>
  )
}

/** A half-typed name survives a reload, as the list does, and is nobody else's. */
function useTyped(round: RoundId): readonly [string, (name: string) => void] {
  const { me } = useSession()
  const memory = tabMemory(`listing:${round}:${me.id}`)
  const [typed, setTyped] = useState(memory.read)
  const change = (name: string): void => {
    setTyped(name)
    memory.write(name)
  }
  return [typed, change]
}
