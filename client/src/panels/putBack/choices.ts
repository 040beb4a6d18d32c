import type { ChangesAnswer, PutBackBody } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { clockText } from '../../app/clockText.ts'

const text = words.putBack
const minuteMs = 60_000

/** One entry of a list; `at` is the time it means. */
export interface TimeChoice {
  readonly key: string
  readonly label: string
  readonly at: number
}

/** The key of the entry that asks for a time of one's own. */
export const exactKey = 'exact'

/** Earlier times worth going back to, the latest first: some minutes ago, and those at which something began. */
export function timeChoices(
  { moments, reachesTo = 0, people }: ChangesAnswer,
  now: number,
): readonly TimeChoice[] {
  const first = Math.max(reachesTo, Math.min(now, ...people.map(({ firstAt }) => firstAt)))
  const ago = Object.entries(text.ago).map(([minutes, label]) => {
    const at = now - Number(minutes) * minuteMs
    return { key: `ago-${minutes}`, label: text.agoAt(label, clockText(at, now)), at }
  })
  const began = moments.map(({ at, much }) => {
    const clock = clockText(at, now)
    const label = much === undefined ? text.beforePause(clock) : text.beforeMuch(much, clock)
    return { key: `${much === undefined ? 'pause' : 'much'}-${at}`, label, at }
  })
  return [...ago.filter(({ at }) => at > first), ...began].sort((a, b) => b.at - a.at)
}

export const sinceKeys = ['15', '60', '1440', 'ever'] as const
export type Since = (typeof sinceKeys)[number]

export function changesOf(by: string, since: Since, now: number): PutBackBody['what'] {
  return since === 'ever' ? { by } : { by, since: now - Number(since) * minuteMs }
}

/** A time as a field of the browser writes it, on this device's clock. */
export function localTime(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * minuteMs).toISOString().slice(0, 16)
}
