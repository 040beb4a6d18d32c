const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** `25 November 2026`. */
export const dayText = (at: number): string => long.format(at)

/** The same of a day written YYYY-MM-DD. Noon is that day wherever the browser is. */
export const dayWords = (day: string): string => dayText(Date.parse(`${day}T12:00:00`))

/** The same day some months later as YYYY-MM-DD; the last day of a month that is too short for it. */
export function monthsLater(at: number, months: number): string {
  const from = new Date(at)
  const last = new Date(from.getFullYear(), from.getMonth() + months + 1, 0)
  const day = Math.min(from.getDate(), last.getDate())
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${last.getFullYear()}-${pad(last.getMonth() + 1)}-${pad(day)}`
}
