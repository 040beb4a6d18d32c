import type { Timer } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { ChevronDown, Pause, Play, Timer as TimerIcon } from 'lucide-react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from '../../controls/Button.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import { useWorkshop } from '../../state/hooks.ts'
import { Clock, timeWords } from './Clock.tsx'
import { awaitsRound } from './stageAct.ts'
import { isStageShown } from './stageSays.ts'
import { isPaused } from './timeLeft.ts'
import { type Send, useCommand } from './useCommand.ts'
import { useTimeLeft } from './useTimeLeft.ts'

const text = words.workshop.time

/** The time of the stage with everything a facilitator does to it. */
export function TimerControl() {
  const workshop = useWorkshop()
  const { timer, agenda, stage } = workshop
  const send = useCommand()
  const usual = agenda[stage]?.minutes || 5
  // The stage's clock starts with its round.
  if (!timer && awaitsRound(workshop)) return null
  if (!timer) {
    return (
      <Button size="small" look="plain" onPress={() => void send({ type: 'startTimer', minutes: usual })}>
        <TimerIcon size={16} aria-hidden />
        {text.start(usual)}
      </Button>
    )
  }
  return <RunningTimer timer={timer} usual={usual} send={send} />
}

interface RunningTimerProps {
  readonly timer: Timer
  /** Minutes of the stage. */
  readonly usual: number
  readonly send: Send
}

function RunningTimer({ timer, usual, send }: RunningTimerProps) {
  const leftMs = useTimeLeft(timer)
  const isQuietAfter = isStageShown(useWorkshop())
  const paused = isPaused(timer)
  const acts: Readonly<Record<string, () => Promise<boolean>>> = {
    pause: () => send({ type: paused ? 'resumeTimer' : 'pauseTimer' }),
    one: () => send({ type: 'addTime', minutes: 1 }),
    five: () => send({ type: 'addTime', minutes: 5 }),
    less: () => send({ type: 'addTime', minutes: -1 }),
    stop: () => send({ type: 'stopTimer' }),
    again: () => send({ type: 'startTimer', minutes: usual }),
  }
  const entries: readonly (readonly [string, string])[] = [
    ['pause', paused ? text.resume : text.pause],
    ['one', text.addOneLabel],
    ['five', text.addFive],
    ['less', text.takeOne],
    ['again', text.start(usual)],
    ['stop', text.stop],
  ]
  return (
    <fieldset className="stage-timer" aria-label={text.label}>
      <IconButton
        icon={paused ? Play : Pause}
        size="small"
        label={paused ? text.resume : text.pause}
        onPress={() => void acts['pause']?.()}
      />
      <MenuTrigger>
        <AriaButton
          className="button stage-time-button"
          data-look="plain"
          aria-label={timeWords(timer, leftMs)}
        >
          <Clock timer={timer} leftMs={leftMs} isQuietAfter={isQuietAfter} />
          <ChevronDown size={14} aria-hidden />
        </AriaButton>
        <Popover placement="bottom">
          <Menu onAction={(key) => void acts[String(key)]?.()}>
            {entries.map(([id, label]) => (
              <MenuItem key={id} id={id}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button size="small" look="plain" className="stage-add" onPress={() => void acts['one']?.()}>
        {text.addOne}
      </Button>
    </fieldset>
  )
}
