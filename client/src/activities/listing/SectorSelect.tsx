import { nameKey } from '@commonground/shared/base/nameKey'
import { allSectors } from '@commonground/shared/model/sectorStyle'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId } from 'react'
import { useBoard } from '../../state/hooks.ts'

interface SectorSelectProps {
  readonly label: string
  readonly isLabelUnseen?: boolean
  readonly sector: string
  readonly isDisabled?: boolean
  readonly onChange: (sector: string) => void
}

/** One of the board's sectors, or none. */
export function SectorSelect({
  label,
  isLabelUnseen = false,
  sector,
  isDisabled = false,
  onChange,
}: SectorSelectProps): ReactElement {
  const id = useId()
  const board = useBoard()
  const sectors = allSectors(board)
  const isListed = sector === '' || sectors.some((one) => nameKey(one) === nameKey(sector))
  return (
    <div className="field listing-sector">
      <label className={isLabelUnseen ? 'unseen' : 'label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="round-select"
        value={sector}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{words.rounds.listing.noSector}</option>
        {!isListed && <option value={sector}>{sector}</option>}
        {sectors.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </div>
  )
}
