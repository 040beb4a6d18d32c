import { words } from '@commonground/shared/words/words'
import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup, Switch } from 'react-aria-components'
import { type Preferences, prefer, preferences } from '../../app/preferences.ts'
import { useStore } from '../../state/hooks.ts'

const text = words.panels.settings
const themes: readonly Preferences['theme'][] = ['auto', 'light', 'dark']
const announced: readonly Preferences['announce'][] = ['all', 'mine', 'off']

/** How this person likes to work, on any board in this browser. */
export function OwnPreferences() {
  const { theme, letterKeys, calm, announce } = useStore(preferences)
  return (
    <>
      <section className="side-panel-section">
        <Choice
          label={text.theme}
          value={theme}
          options={themes.map((name) => [name, words.pages.board.theme[name]])}
          onChange={(chosen) => prefer({ theme: chosen })}
        />
      </section>
      <section className="side-panel-section">
        <Toggle isOn={calm} onChange={(on) => prefer({ calm: on })} label={text.calm} hint={text.calmHint} />
        <Toggle
          isOn={letterKeys}
          onChange={(on) => prefer({ letterKeys: on })}
          label={text.letterKeys}
          hint={text.letterKeysHint}
        />
      </section>
      <section className="side-panel-section">
        <Choice
          label={text.announce}
          value={announce}
          options={announced.map((name) => [name, text.announceOption[name]])}
          onChange={(chosen) => prefer({ announce: chosen })}
        />
        <p className="hint">{text.announceHint}</p>
      </section>
      <p className="hint">{text.kept}</p>
    </>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly onChange: (chosen: T) => void
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <RadioGroup value={value} onChange={(chosen) => onChange(chosen as T)}>
      <Label>{label}</Label>
      <div className="segments">
        {options.map(([name, shown]) => (
          <Radio key={name} value={name} className="segment">
            {shown}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

interface ToggleProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly label: ReactNode
  readonly hint: string
}

function Toggle({ isOn, onChange, label, hint }: ToggleProps) {
  return (
    <Switch isSelected={isOn} onChange={onChange}>
      <span className="rail" />
      <span>
        <span className="label">{label}</span>
        <span className="hint toggle-hint">{hint}</span>
      </span>
    </Switch>
  )
}
