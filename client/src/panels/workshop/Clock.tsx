import type { Timer } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { clockText, isPaused } from './timeLeft.ts'
import { useTimeLeft } from './useTimeLeft.ts'

const text = words.workshop.time

interface ClockProps {
  readonly timer: Timer
  readonly leftMs: number
  /** The work that was timed is done: then nobody is told that the time is over. */
  readonly isQuietAfter?: boolean
}

/** The time left in figures large enough for the back row; red, and counting up, once it is over. */
export function Clock({ timer, leftMs, isQuietAfter = false }: ClockProps) {
  const tone = isQuietAfter ? undefined : leftMs <= 0 ? 'over' : leftMs <= 60_000 ? 'short' : undefined
  return (
    <span className="stage-clock" data-tone={tone} data-paused={isPaused(timer) || undefined} aria-hidden>
      {leftMs <= 0 && '+'}
      {clockText(leftMs)}
    </span>
  )
}

/** The time for those who look on, with its words for a screen reader. Not a live region: warnings are said apart. */
export function TimeShown({ timer, isQuietAfter }: Pick<ClockProps, 'timer' | 'isQuietAfter'>) {
  const leftMs = useTimeLeft(timer)
  if (isQuietAfter && leftMs <= 0) return null
  return (
    <span className="stage-time" role="timer" aria-live="off" aria-label={timeWords(timer, leftMs)}>
      {leftMs <= 0 && <span className="stage-over">{text.isOver}</span>}
      <Clock timer={timer} leftMs={leftMs} />
    </span>
  )
}

export function timeWords(timer: Timer, leftMs: number): string {
  const clock = clockText(leftMs)
  if (isPaused(timer)) return text.paused(clock)
  return leftMs > 0 ? text.left(clock) : text.over(clock)
}
