import type { CardId } from '@commonground/shared/base/ids'
import type { quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Card } from '@commonground/shared/model/card'
import { type Place, placeAt } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { useBoard, useCardsInOrder, useSession, useSettings, useUi, useUiStore } from '../../state/hooks.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { moveTo, obstacle, obstacleWords } from '../../tools/cardActs.ts'
import { focusAfterMove } from './focusAfterMove.ts'
import { quadrantMiddle } from './quadrantMiddle.ts'
import { readNumber } from './readNumber.ts'
import './fields.css'
import './moveTo.css'

const { moveTo: texts, editor } = words.cardPanels

/** Moving cards without a drag: by numbers, by quadrant, beside another card, or back to the tray. */
export function MoveToDialog() {
  const ids = useUi((ui) => ui.movingTo)
  const ui = useUiStore()
  const { cards } = useBoard()
  const chosen = (ids ?? []).flatMap((id) => cards.get(id) ?? [])
  const [first] = chosen
  const title = chosen.length === 1 && first ? texts.title(first.name) : texts.titleMany(chosen.length)
  const close = (): void => ui.change({ movingTo: undefined })
  return (
    <DialogFrame title={title} isOpen={first !== undefined} onClose={close}>
      {first && <MoveForm cards={chosen} onClose={close} />}
    </DialogFrame>
  )
}

interface MoveFormProps {
  readonly cards: readonly Card[]
  readonly onClose: () => void
}

function MoveForm({ cards, onClose }: MoveFormProps) {
  const context = useActionContext()
  const settings = useSettings()
  const session = useSession()
  const why = obstacle(session, cards.length === 1 ? cards[0] : undefined)
  const giveFocus = useRef<() => void>(undefined)
  // What opened the dialog may stand elsewhere by then; the dialog has its own way to return to what still stands.
  useEffect(() => () => void requestAnimationFrame(() => giveFocus.current?.()), [])
  const apply = (place: Place | undefined): void => {
    giveFocus.current = focusAfterMove(cards, context)
    moveTo(context, spaced(cards, place))
    onClose()
  }
  if (why) return <p className="field-note">{obstacleWords(why)}</p>
  return (
    <div className="move-to">
      <NumbersForm place={cards[0]?.place} onApply={apply} />
      <section>
        <h3>{texts.quadrants}</h3>
        <div className="move-to-quadrants">
          {(
            ['keepSatisfied', 'workTogether', 'keepInView', 'support'] satisfies (typeof quadrants)[number][]
          ).map((quadrant) => (
            <Button key={quadrant} onPress={() => apply(quadrantMiddle(quadrant, settings))}>
              {regionLabel(quadrant, settings)}
            </Button>
          ))}
        </div>
      </section>
      <BesideField cards={cards} onApply={apply} />
      {cards.some((card) => card.place) && (
        <div>
          <Button onPress={() => apply(undefined)}>{texts.toTray}</Button>
        </div>
      )}
    </div>
  )
}

interface ApplyProps {
  readonly onApply: (place: Place) => void
}

function NumbersForm({ place, onApply }: ApplyProps & { readonly place: Place | undefined }) {
  const id = useId()
  const [influence, setInfluence] = useState(String(place?.influence ?? ''))
  const [interest, setInterest] = useState(String(place?.interest ?? ''))
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const [up, across] = [readNumber(influence), readNumber(interest)]
    if (!up || !across) setProblem(editor.notScore)
    else if (up.value === undefined || across.value === undefined) setProblem(editor.needsBoth)
    else onApply(placeAt(up.value, across.value))
  }
  const fields = [
    { label: editor.influence, value: influence, onChange: setInfluence },
    { label: editor.interest, value: interest, onChange: setInterest },
  ]
  return (
    <form className="move-to-numbers" onSubmit={submit}>
      {fields.map(({ label, value, onChange }, at) => (
        <div className="field" key={label}>
          <label htmlFor={`${id}-${at}`}>{label}</label>
          <input
            id={`${id}-${at}`}
            // biome-ignore lint/a11y/noAutofocus: a dialog takes the keyboard, and its first field is what was asked for
            autoFocus={at === 0}
            inputMode="decimal"
            autoComplete="off"
            value={value}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onChange={(event) => onChange(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        </div>
      ))}
      <Button type="submit" look="primary">
        {texts.apply}
      </Button>
      {problem && (
        <p className="error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}

function BesideField({ cards, onApply }: ApplyProps & { readonly cards: readonly Card[] }) {
  const id = useId()
  const moving = new Set<CardId>(cards.map((card) => card.id))
  const others = useCardsInOrder().filter((card) => card.place && !moving.has(card.id))
  if (others.length === 0) return null
  return (
    <div className="field">
      <label htmlFor={id}>{texts.beside}</label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const other = others.find((card) => card.id === event.target.value)
          if (other?.place) onApply(besideOf(other.place))
        }}
      >
        <option value="">{texts.besideChoose}</option>
        {others.map((card) => (
          <option key={card.id} value={card.id}>
            {card.name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** How far apart cards are put that are sent to one place. */
const gap = 4

/** The other side of it when there is no room to the right. */
function besideOf(place: Place): Place {
  const interest = place.interest + gap > 100 ? place.interest - gap : place.interest + gap
  return placeAt(place.influence, interest)
}

/** Several cards sent to one place stand in a short column there rather than on top of each other. */
function spaced(cards: readonly Card[], place: Place | undefined) {
  const top = (place?.influence ?? 0) + ((cards.length - 1) * gap) / 2
  return cards.map((card, at) => ({
    id: card.id,
    place: place && placeAt(top - at * gap, place.interest),
  }))
}
