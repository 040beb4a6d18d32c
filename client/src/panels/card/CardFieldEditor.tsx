import { type Card, type CardField, type CardValues, cardFields } from '@commonground/shared/model/card'
import { allSectors } from '@commonground/shared/model/sectorStyle'
import { words } from '@commonground/shared/words/words'
import type { Ref } from 'react'
import { useBoard } from '../../state/hooks.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { PlaceField } from './PlaceField.tsx'
import type { Commit } from './useDraft.ts'

const { editor } = words.cardPanels
const hints: Readonly<Partial<Record<CardField, string>>> = editor.hints

export interface CardFieldEditorProps {
  readonly name: CardField
  readonly card: Card
  readonly isReadOnly: boolean
  /** The card is gone for now: what is typed waits for it to come back. */
  readonly isHeld: boolean
  readonly write: Commit<Partial<CardValues>>
  readonly inputRef?: Ref<HTMLInputElement> | undefined
}

/** One field of a card: a new field in the table needs nothing here. */
export function CardFieldEditor({ name, card, isReadOnly, isHeld, write, inputRef }: CardFieldEditorProps) {
  const board = useBoard()
  const commit: Commit<unknown> = (value, isLast) =>
    name === 'name' && String(value).trim() === '' ? editor.nameNeeded : write({ [name]: value }, isLast)
  if (name === 'place') {
    return <PlaceField card={card} isReadOnly={isReadOnly} isHeld={isHeld} commit={commit} />
  }
  return (
    <FieldEditor
      name={name}
      field={cardFields[name]}
      label={words.model.fields[name]}
      value={card[name]}
      hint={hints[name]}
      isReadOnly={isReadOnly}
      isHeld={isHeld}
      suggestions={name === 'sector' ? allSectors(board) : undefined}
      inputRef={inputRef}
      commit={commit}
    />
  )
}
