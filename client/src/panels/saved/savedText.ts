import { assertNever } from '@commonground/shared/base/assertNever'
import { words } from '@commonground/shared/words/words'
import type { Draft, Saved } from '../../session/session.ts'
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

/** How many changes drafts hold, as people count them. */
export function refusedCount(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, draft) => sum + Math.max(1, draft.lines.length), 0)
}

/**
 * The saved state in words. What was refused is counted in it as soon as nothing more pressing is to be said.
 *
 * @see SPEC O8
 */
export function savedLine(saved: Saved, isViewer: boolean, drafts: readonly Draft[]): SavedText {
  const refused = refusedCount(drafts)
  const said = savedText(saved, isViewer)
  if (refused === 0 || saved.kind !== 'saved') return said
  return { label: text.notAccepted(refused), about: text.banner.drafts(refused), tone: 'warn' }
}

/** The saved state in words, whatever was refused before. */
export function savedText(saved: Saved, isViewer: boolean): SavedText {
  switch (saved.kind) {
    case 'opening':
      return { label: text.opening, about: text.opening, tone: 'busy' }
    case 'saved':
      return { ...onServer(saved, isViewer), tone: 'calm' }
    case 'saving':
      return { label: text.saving, about: text.savingAbout, tone: 'busy' }
    case 'notSavedYet':
      return { label: text.notSavedYet, about: text.notSavedYetAbout, tone: 'warn' }
    case 'offline':
      return { ...notConnected(saved, isViewer ? 'viewer' : 'participant'), tone: 'warn' }
    case 'notTaken':
      return { label: text.notTaken, about: text.banner.notTaken, tone: 'warn' }
    case 'onlyHere':
      return { label: text.onlyHere, about: text.banner.onlyHere(saved.changes), tone: 'danger' }
    case 'ended':
      return { label: text.ended, about: endedText(saved.code), tone: 'danger' }
    default:
      return assertNever(saved)
  }
}

function onServer({ at, isSlower }: Extract<Saved, { kind: 'saved' }>, isViewer: boolean) {
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
