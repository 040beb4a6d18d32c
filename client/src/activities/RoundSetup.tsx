import type { ActivityKind } from '@commonground/shared/activities/activities'
import { traitsOf } from '@commonground/shared/activities/traits'
import type { CardId } from '@commonground/shared/base/ids'
import { roundOfStage, type Stage } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { announce } from '../app/announce.ts'
import { Button } from '../controls/Button.tsx'
import { LineField } from '../controls/LineField.tsx'
import { useCommand } from '../panels/workshop/useCommand.ts'
import { useStore, useUi, useWorkshop } from '../state/hooks.ts'
import { useRoundView } from './roundContext.ts'
import { ScopeField } from './setup/ScopeField.tsx'
import { cardsInScope, type Scope } from './setup/scope.ts'
import './rounds.css'
import './setup/setup.css'

const text = words.rounds.setup

export interface RoundSetupProps {
  readonly kind: ActivityKind
  /** Called when the round is open, or was not wanted after all. */
  readonly onDone: () => void
}

interface Draft {
  readonly scope: Scope
  readonly chosen: ReadonlySet<CardId>
  readonly dots: number
  readonly most: number
  readonly prompt: string
  readonly minutes: number
}

/** Where a facilitator says what a round is about, and opens it. */
export function RoundSetup({ kind, onDone }: RoundSetupProps): ReactElement {
  const { round, agenda, stage } = useWorkshop()
  const { outer } = useRoundView()
  const board = useStore(outer.board)
  const run = useCommand()
  const selection = useUi((state) => state.selection)
  const [draft, setDraft] = useState<Draft>(() => ({
    scope: selection.size > 1 ? 'chosen' : kind === 'dotVote' ? 'priorities' : 'all',
    chosen: selection,
    dots: 3,
    most: 2,
    prompt: '',
    minutes: minutesOf(kind, agenda[stage]),
  }))
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const cards = cardsInScope(board, draft.scope, draft.chosen)
  const { hasCards } = traitsOf(kind)
  const isBusy = round !== undefined && round.state !== 'revealed'
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const { minutes } = draft
    const isDone = await run({
      type: 'openRound',
      kind,
      setup: setupOf(kind, draft, cards),
      ...(minutes > 0 && { minutes }),
    })
    if (!isDone) return
    announce.polite(words.rounds.controls.opened)
    onDone()
  }
  return (
    <form className="round-setup" onSubmit={(event) => void submit(event)}>
      <p>{text.about[kind]}</p>
      {isBusy && (
        <p className="round-note" data-tone="warn">
          {text.busy}
        </p>
      )}
      {kind === 'silentListing' && (
        <LineField
          label={text.prompt}
          hint={text.promptHint}
          value={draft.prompt}
          maxLength={500}
          onChange={(prompt) => change({ prompt })}
        />
      )}
      {hasCards && (
        <ScopeField
          scope={draft.scope}
          chosen={draft.chosen}
          count={cards.length}
          onScope={(scope) => change({ scope })}
          onChosen={(chosen) => change({ chosen })}
        />
      )}
      {kind === 'dotVote' && (
        <div className="round-fields">
          <NumberInput
            label={text.dots}
            value={draft.dots}
            least={1}
            greatest={20}
            onChange={(dots) => change({ dots })}
          />
          <NumberInput
            label={text.most}
            value={draft.most}
            least={1}
            greatest={20}
            onChange={(most) => change({ most })}
          />
        </div>
      )}
      <NumberInput
        label={text.minutes}
        hint={text.minutesHint}
        value={draft.minutes}
        least={0}
        greatest={240}
        onChange={(minutes) => change({ minutes })}
      />
      <div className="round-acts">
        <Button type="submit" look="primary" isDisabled={isBusy || (hasCards && cards.length === 0)}>
          {text.open}
        </Button>
        <Button onPress={onDone}>{text.cancel}</Button>
      </div>
    </form>
  )
}

/** A stage that is held for this round gives it its time. */
const minutesOf = (kind: ActivityKind, stage: Stage | undefined): number =>
  stage && roundOfStage[stage.kind] === kind ? stage.minutes : 0

function setupOf(kind: ActivityKind, { dots, most, prompt }: Draft, cards: readonly CardId[]): unknown {
  switch (kind) {
    case 'blindPlacing':
      return { cards }
    case 'dotVote':
      return { cards, dots, most: Math.min(most, dots) }
    case 'silentListing':
      return { prompt }
    case 'fairness':
      return {}
  }
}

interface NumberInputProps {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly least: number
  readonly greatest: number
  readonly onChange: (value: number) => void
}

function NumberInput({ label, hint, value, least, greatest, onChange }: NumberInputProps): ReactElement {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="react-aria-Input round-number"
        type="number"
        min={least}
        max={greatest}
        step={1}
        required
        value={Number.isNaN(value) ? '' : value}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
