import type { CardId } from '@commonground/shared/base/ids'
import { maxLineLength } from '@commonground/shared/model/field'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { SectorMark } from '../panels/card/SectorMark.tsx'
import { useCard } from '../state/hooks.ts'
import '../panels/card/fields.css'

const { outline } = words.mirror

interface AddCardProps {
  /** Adds a card to the tray. Nothing when it could not be. */
  readonly onAdd: (name: string) => CardId | undefined
}

/** A name, Enter, the next name: listing partners without leaving the keyboard. The last one added stands below. */
export function AddCard({ onAdd }: AddCardProps) {
  const id = useId()
  const [name, setName] = useState('')
  const [last, setLast] = useState<CardId>()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const added = name.trim() === '' ? undefined : onAdd(name)
    if (!added) return
    setName('')
    setLast(added)
  }
  return (
    <form className="outline-add" data-partner onSubmit={submit}>
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
      {last && <LastAdded id={last} />}
    </form>
  )
}

/** The list is long and its tray comes last: there the new card stands, and this leads to it. */
function LastAdded({ id }: { readonly id: CardId }) {
  const card = useCard(id)
  if (!card || card.place) return null
  const show = (): void => {
    const row = document.querySelector<HTMLElement>(`[data-listed="${id}"]`)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector('button')?.focus({ preventScroll: true })
  }
  return (
    <p className="outline-added">
      <SectorMark sector={card.sector} />
      <strong>{card.name}</strong>
      <span className="hint">{words.model.tray}</span>
      <Button size="small" look="plain" aria-label={outline.showCard(card.name)} onPress={show}>
        {outline.show}
      </Button>
    </p>
  )
}
