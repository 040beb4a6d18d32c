import type { PutBackTold } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { Session } from '../session/session.ts'
import { clockText } from './clockText.ts'
import type { Notice } from './notices.ts'

const text = words.putBack.told

/**
 * Tells everybody else that a facilitator put the board back, or destroyed what was removed: what they looked at has
 * changed, or cannot be brought back any more. Returns its stop.
 *
 * @see SPEC R27, R29
 */
export function tellPutBack(
  { me, workshop }: Pick<Session, 'me' | 'workshop'>,
  notify: (notice: Notice) => void,
): () => void {
  let before = workshop.get()
  return workshop.subscribe(() => {
    const after = workshop.get()
    const told = after.putBack
    // What the server tells first is how things stand, not news.
    const isNews = before.now !== 0 && told !== undefined && told.at !== before.putBack?.at
    before = after
    if (isNews && told.by !== me.id) notify({ text: sentence(told) })
  })
}

function sentence({ at, name, before, of, destroyed }: PutBackTold): string {
  if (destroyed !== undefined) return text.destroyed(name, destroyed)
  if (before !== undefined) return text.time(name, clockText(before, at))
  return of === undefined ? text.undone(name) : text.person(name, of)
}
