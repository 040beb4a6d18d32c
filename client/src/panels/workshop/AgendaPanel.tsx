import { may } from '@commonground/shared/protocol/policy'
import type { Stage } from '@commonground/shared/protocol/workshop'
import { maxStages } from '@commonground/shared/protocol/workshop'
import {
  type AgendaName,
  agendaFor,
  agendaNames,
  stageOf,
  totalMinutes,
} from '@commonground/shared/templates/agendas'
import { words } from '@commonground/shared/words/words'
import { Play, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Confirm, type Question } from '../../controls/Confirm.tsx'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { useRole, useSession, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { StageRow } from './StageRow.tsx'
import { useCommand } from './useCommand.ts'
import './agenda.css'

const text = words.workshop.agenda

/** Changes the agenda as it is at that moment: another facilitator may have changed it too. */
export type ChangeAgenda = (change: (agenda: readonly Stage[]) => readonly Stage[]) => Promise<boolean>

/** What happens in the workshop, in which order and for how long: before it begins and while it runs. */
export function AgendaPanel() {
  const ui = useUiStore()
  const canRun = may(useRole(), 'runWorkshop')
  const { agenda } = useWorkshop()
  const close = (): void => ui.change({ panel: undefined })
  return (
    <SidePanel title={text.title} onClose={close}>
      {!canRun && <p>{text.onlyFacilitators}</p>}
      {canRun && agenda.length === 0 && <Choices />}
      {canRun && agenda.length > 0 && <Agenda onClose={close} />}
    </SidePanel>
  )
}

function useChangeAgenda(): ChangeAgenda {
  const { workshop } = useSession()
  const send = useCommand()
  return (change) => send({ type: 'setAgenda', agenda: [...change(workshop.get().agenda)] })
}

function Choices() {
  const change = useChangeAgenda()
  const take = (name: AgendaName): void => void change(() => agendaFor(name))
  return (
    <>
      <p className="hint">{text.empty}</p>
      <ul className="agenda-choices">
        {agendaNames.map((name) => (
          <li key={name}>
            <Choice
              title={words.agendas.scripts[name].title}
              about={words.agendas.scripts[name].about}
              onPress={() => take(name)}
            />
          </li>
        ))}
        <li>
          <Choice
            title={text.own}
            about={text.ownAbout}
            onPress={() => void change(() => [stageOf('free', 10)])}
          />
        </li>
      </ul>
    </>
  )
}

interface ChoiceProps {
  readonly title: string
  readonly about: string
  readonly onPress: () => void
}

function Choice({ title, about, onPress }: ChoiceProps) {
  return (
    <Button className="agenda-choice" onPress={onPress}>
      <span className="agenda-choice-title">{title}</span>
      <span className="hint">{about}</span>
    </Button>
  )
}

function Agenda({ onClose }: { readonly onClose: () => void }) {
  const { agenda, stage: now } = useWorkshop()
  const change = useChangeAgenda()
  const send = useCommand()
  const [openId, setOpenId] = useState<string>()
  const [question, ask] = useState<Question>()
  const begin = async (): Promise<void> => {
    if (await send({ type: 'goToStage', from: now, to: 0 })) onClose()
  }
  const add = (): void => {
    const stage = stageOf('free')
    setOpenId(stage.id)
    void change((stages) => [...stages, stage])
  }
  const replace = (): void =>
    ask({
      title: text.replaceTitle,
      about: text.replaceAbout,
      perform: text.replaceDo,
      cancel: text.cancel,
      onYes: () => void change(() => []),
    })
  return (
    <>
      <p className="hint">
        {text.total(totalMinutes(agenda))}. {text.keys}
      </p>
      <ol className="agenda" aria-label={text.stages}>
        {agenda.map((stage, at) => (
          <StageRow
            key={stage.id}
            stage={stage}
            at={at}
            isNow={at === now}
            isOpen={stage.id === openId}
            onOpen={(isOpen) => setOpenId(isOpen ? stage.id : undefined)}
            change={change}
          />
        ))}
      </ol>
      <div className="agenda-acts">
        <Button size="small" isDisabled={agenda.length >= maxStages} onPress={add}>
          <Plus size={16} aria-hidden />
          {text.add}
        </Button>
        {now < 0 && (
          <Button size="small" look="plain" onPress={replace}>
            {text.other}
          </Button>
        )}
      </div>
      {now < 0 && (
        <div className="agenda-foot">
          <Button look="primary" onPress={() => void begin()}>
            <Play size={16} aria-hidden />
            {words.workshop.bar.begin}
          </Button>
        </div>
      )}
      <Confirm question={question} onClose={() => ask(undefined)} />
    </>
  )
}
