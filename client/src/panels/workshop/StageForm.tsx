import { maxLineLength } from '@commonground/shared/model/field'
import {
  type Stage,
  type StageKind,
  type StageTool,
  stageKinds,
  stageTools,
} from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { ChevronDown, Minus, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  Button as AriaButton,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components'
import { notify } from '../../app/notices.ts'
import { Button } from '../../controls/Button.tsx'
import { Confirm } from '../../controls/Confirm.tsx'
import { LineField } from '../../controls/LineField.tsx'
import { useWorkshop } from '../../state/hooks.ts'
import type { ChangeAgenda } from './AgendaPanel.tsx'
import { changed, putBack, without } from './agenda.ts'
import { useMoveOn } from './useMoveOn.ts'
import '../card/fields.css'

const text = words.workshop.agenda

interface StageFormProps {
  readonly stage: Stage
  readonly at: number
  readonly isNow: boolean
  readonly change: ChangeAgenda
}

/** Everything about one stage. A field is sent when it is left. */
export function StageForm({ stage, at, isNow, change }: StageFormProps) {
  const { stage: running } = useWorkshop()
  const { goTo, question, dismiss } = useMoveOn()
  const set = (part: Partial<Stage>): void => void change((stages) => changed(stages, stage.id, part))
  const remove = async (): Promise<void> => {
    if (!(await change((stages) => without(stages, stage.id)))) return
    const perform = (): void => void change((stages) => putBack(stages, stage, at))
    notify({ text: text.removed(stage.title), action: { label: text.undo, perform } })
  }
  return (
    <div className="agenda-form">
      <Line
        label={text.name}
        value={stage.title}
        maxLength={maxLineLength}
        commit={(title) => title !== '' && set({ title })}
      />
      <div className="agenda-two">
        <Kind value={stage.kind} onChange={(kind) => set({ kind })} />
        <Minutes value={stage.minutes} onChange={(minutes) => set({ minutes })} />
      </div>
      <Line label={text.prompt} value={stage.prompt} rows={2} commit={(prompt) => set({ prompt })} />
      <Line
        label={text.note}
        hint={text.noteHint}
        value={stage.note ?? ''}
        rows={3}
        commit={(note) => set({ note })}
      />
      <Tools value={stage.tools} onChange={(tools) => set({ tools: [...tools] })} />
      <div className="agenda-acts">
        {running >= 0 && !isNow && (
          <Button size="small" aria-label={text.goToName(stage.title)} onPress={() => goTo(at)}>
            {text.goTo}
          </Button>
        )}
        {!isNow && (
          <Button
            size="small"
            look="danger"
            aria-label={text.remove(stage.title)}
            onPress={() => void remove()}
          >
            <Trash2 size={15} aria-hidden />
            {words.keys.actions.remove}
          </Button>
        )}
      </div>
      <Confirm question={question} onClose={dismiss} />
    </div>
  )
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly rows?: number
  readonly maxLength?: number
  readonly commit: (value: string) => void
}

/** Text that is sent when the keyboard leaves it; until then it stays what is typed here. */
function Line({ value, commit, ...props }: LineProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <LineField
      {...props}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== undefined && typed.trim() !== value) commit(typed.trim())
        setTyped(undefined)
      }}
    />
  )
}

interface KindProps {
  readonly value: StageKind
  readonly onChange: (kind: StageKind) => void
}

function Kind({ value, onChange }: KindProps) {
  return (
    <Select
      selectedKey={value}
      onSelectionChange={(key) => {
        const kind = stageKinds.find((one) => one === key)
        if (kind && kind !== value) onChange(kind)
      }}
    >
      <Label>{text.kind}</Label>
      <AriaButton>
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <Popover>
        <ListBox>
          {stageKinds.map((kind) => (
            <ListBoxItem key={kind} id={kind}>
              {words.agendas.stages[kind].name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

interface MinutesProps {
  readonly value: number
  readonly onChange: (minutes: number) => void
}

function Minutes({ value, onChange }: MinutesProps) {
  return (
    <NumberField value={value} minValue={0} maxValue={240} step={1} onChange={onChange}>
      <Label>{text.minutes}</Label>
      <Group>
        <AriaButton slot="decrement">
          <Minus size={14} aria-hidden />
        </AriaButton>
        <Input />
        <AriaButton slot="increment">
          <Plus size={14} aria-hidden />
        </AriaButton>
      </Group>
      <Text slot="description">{text.minutesHint}</Text>
    </NumberField>
  )
}

interface ToolsProps {
  readonly value: readonly StageTool[]
  readonly onChange: (tools: readonly StageTool[]) => void
}

function Tools({ value, onChange }: ToolsProps) {
  return (
    <fieldset className="field-group">
      <legend>{text.tools}</legend>
      <div className="field-checks">
        {stageTools.map((tool) => (
          <label className="field-check" key={tool}>
            <input
              type="checkbox"
              checked={value.includes(tool)}
              onChange={({ target }) =>
                onChange(stageTools.filter((one) => (one === tool ? target.checked : value.includes(one))))
              }
            />
            {text.tool[tool]}
          </label>
        ))}
      </div>
      <p className="hint">{text.toolsHint}</p>
    </fieldset>
  )
}
