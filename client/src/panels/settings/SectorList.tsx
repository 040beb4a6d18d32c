import { words } from '@commonground/shared/words/words'
import { useId, useState } from 'react'
import { SectorMark } from '../card/SectorMark.tsx'

interface SectorListProps {
  readonly sectors: readonly string[]
  readonly isReadOnly: boolean
  readonly commit: (sectors: readonly string[]) => string | undefined
}

const text = words.panels.settings

/** The sectors as lines of text, written when the field is left; below it the marks they wear. */
export function SectorList({ sectors, isReadOnly, commit }: SectorListProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const keep = (): void => {
    if (typed !== undefined) commit(typed.split('\n'))
    setTyped(undefined)
  }
  return (
    <div className="field">
      <label htmlFor={id} className="unseen">
        {text.sectors}
      </label>
      <textarea
        id={id}
        rows={Math.min(14, Math.max(4, sectors.length))}
        value={typed ?? sectors.join('\n')}
        readOnly={isReadOnly}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
      />
      <p className="hint" id={`${id}-hint`}>
        {text.sectorsHint}
      </p>
      <ul className="sector-marks">
        {sectors.map((sector) => (
          <li key={sector}>
            <SectorMark sector={sector} sizePx={14} />
            {sector}
          </li>
        ))}
      </ul>
    </div>
  )
}
