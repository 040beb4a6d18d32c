import { quadrantOf } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { announce } from '../../app/announce.ts'
import { Button } from '../../controls/Button.tsx'
import type { PlaceAnswer } from '../../session/session.ts'
import { useCanWrite, useSettings } from '../../state/hooks.ts'
import { type Axis, missingOf } from './half.ts'
import type { Setting } from './useHalves.ts'
import './placing.css'

const text = words.rounds.placing

interface PlacingFootProps {
  readonly card: Card
  readonly answer: PlaceAnswer | undefined
  readonly setting: Setting
  readonly isAllDone: boolean
  readonly previous: Card | undefined
  readonly next: Card | undefined
  readonly nextOpen: Card | undefined
  readonly onGo: (to: Card | undefined) => void
  /** Next was pressed although this was not set. */
  readonly onMissing: (axis: Axis) => void
}

/** Always in sight below the card: what is said of it, that one does not know, and the way on. */
export function PlacingFoot(props: PlacingFootProps): ReactElement {
  const { card, answer, setting, isAllDone, previous, next, nextOpen, onGo, onMissing } = props
  const settings = useSettings()
  const canPlace = useCanWrite()
  const [asked, ask] = useState<Card['id']>()
  const missing = missingOf(setting.now)
  const goOn = (): void => {
    if (missing) {
      ask(card.id)
      onMissing(missing)
      announce.polite(text.missing(words.model[missing]))
    } else onGo(next ?? nextOpen)
  }
  return (
    <div className="placing-foot">
      <div className="placing-said">
        <p
          className="placing-quadrant"
          role="status"
          data-tone={missing && asked === card.id ? 'warn' : undefined}
        >
          {missing && text.missing(words.model[missing])}
          {answer === 'unknown' && text.unknown}
          {answer !== undefined &&
            answer !== 'unknown' &&
            regionLabel(quadrantOf(answer, settings), settings)}
          {isAllDone && ` · ${text.doneWait}`}
        </p>
        {nextOpen && nextOpen !== next && (
          <Button look="plain" onPress={() => onGo(nextOpen)}>
            {text.nextOpen}
          </Button>
        )}
      </div>
      <div className="placing-steps">
        <Button isDisabled={!previous} onPress={() => onGo(previous)}>
          {text.previous}
        </Button>
        <ToggleButton
          className="button placing-unknown"
          aria-label={text.unknownName(card.name)}
          isSelected={answer === 'unknown'}
          isDisabled={!canPlace}
          onChange={setting.dontKnow}
        >
          {text.dontKnow}
        </ToggleButton>
        {/* Spent, it stays: another button would come to lie under the finger that still goes for it. */}
        <Button look="primary" isDisabled={!next && !nextOpen && !missing} onPress={goOn}>
          {text.next}
        </Button>
      </div>
    </div>
  )
}
