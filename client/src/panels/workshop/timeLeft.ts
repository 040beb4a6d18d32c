import type { Timer } from '@commonground/shared/protocol/workshop'

export const isPaused = (timer: Timer): boolean => !('endsAt' in timer)

/** `7:05`, and `0:40` after the end counted up. A second that has begun counts whole, so that 0:00 is the end. */
export function clockText(leftMs: number): string {
  const seconds = leftMs > 0 ? Math.ceil(leftMs / 1000) : Math.floor(-leftMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** How long until `clockText` says something else. */
export function msToNextSecond(leftMs: number): number {
  const rest = leftMs > 0 ? leftMs % 1000 : 1000 - (-leftMs % 1000)
  return rest === 0 ? 1000 : rest
}

export type TimeWarning = 'minute' | 'half' | 'over'

const marks: readonly (readonly [TimeWarning, number])[] = [
  ['minute', 60_000],
  ['half', 30_000],
  ['over', 0],
]

/**
 * What to say when the time went from one value to another: the last mark it passed. A timer that was begun, extended or
 * begins below a mark passes none.
 */
export function warningBetween(beforeMs: number, afterMs: number): TimeWarning | undefined {
  return marks.findLast(([, atMs]) => beforeMs > atMs && afterMs <= atMs)?.[0]
}
