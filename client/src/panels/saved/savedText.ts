import { assertNever } from '@commonground/shared/base/assertNever'
import { words } from '@commonground/shared/words/words'
import type { Saved } from '../../session/session.ts'
import { notConnected } from './notConnected.ts'

export interface SavedText {
  /** Always on screen. */
  readonly label: string
  /** What it means, and what happens next. */
  readonly about: string
  readonly tone: 'calm' | 'busy' | 'warn' | 'danger'
}

const text = words.saved
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** The saved state in words. */
export function savedText(saved: Saved, isViewer: boolean): SavedText {
  switch (saved.kind) {
    case 'opening':
      return { label: text.opening, about: text.opening, tone: 'busy' }
    case 'saved':
      return { ...savedLine(saved, isViewer), tone: 'calm' }
    case 'saving':
      return { label: text.saving, about: text.savingAbout, tone: 'busy' }
    case 'notSavedYet':
      return { label: text.notSavedYet, about: text.notSavedYetAbout, tone: 'warn' }
    case 'offline':
      return { ...notConnected(saved, isViewer ? 'viewer' : 'participant'), tone: 'warn' }
    case 'onlyHere':
      return { label: text.onlyHere, about: text.banner.onlyHere(saved.changes), tone: 'danger' }
    case 'ended':
      return { label: text.ended, about: endedText(saved.code), tone: 'danger' }
    default:
      return assertNever(saved)
  }
}

function savedLine({ at, isSlower }: Extract<Saved, { kind: 'saved' }>, isViewer: boolean) {
  const about = at > 0 ? text.savedAt(clock.format(at)) : text.savedAll
  const line = isViewer ? { label: text.readOnly, about: text.banner.viewer } : { label: text.saved, about }
  if (!isSlower) return line
  return { label: isViewer ? text.slowerViewing : text.slower, about: `${line.about} ${text.slowerAbout}` }
}

/** Why the server ended the connection for good. */
export function endedText(code: number): string {
  const closed: Readonly<Record<number, string>> = words.problems.closed
  return closed[code] ?? words.problems.errors['server-error']
}
