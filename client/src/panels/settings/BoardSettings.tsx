import { BoardError } from '@commonground/shared/base/boardError'
import { changeSettings } from '@commonground/shared/commands/settings'
import { quadrants } from '@commonground/shared/map/grid'
import { type Settings, settingFields } from '@commonground/shared/model/board'
import { maxLineLength } from '@commonground/shared/model/field'
import { words } from '@commonground/shared/words/words'
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Group, Input, Label, NumberField } from 'react-aria-components'
import { notify } from '../../app/notices.ts'
import { useCanWrite, useSession, useSettings } from '../../state/hooks.ts'
import { DraftField } from '../card/DraftField.tsx'
import { SharedText } from '../card/SharedText.tsx'
import { RemovedCards } from './RemovedCards.tsx'
import { SectorList } from './SectorList.tsx'
import '../card/fields.css'

const text = words.panels.settings

/** What the map asks and how it is read. */
export function BoardSettings() {
  const settings = useSettings()
  const isReadOnly = !useCanWrite()
  const change = useChange()
  const line = (key: LineKey, label: string, hint?: string) => (
    <DraftField
      key={key}
      label={label}
      hint={hint}
      value={settings[key]}
      commit={(value) => change({ [key]: value })}
      isReadOnly={isReadOnly}
      maxLength={maxLineLength}
    />
  )
  return (
    <>
      <p className="hint">{text.change}</p>
      <Section>
        {line('title', text.boardTitle)}
        <SharedText
          label={text.question}
          value={settings.question}
          maxLength={settingFields.question.maxLength ?? maxLineLength}
          isReadOnly={isReadOnly}
          commit={(question) => change({ question })}
        />
      </Section>
      <Section title={text.axes}>
        {line('influenceMeaning', text.influenceMeaning, text.influenceMeaningHint)}
        {line('interestMeaning', text.interestMeaning, text.interestMeaningHint)}
      </Section>
      <Section title={text.lines}>
        <Threshold
          setting="influenceLine"
          label={text.influenceLine}
          isReadOnly={isReadOnly}
          change={change}
        />
        <Threshold setting="interestLine" label={text.interestLine} isReadOnly={isReadOnly} change={change} />
      </Section>
      <Section title={text.quadrants}>
        {quadrants.map((quadrant) => line(`${quadrant}Label`, words.model.quadrants[quadrant]))}
      </Section>
      <Section title={text.sectors}>
        <SectorList
          sectors={settings.sectors}
          isReadOnly={isReadOnly}
          commit={(sectors) => change({ sectors })}
        />
      </Section>
      <RemovedCards />
    </>
  )
}

type LineKey = 'title' | 'influenceMeaning' | 'interestMeaning' | `${(typeof quadrants)[number]}Label`
type Change = (settings: Partial<Settings>) => string | undefined

/** Writes settings; answers why not, in words, when they cannot stand. */
function useChange(): Change {
  const session = useSession()
  return (settings) => {
    try {
      session.run(changeSettings, { settings })
      return undefined
    } catch (error) {
      if (error instanceof BoardError) return words.problems.errors[error.code]
      throw error
    }
  }
}

function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className="side-panel-section">
      {title && <h3>{title}</h3>}
      {children}
    </section>
  )
}

interface ThresholdProps {
  readonly setting: 'influenceLine' | 'interestLine'
  readonly label: string
  readonly isReadOnly: boolean
  readonly change: Change
}

function Threshold({ setting, label, isReadOnly, change }: ThresholdProps) {
  const value = useSettings()[setting]
  const write = (next: number): void => {
    const why = Number.isNaN(next) ? undefined : change({ [setting]: next })
    if (why) notify({ text: why })
  }
  return (
    <NumberField
      className="react-aria-NumberField threshold"
      value={value}
      minValue={0}
      maxValue={100}
      isDisabled={isReadOnly}
      onChange={write}
      formatOptions={{ maximumFractionDigits: 1 }}
    >
      <Label>{label}</Label>
      <Group>
        <Button slot="decrement">
          <Minus size={16} aria-hidden />
        </Button>
        <Input />
        <Button slot="increment">
          <Plus size={16} aria-hidden />
        </Button>
      </Group>
    </NumberField>
  )
}
