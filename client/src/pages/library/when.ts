import { words } from '@commonground/shared/words/words'

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

const steps = [
  { unit: 'minute', ms: 60_000, upTo: 60 },
  { unit: 'hour', ms: 3_600_000, upTo: 24 },
  { unit: 'day', ms: 86_400_000, upTo: 14 },
] as const

/** How long ago, in words, up to two weeks; then the day. */
export function whenWords(at: number, now: number): string {
  const ago = now - at
  if (ago < 60_000) return words.pages.library.justNow
  for (const { unit, ms, upTo } of steps) {
    const count = Math.round(ago / ms)
    if (count < upTo) return relative.format(-count, unit)
  }
  return day.format(at)
}
