import type { Stage } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { announce } from '../../app/announce.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { useWorkshop } from '../../state/hooks.ts'
import type { ChangeAgenda } from './AgendaPanel.tsx'
import { moved } from './agenda.ts'
import { StageForm } from './StageForm.tsx'

const text = words.workshop.agenda

interface StageRowProps {
  readonly stage: Stage
  readonly at: number
  readonly isNow: boolean
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly change: ChangeAgenda
}

/** One stage of the agenda: what and how long at a glance, the rest when it is opened. */
export function StageRow({ stage, at, isNow, isOpen, onOpen, change }: StageRowProps) {
  const row = useRef<HTMLLIElement>(null)
  const { agenda } = useWorkshop()
  const formId = `stage-${stage.id}`
  const move = async (by: -1 | 1): Promise<void> => {
    if (!agenda[at + by]) return
    if (!(await change((stages) => moved(stages, stage.id, by)))) return
    announce.polite(text.moved(stage.title, at + by + 1))
    // React may have taken the row out and put it back elsewhere, and the keyboard with it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) row.current?.querySelector('button')?.focus()
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || (by !== -1 && by !== 1)) return
    event.preventDefault()
    event.stopPropagation()
    void move(by)
  }
  return (
    <li ref={row} className="agenda-stage" data-now={isNow || undefined} onKeyDownCapture={onKeyDown}>
      <div className="agenda-row">
        <AriaButton
          className="agenda-open"
          aria-expanded={isOpen}
          aria-controls={formId}
          aria-current={isNow ? 'step' : false}
          onPress={() => onOpen(!isOpen)}
        >
          {isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
          <span className="agenda-title">{stage.title}</span>
          {isNow && <span className="agenda-now">{text.now}</span>}
          <span className="agenda-minutes">{stage.minutes > 0 ? `${stage.minutes} min` : '–'}</span>
        </AriaButton>
        <IconButton
          icon={ArrowUp}
          size="small"
          label={text.up(stage.title)}
          isDisabled={at === 0}
          onPress={() => void move(-1)}
        />
        <IconButton
          icon={ArrowDown}
          size="small"
          label={text.down(stage.title)}
          isDisabled={at === agenda.length - 1}
          onPress={() => void move(1)}
        />
      </div>
      <div id={formId}>{isOpen && <StageForm stage={stage} at={at} isNow={isNow} change={change} />}</div>
    </li>
  )
}
