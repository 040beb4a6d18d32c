import { cardFields } from '@commonground/shared/model/card'
import { maxLineLength } from '@commonground/shared/model/field'
import { words } from '@commonground/shared/words/words'
import { X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { IconButton } from '../../controls/IconButton.tsx'
import { SectorMark } from '../../panels/card/SectorMark.tsx'
import { SectorSelect } from './SectorSelect.tsx'

const text = words.rounds.listing

interface ListedCardProps {
  readonly name: string
  readonly sector: string
  readonly isOpen: boolean
  /** Returns false when it cannot be called so. */
  readonly onChange: (part: { readonly name?: string; readonly sector?: string }) => boolean
  readonly onRemove: () => void
}

/** One partner on one's own list; changed in its place until the round closes. */
export function ListedCard({ name, sector, isOpen, onChange, onRemove }: ListedCardProps): ReactElement {
  const [typed, setTyped] = useState(name)
  if (!isOpen) {
    return (
      <li className="listing-card">
        <SectorMark sector={sector} />
        <span className="listing-card-name">{name}</span>
        <span className="hint">{sector || words.model.noSector}</span>
      </li>
    )
  }
  const finish = (): void => {
    const next = cardFields.name.check(typed) ?? ''
    if (next === '' || (next !== name && !onChange({ name: next }))) setTyped(name)
  }
  return (
    <li className="listing-card">
      <SectorMark sector={sector} />
      <input
        className="listing-card-name"
        aria-label={text.edit(name)}
        value={typed}
        maxLength={maxLineLength}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish()
          if (event.key === 'Escape') setTyped(name)
        }}
      />
      <SectorSelect
        label={`${text.sector}: ${name}`}
        isLabelUnseen
        sector={sector}
        onChange={(next) => void onChange({ sector: next })}
      />
      <IconButton icon={X} size="small" label={text.remove(name)} onPress={onRemove} />
    </li>
  )
}
