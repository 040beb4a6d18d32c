import { dayText } from '../workshop/days.ts'

/** A day of the plan as people say it. Noon is that day wherever the browser is. */
export const planDay = (due: string): string => dayText(Date.parse(`${due}T12:00:00`))
