import { clamp } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { moveCards } from '@commonground/shared/commands/cards'
import { pointOf, quadrantOf } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Settings } from '@commonground/shared/model/board'
import { type Place, placeAt } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import type { Session } from '../session/session.ts'
import type { Announce } from './actionContext.ts'
import type { PreviewStore } from './preview.ts'

/** Presses of arrow keys within this time are one write and one undo step. */
const burstMs = 800
const speakMs = 300

/** Moves cards by small steps; everybody sees them at once, the document hears of it when the burst is over. */
export interface Nudger {
  readonly nudge: (
    ids: readonly CardId[],
    by: { readonly influence: number; readonly interest: number },
  ) => void
  /** Writes what waits. Called before anything else changes the board. */
  readonly flush: () => void
  readonly isWaiting: () => boolean
  /** Gives up what waits. True when there was something. */
  readonly cancel: () => boolean
}

interface NudgerDeps {
  readonly session: Session
  readonly preview: PreviewStore
  readonly announce: Announce
  /** Calls back later; returns how to stop it. */
  readonly later: (act: () => void, afterMs: number) => () => void
}

export function createNudger({ session, preview, announce, later }: NudgerDeps): Nudger {
  let waiting = new Map<CardId, Place>()
  let stopWrite = (): void => {}
  let stopSpeak = (): void => {}
  let spokenFrom: Place | undefined

  const forget = (): void => {
    stopWrite()
    waiting = new Map()
    preview.clear()
    session.show({ drag: undefined })
  }

  const flush = (): void => {
    if (waiting.size === 0) return
    const moves = [...waiting].map(([id, place]) => ({ id, place }))
    session.undo.stop()
    // Written before the preview goes, or the card would blink back to where it was.
    session.run(moveCards, { moves })
    session.undo.stop()
    forget()
  }

  const speak = (id: CardId): void => {
    const now = waiting.get(id) ?? session.board.get().cards.get(id)?.place
    if (now && spokenFrom) announce.polite(nudgeWords(spokenFrom, now, session.board.get().settings))
    spokenFrom = undefined
  }

  return {
    isWaiting: () => waiting.size > 0,
    nudge(ids, by) {
      const { cards } = session.board.get()
      for (const id of ids) {
        const place = waiting.get(id) ?? cards.get(id)?.place
        if (place) waiting.set(id, stepped(place, by))
      }
      const [lead] = ids
      if (waiting.size === 0 || !lead) return
      spokenFrom ??= cards.get(lead)?.place
      const moving = [...waiting].map(([card, place]) => ({
        card,
        place,
        at: pointOf(place),
      }))
      preview.show({ moving, isNudge: true })
      session.show({ drag: moving.map(({ card, place }) => ({ card, place })) })
      stopWrite()
      stopWrite = later(flush, burstMs)
      stopSpeak()
      stopSpeak = later(() => speak(lead), speakMs)
    },
    flush,
    cancel() {
      if (waiting.size === 0) return false
      stopSpeak()
      spokenFrom = undefined
      forget()
      return true
    },
  }
}

function stepped(place: Place, by: { readonly influence: number; readonly interest: number }): Place {
  return placeAt(clamp(place.influence + by.influence, 0, 100), clamp(place.interest + by.interest, 0, 100))
}

/** Only what changed, the value first; a new quadrant after it. */
export function nudgeWords(from: Place, to: Place, settings: Settings): string {
  const quadrant = quadrantOf(to, settings)
  return [
    from.influence !== to.influence ? words.grid.influenceNow(to.influence) : '',
    from.interest !== to.interest ? words.grid.interestNow(to.interest) : '',
    quadrant !== quadrantOf(from, settings) ? words.grid.quadrantNow(regionLabel(quadrant, settings)) : '',
  ]
    .filter((part) => part !== '')
    .join('. ')
}
