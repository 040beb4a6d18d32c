import { type Quadrant, quadrantOf, quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Card } from '@commonground/shared/model/card'
import { type Place, placeAt } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { useId, useState } from 'react'
import { announce } from '../../app/announce.ts'
import { useSettings } from '../../state/hooks.ts'
import { DraftField } from './DraftField.tsx'
import { FieldLabel } from './FieldLabel.tsx'
import { quadrantMiddle } from './quadrantMiddle.ts'
import { readNumber } from './readNumber.ts'

const { editor } = words.cardPanels

interface PlaceFieldProps {
  readonly card: Card
  readonly isReadOnly: boolean
  readonly isHeld: boolean
  readonly commit: (place: Place | undefined) => string | undefined
}

/** A card's place as two numbers and as a quadrant. Without both numbers it waits in the tray. */
export function PlaceField({ card, isReadOnly, isHeld, commit }: PlaceFieldProps) {
  const { place } = card
  // One number alone is not a place; it waits here for the other.
  const [half, setHalf] = useState<{ readonly influence?: number; readonly interest?: number }>({})

  /** The other number stays here, so that typing this one again brings the card back to the map. */
  const clear = (axis: 'influence' | 'interest'): string | undefined => {
    const other = axis === 'influence' ? 'interest' : 'influence'
    const left = place?.[other] ?? half[other]
    const why = place && commit(undefined)
    if (why) return why
    setHalf(left === undefined ? {} : { [other]: left })
    if (place) announce.polite(editor.needsBoth)
    return undefined
  }
  const write = (axis: 'influence' | 'interest', text: string): string | undefined => {
    const read = readNumber(text)
    if (!read) return editor.notScore
    if (read.value === undefined) {
      return clear(axis)
    }
    const both = { ...half, ...place, [axis]: read.value }
    if (both.influence === undefined || both.interest === undefined) {
      setHalf(both)
      return undefined
    }
    setHalf({})
    return commit(placeAt(both.influence, both.interest))
  }
  const shown = (axis: 'influence' | 'interest'): string => String(place?.[axis] ?? half[axis] ?? '')
  const isHalf = !place && (half.influence !== undefined || half.interest !== undefined)

  return (
    <fieldset className="field-group">
      <legend>{words.model.fields.place}</legend>
      <div className="field-row">
        {(['influence', 'interest'] as const).map((axis) => (
          <DraftField
            key={axis}
            kind="number"
            label={<FieldLabel text={words.model.fields[axis]} isPrivate={false} />}
            value={shown(axis)}
            commit={(text) => write(axis, text)}
            isReadOnly={isReadOnly}
            isHeld={isHeld}
          />
        ))}
        <QuadrantField place={place} isReadOnly={isReadOnly || isHeld} commit={commit} />
      </div>
      {isHalf && <p className="hint">{editor.needsBoth}</p>}
      {card.locked && <p className="hint">{editor.locked}</p>}
    </fieldset>
  )
}

interface QuadrantFieldProps {
  readonly place: Place | undefined
  readonly isReadOnly: boolean
  readonly commit: (place: Place | undefined) => string | undefined
}

function QuadrantField({ place, isReadOnly, commit }: QuadrantFieldProps) {
  const id = useId()
  const settings = useSettings()
  return (
    <div className="field">
      <label htmlFor={id}>{editor.quadrant}</label>
      <select
        id={id}
        value={place ? quadrantOf(place, settings) : ''}
        disabled={isReadOnly}
        onChange={(event) => {
          const quadrant = quadrants.find((each) => each === event.target.value)
          commit(quadrant && quadrantMiddle(quadrant, settings))
        }}
      >
        {quadrants.map((quadrant: Quadrant) => (
          <option key={quadrant} value={quadrant}>
            {regionLabel(quadrant, settings)}
          </option>
        ))}
        <option value="">{words.model.tray}</option>
      </select>
    </div>
  )
}
