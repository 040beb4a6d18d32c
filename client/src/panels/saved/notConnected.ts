import type { Role } from '@commonground/shared/model/participant'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import type { Why } from '../../session/reach.ts'
import type { Saved } from '../../session/session.ts'

type NotConnected = Extract<Saved, { readonly kind: 'offline' }>

const text = words.saved

/** The words for having no live connection: on the line, and above the board. @see SPEC R14, O11 */
export function notConnected(
  saved: NotConnected,
  role: Role,
): { readonly label: string; readonly about: string } {
  const why: Why = saved.why ?? 'offline'
  const { changes } = saved
  if (!may(role, 'writeBoard')) return { label: text[why], about: text.banner[`${why}Viewing`] }
  const label = changes === 0 ? text[why] : text[`${why}Changes`](changes)
  if (saved.answers === 'pass') return { label, about: text.banner.answersPass }
  if (saved.answers === 'wait') return { label, about: text.banner.answersWait(text.banner.why[why]) }
  if (changes > 0) return { label, about: text.banner[`${why}Changes`](changes) }
  return {
    label,
    about: saved.keepsNothing ? text.banner.keepsNothing(text.banner.why[why]) : text.banner[why],
  }
}
