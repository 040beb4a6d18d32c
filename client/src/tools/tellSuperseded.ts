import type { Place } from '@commonground/shared/model/place'
import { samePlace } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import type { Session } from '../session/session.ts'
import type { Superseded } from '../session/superseded.ts'
import type { ActionContext } from './actionContext.ts'
import { moveTo } from './cardActs.ts'

const text = words.grid.superseded
const mostNamed = 3

/** Tells of moves made here that lost to others', and offers to put these cards back. Returns its stop. */
export function tellSuperseded(context: ActionContext): () => void {
  const { session, notify } = context
  return session.onSuperseded((all) => {
    const lost = standing(session, all)
    if (lost.length === 0) return
    const putBack = (): void =>
      moveTo(
        context,
        standing(session, lost).map(({ card, mine }) => ({ id: card, place: mine })),
      )
    const tell = (by?: string): void =>
      notify({
        text: wordsFor(session, lost, by ?? words.grid.someone),
        action: { label: text.putBack, perform: putBack },
        until: (over) =>
          session.board.subscribe(() => {
            if (standing(session, lost).length === 0) over()
          }),
        stays: true,
      })
    const [one] = lost
    const person = session.people.get().find(({ clientId }) => clientId === one?.by)
    // Who has loaded the page again since is connected under another id: the server knows both.
    if (one && lost.length === 1 && !person) void session.authorOf(one.by).then(tell)
    else tell(person?.name)
  })
}

/** Those whose card is still where the others put it. */
function standing(session: Session, lost: readonly Superseded[]): readonly Superseded[] {
  const { cards } = session.board.get()
  return lost.filter(({ card, theirs }) => cards.has(card) && samePlace(cards.get(card)?.place, theirs))
}

function wordsFor(session: Session, lost: readonly Superseded[], by: string): string {
  const { cards } = session.board.get()
  const nameOf = ({ card }: Superseded): string => cards.get(card)?.name || words.model.unnamed
  const [one] = lost
  if (one && lost.length === 1) {
    return text.one(by, nameOf(one), where(one.theirs), where(one.mine))
  }
  const named = lost.slice(0, mostNamed)
  return text.many(
    named.map((move) => text.ofMany(nameOf(move), where(move.theirs), where(move.mine))),
    lost.length - named.length,
  )
}

const where = (place: Place | undefined): string =>
  place ? text.at(place.influence, place.interest) : text.inTray
