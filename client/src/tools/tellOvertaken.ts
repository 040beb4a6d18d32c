import type { CardId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import type { Overtaken } from '../session/overtaken.ts'
import type { Session } from '../session/session.ts'
import type { ActionContext } from './actionContext.ts'

const text = words.grid.overtaken

/** Tells who changed meanwhile what a step was about, and which step the next press takes. @see SPEC C6 */
export function tellOvertaken(
  { session, notify }: ActionContext,
  way: 'undo' | 'redo',
  overtaken: Overtaken,
): void {
  const { by, isOwn } = overtaken
  // Gone with the next step, so that only the last one stands there.
  const tell = (who?: string): void =>
    notify({
      text: wordsFor(session, { way, who: who ?? words.grid.someone, overtaken }),
      until: session.undo.subscribe,
    })
  const person = session.people.get().find(({ clientId }) => clientId === by)
  if (person || by === undefined || isOwn) tell(person?.name)
  else void session.authorOf(by).then(tell)
}

interface Told {
  readonly way: 'undo' | 'redo'
  readonly who: string
  readonly overtaken: Overtaken
}

function wordsFor(session: Session, { way, who, overtaken: { cards, did, isOwn, next } }: Told): string {
  const [one] = cards
  const about = !one ? text.board : cards.length === 1 ? nameOf(session, one) : text.cards(cards.length)
  const what =
    did === 'destroyed' ? text.destroyed : isOwn ? text.ownElsewhere(about) : text.did[did](who, about)
  const [first] = next
  if (!first) return what
  return `${what} ${text.again[way](next.length === 1 ? nameOf(session, first) : text.cards(next.length))}`
}

function nameOf(session: Session, id: CardId): string {
  const { cards, removedCards } = session.board.get()
  return (cards.get(id) ?? removedCards.get(id))?.name || words.model.unnamed
}
