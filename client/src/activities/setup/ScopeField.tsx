import type { CardId } from '@commonground/shared/base/ids'
import { type Quadrant, quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Settings } from '@commonground/shared/model/board'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId } from 'react'
import { useCardsInOrder, useSettings } from '../../state/hooks.ts'
import { type Scope, scopes } from './scope.ts'
import './setup.css'

const text = words.rounds.setup

interface ScopeFieldProps {
  readonly scope: Scope
  readonly chosen: ReadonlySet<CardId>
  readonly count: number
  readonly onScope: (scope: Scope) => void
  readonly onChosen: (chosen: ReadonlySet<CardId>) => void
}

/** Which cards a round is about. */
export function ScopeField({ scope, chosen, count, onScope, onChosen }: ScopeFieldProps): ReactElement {
  const id = useId()
  const settings = useSettings()
  const cards = useCardsInOrder()
  const toggle = (card: CardId, isIn: boolean): void => {
    const next = new Set(chosen)
    if (isIn) next.add(card)
    else next.delete(card)
    onChosen(next)
  }
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={id}>
          {text.which}
        </label>
        <select
          id={id}
          className="round-select"
          value={scope}
          onChange={(event) => onScope(scopes.find((one) => one === event.target.value) ?? 'all')}
        >
          {scopes.map((one) => (
            <option key={one} value={one}>
              {scopeLabel(one, settings)}
            </option>
          ))}
        </select>
        <p className="hint" role="status">
          {text.count(count)}
        </p>
      </div>
      {scope === 'chosen' && (
        <fieldset className="setup-cards">
          <legend className="label">{text.choose}</legend>
          {cards.map((card) => (
            <label key={card.id} className="setup-card">
              <input
                type="checkbox"
                checked={chosen.has(card.id)}
                onChange={(event) => toggle(card.id, event.target.checked)}
              />
              {card.name}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

function scopeLabel(scope: Scope, settings: Settings): string {
  const quadrant: Quadrant | undefined = quadrants.find((one) => one === scope)
  return quadrant ? regionLabel(quadrant, settings) : text.scope[scope]
}
