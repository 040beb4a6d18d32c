import { words } from '@commonground/shared/words/words'
import {
  ChevronDown,
  DoorOpen,
  Eye,
  EyeOff,
  FileText,
  Flag,
  ListOrdered,
  Lock,
  LockOpen,
  type LucideIcon,
  Megaphone,
  MousePointer2,
  MousePointerClick,
  QrCode,
  Square,
} from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { useLocation } from 'wouter'
import { resultShown } from '../../activities/resultShown.ts'
import { Confirm, type Question } from '../../controls/Confirm.tsx'
import { useSession, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { soFar } from './howFar.ts'
import { isRunning } from './stageAct.ts'
import { useCommand } from './useCommand.ts'
import { useShowCode } from './useShowCode.ts'
import { useSummonHere } from './useSummonHere.ts'

const text = words.workshop.facilitate

/** Everything a facilitator does to the room, besides moving on. */
export function FacilitateMenu() {
  const workshop = useWorkshop()
  const { frozen, lobby, hold, cursors } = workshop
  const hasResult = resultShown(workshop).kind !== 'none'
  const [question, ask] = useState<Question>()
  const act = useActs(ask)
  return (
    <>
      <MenuTrigger>
        <AriaButton className="button stage-menu">
          {text.menu}
          <ChevronDown size={16} aria-hidden />
        </AriaButton>
        <Popover placement="bottom end">
          <Menu onAction={(id) => act(String(id))}>
            <Entry id="summon" icon={Megaphone} label={text.summon} />
            <Entry id="hold" icon={hold ? EyeOff : Eye} label={hold ? text.release : text.hold} />
            <Entry
              id="cursors"
              icon={cursors ? MousePointer2 : MousePointerClick}
              label={cursors ? text.cursorsOff : text.cursorsOn}
            />
            <Entry id="freeze" icon={frozen ? LockOpen : Lock} label={frozen ? text.unfreeze : text.freeze} />
            <Separator />
            <Entry id="code" icon={QrCode} label={text.code} />
            <Entry id="lobby" icon={DoorOpen} label={lobby ? text.noLobby : text.lobby} />
            <Separator />
            <Entry id="agenda" icon={ListOrdered} label={text.agenda} />
            {hasResult && <Entry id="result" icon={FileText} label={text.result} />}
            <Entry id="close" icon={Flag} label={text.close} />
            <Entry id="stop" icon={Square} label={text.stop} />
          </Menu>
        </Popover>
      </MenuTrigger>
      <Confirm question={question} onClose={() => ask(undefined)} />
    </>
  )
}

interface EntryProps {
  readonly id: string
  readonly icon: LucideIcon
  readonly label: string
}

function Entry({ id, icon: Icon, label }: EntryProps) {
  return (
    <MenuItem id={id} textValue={label}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {label}
    </MenuItem>
  )
}

function useActs(ask: (question: Question) => void): (id: string) => void {
  const ui = useUiStore()
  const workshop = useWorkshop()
  const send = useCommand()
  const summon = useSummonHere()
  const showCode = useShowCode()
  const { boardId } = useSession()
  const [, go] = useLocation()
  return (id) => {
    const { frozen, lobby, hold, cursors, stage, round } = workshop
    switch (id) {
      case 'summon':
        return summon()
      case 'hold':
        return void send({ type: 'hold', on: hold === undefined })
      case 'cursors':
        return void send({ type: 'cursors', on: !cursors })
      case 'freeze':
        return void send({ type: 'freeze', frozen: !frozen })
      case 'lobby':
        return void send({ type: 'lobby', on: !lobby })
      case 'agenda':
        return ui.change({ panel: 'workshop' })
      case 'code':
        return showCode()
      case 'result':
        return go(`/b/${boardId}/result`)
      case 'close':
        return ui.change({ sheet: 'close' })
      case 'stop': {
        const { stopTitle, stopAbout, stopRound, stopDo, cancel } = words.workshop.close
        const about = isRunning(round) ? `${stopRound(soFar(round))} ${stopAbout}` : stopAbout
        return ask({
          title: stopTitle,
          about,
          perform: stopDo,
          cancel,
          onYes: () => void send({ type: 'goToStage', from: stage, to: -1 }),
        })
      }
    }
  }
}
