import { moveCards } from '@commonground/shared/commands/cards'
import { quadrantOf } from '@commonground/shared/frameworks/influenceInterest'
import { regionLabel } from '@commonground/shared/frameworks/regionLabel'
import type { Card } from '@commonground/shared/model/card'
import { placeAt } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { SectorMark } from '../../panels/card/SectorMark.tsx'
import type { PlaceAnswer } from '../../session/session.ts'
import { useCanWrite, useSession, useSettings } from '../../state/hooks.ts'
import { usePlacing } from './usePlacing.ts'

const text = words.rounds.placing
const axes = ['influence', 'interest'] as const
type Axis = (typeof axes)[number]

interface OneCardProps {
  readonly card: Card
  readonly answer: PlaceAnswer | undefined
}

/** One card to place: two sliders, or that one does not know. */
export function OneCard({ card, answer }: OneCardProps): ReactElement {
  const session = useSession()
  const { dontKnow } = usePlacing()
  const settings = useSettings()
  const canPlace = useCanWrite()
  // One number alone is not a place; it waits here for the other.
  const [half, setHalf] = useState<{ readonly [K in Axis]?: number }>({})
  const place = answer === 'unknown' ? undefined : answer
  const now = place ?? half
  const set = (axis: Axis, value: number): void => {
    const both = { ...now, [axis]: value }
    const { influence, interest } = both
    if (influence === undefined || interest === undefined) {
      setHalf(both)
      return
    }
    setHalf({})
    session.run(moveCards, { moves: [{ id: card.id, place: placeAt(influence, interest) }] })
  }
  const isHalf = !place && (half.influence !== undefined || half.interest !== undefined)
  return (
    <div className="placing-card">
      <h3>
        <SectorMark sector={card.sector} />
        {card.name || words.model.unnamed}
      </h3>
      <p className="hint">{card.sector || words.model.noSector}</p>
      {card.description !== '' && <p className="placing-about">{card.description}</p>}
      {axes.map((axis) => (
        <Slider
          key={axis}
          axis={axis}
          meaning={axis === 'influence' ? settings.influenceMeaning : settings.interestMeaning}
          value={now[axis]}
          isDisabled={!canPlace}
          onChange={(value) => set(axis, value)}
        />
      ))}
      <p className="placing-quadrant" role="status">
        {place && regionLabel(quadrantOf(place, settings), settings)}
        {answer === 'unknown' && text.unknown}
        {isHalf && text.needsBoth}
      </p>
      <ToggleButton
        className="button placing-unknown"
        aria-label={text.unknownName(card.name)}
        isSelected={answer === 'unknown'}
        isDisabled={!canPlace}
        onChange={(isUnknown) => {
          setHalf({})
          dontKnow([card.id], isUnknown)
        }}
      >
        {text.dontKnow}
      </ToggleButton>
    </div>
  )
}

interface SliderProps {
  readonly axis: Axis
  /** What the axis means on this board; empty when nobody said. */
  readonly meaning: string
  readonly value: number | undefined
  readonly isDisabled: boolean
  readonly onChange: (value: number) => void
}

function Slider({ axis, meaning, value, isDisabled, onChange }: SliderProps): ReactElement {
  const id = useId()
  // Letting go in the middle is an answer too, though nothing changed.
  const settle = (input: HTMLInputElement): void => {
    if (value === undefined) onChange(Number(input.value))
  }
  return (
    <div className="placing-slider" data-unset={value === undefined || undefined}>
      <div className="placing-slider-head">
        <label htmlFor={id}>{words.model[axis]}</label>
        <output htmlFor={id}>{value === undefined ? text.notSet : Math.round(value)}</output>
      </div>
      {meaning !== '' && (
        <p className="hint" id={`${id}-meaning`}>
          {meaning}
        </p>
      )}
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={value ?? 50}
        disabled={isDisabled}
        aria-describedby={meaning === '' ? undefined : `${id}-meaning`}
        aria-valuetext={value === undefined ? text.notSet : String(Math.round(value))}
        onChange={(event) => onChange(Number(event.target.value))}
        onPointerUp={(event) => settle(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') settle(event.currentTarget)
        }}
      />
      <div className="placing-ends" aria-hidden>
        <span>{words.grid.low}</span>
        <span>{words.grid.high}</span>
      </div>
    </div>
  )
}
