import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { type CSSProperties, type ReactElement, type RefObject, useId, useRef } from 'react'
import { SectorMark } from '../../panels/card/SectorMark.tsx'
import { useCanWrite, useSettings } from '../../state/hooks.ts'
import { type Axis, axes, type Half } from './half.ts'
import './placing.css'

const text = words.rounds.placing

interface OneCardProps {
  readonly card: Card
  readonly now: Half
  /** The place where people arrive at the next card. */
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly onSet: (axis: Axis, value: number) => void
}

/** One card to place by two sliders. */
export function OneCard({ card, now, heading, onSet }: OneCardProps): ReactElement {
  const settings = useSettings()
  const canPlace = useCanWrite()
  return (
    <div className="placing-card">
      <h3 ref={heading} tabIndex={-1}>
        <SectorMark sector={card.sector} />
        {card.name || words.model.unnamed}
      </h3>
      {card.sector !== '' && <p className="hint">{card.sector}</p>}
      {card.description !== '' && <p className="placing-about">{card.description}</p>}
      {axes.map((axis) => (
        <Slider
          key={axis}
          axis={axis}
          meaning={axis === 'influence' ? settings.influenceMeaning : settings.interestMeaning}
          value={now[axis]}
          isDisabled={!canPlace}
          onChange={(value) => onSet(axis, value)}
        />
      ))}
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

/** How much of the track is filled: browsers show that in colours that do not fit a dark page. */
const share = (percent: number): CSSProperties => ({ '--share': `${percent}%` }) as CSSProperties

function Slider({ axis, meaning, value, isDisabled, onChange }: SliderProps): ReactElement {
  const id = useId()
  const isHeld = useRef(false)
  // Letting go in the middle is an answer too, though nothing changed.
  const settle = (input: HTMLInputElement): void => {
    if (value === undefined) onChange(Number(input.value))
  }
  return (
    <div className="placing-slider" data-axis={axis} data-unset={value === undefined || undefined}>
      <div className="placing-slider-head">
        <label htmlFor={id}>{words.model[axis]}</label>
        <output htmlFor={id}>{value === undefined ? text.notSet : Math.round(value)}</output>
      </div>
      {meaning !== '' && (
        <p className="hint" id={`${id}-meaning`}>
          {meaning}
        </p>
      )}
      <div className="placing-track">
        <span aria-hidden>{words.grid.low}</span>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={1}
          value={value ?? 50}
          style={share(value ?? 50)}
          disabled={isDisabled}
          aria-describedby={meaning === '' ? undefined : `${id}-meaning`}
          aria-valuetext={value === undefined ? text.notSet : String(Math.round(value))}
          onChange={(event) => onChange(Number(event.target.value))}
          onPointerDown={() => {
            isHeld.current = true
          }}
          onPointerCancel={() => {
            isHeld.current = false
          }}
          onPointerUp={(event) => {
            // A finger that came down elsewhere has said nothing here.
            if (isHeld.current) settle(event.currentTarget)
            isHeld.current = false
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') settle(event.currentTarget)
          }}
        />
        <span aria-hidden>{words.grid.high}</span>
      </div>
    </div>
  )
}
