import type { Point } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { pointOf } from '@commonground/shared/map/grid'
import { type Place, samePlace } from '@commonground/shared/model/place'
import type { Other, Session } from '../session/session.ts'
import { createStore, type Store } from '../state/store.ts'
import type { FrameClock } from './camera.ts'
import { createFading } from './fading.ts'
import { createMotion } from './motion.ts'

/** A card another person is dragging. */
export interface Ghost {
  readonly card: CardId
  readonly at: Point
  readonly other: Other
  /** True over their tray: it is on its way off the map. */
  readonly isLeaving: boolean
}

export interface Cursor {
  readonly at: Point
  readonly other: Other
  readonly isPressed: boolean
  /** 1 while they move, less after they have been still for a while, 0 when gone. */
  readonly strength: number
}

/** The cards that another person chose a moment ago. */
export interface Choice {
  readonly other: Other
  readonly cards: readonly CardId[]
  /** 1 at first, less after a while; gone ones are not told. */
  readonly strength: number
}

/** What others do, smoothed between the moments it is heard of. */
export interface People {
  readonly ghosts: (now: number) => readonly Ghost[]
  readonly cursors: (now: number) => readonly Cursor[]
  readonly choices: (now: number) => readonly Choice[]
  /** The name of whoever moves this card. */
  readonly moverOf: (card: CardId) => string | undefined
  /** Counts up whenever the set of dragged cards changed, for what names their movers. */
  readonly changes: Store<number>
  readonly isMoving: (now: number) => boolean
  readonly close: () => void
}

interface PeopleDeps {
  readonly session: Session
  readonly clock: FrameClock
  readonly isStill: () => boolean
  readonly later: (act: () => void, afterMs: number) => () => void
  /** Called when something should be drawn again; `cards` when the set of dragged cards changed. */
  readonly onChange: (what: 'cards' | 'motion') => void
}

interface Drag {
  readonly other: Other
  readonly card: CardId
  readonly isLeaving: boolean
  /** When it was let go; it is shown where it was until the document says so, or for a moment. */
  endedAt?: number
  /** Where the document had it when it was last heard of. */
  readonly place: Place | undefined
}

const lingerMs = 400

export function createPeople({ session, clock, isStill, later, onChange }: PeopleDeps): People {
  const cards = createMotion<CardId>(isStill)
  const pointers = createMotion<number>(isStill)
  const drags = new Map<CardId, Drag>()
  const pointed = createFading()
  const chosen = createFading()

  const changes = createStore(0)
  const tell = (what: 'cards' | 'motion'): void => {
    if (what === 'cards') changes.set(changes.get() + 1)
    onChange(what)
  }

  const hearDrags = (others: readonly Other[], now: number): boolean => {
    let isChanged = false
    const heard = new Set<CardId>()
    for (const other of others) {
      for (const { card, place } of other.presence.drag ?? []) {
        heard.add(card)
        const known = drags.get(card)
        const isLeaving = place === undefined
        if (!known || known.endedAt !== undefined || known.isLeaving !== isLeaving) isChanged = true
        drags.set(card, { other, card, isLeaving, place: session.board.get().cards.get(card)?.place })
        const start = session.board.get().cards.get(card)?.place
        if (!known && start) cards.hear(card, pointOf(start), now)
        if (place) cards.hear(card, pointOf(place), now)
      }
    }
    for (const drag of drags.values()) {
      if (!heard.has(drag.card) && drag.endedAt === undefined) drag.endedAt = now
    }
    return isChanged
  }

  const hearCursors = (others: readonly Other[], now: number): void => {
    const here = new Set<number>()
    for (const { clientId, presence } of others) {
      if (!presence.cursor) continue
      here.add(clientId)
      const { x, y } = presence.cursor
      pointed.hear(clientId, `${x} ${y}`, now)
      pointers.hear(clientId, { x, y }, now)
    }
    for (const clientId of pointed.keepOnly(here)) pointers.forget(clientId)
  }

  const hearChoices = (others: readonly Other[], now: number): void => {
    const here = new Set(others.map(({ clientId }) => clientId))
    for (const { clientId, presence } of others) {
      chosen.hear(clientId, (presence.selection ?? []).join(' '), now)
    }
    chosen.keepOnly(here)
  }

  let stopFading = (): void => {}
  /** Nothing else may happen on a quiet board: what steps back is drawn again when it does. */
  const fadeLater = (now: number): void => {
    stopFading()
    const next = Math.min(pointed.nextChange(now), chosen.nextChange(now))
    if (next === Number.POSITIVE_INFINITY) return
    stopFading = later(() => {
      onChange('motion')
      fadeLater(clock.now())
    }, next)
  }

  const hear = (): boolean => {
    const now = clock.now()
    const others = session.others.get()
    hearCursors(others, now)
    hearChoices(others, now)
    fadeLater(now)
    return hearDrags(others, now)
  }

  /** Forgets drags that are over: the document has caught up, or never will. */
  const settle = (now: number): void => {
    for (const [card, drag] of drags) {
      if (drag.endedAt === undefined) continue
      const isWritten = !samePlace(session.board.get().cards.get(card)?.place, drag.place)
      if (!isWritten && now - drag.endedAt < lingerMs) continue
      drags.delete(card)
      cards.forget(card)
      tell('cards')
    }
  }

  hear()
  const stop = session.others.subscribe(() => tell(hear() ? 'cards' : 'motion'))

  return {
    ghosts(now) {
      settle(now)
      return [...drags.values()].flatMap(({ card, other, isLeaving }) => {
        const at = cards.at(card, now)
        return at ? [{ card, at, other, isLeaving }] : []
      })
    },
    cursors: (now) =>
      session.others.get().flatMap((other) => {
        const at = pointers.at(other.clientId, now)
        const strength = pointed.strength(other.clientId, now)
        if (!at || strength === 0 || other.presence.away) return []
        const isPressed = other.presence.cursor?.pressed === true
        return [{ at, other, isPressed, strength }]
      }),
    choices: (now) =>
      session.others.get().flatMap((other) => {
        const { selection: cards = [] } = other.presence
        const strength = chosen.strength(other.clientId, now)
        return cards.length === 0 || strength === 0 ? [] : [{ other, cards, strength }]
      }),
    moverOf: (card) => {
      const drag = drags.get(card)
      return drag && drag.endedAt === undefined ? drag.other.person.name : undefined
    },
    changes,
    isMoving: (now) =>
      cards.isMoving(now) ||
      pointers.isMoving(now) ||
      [...drags.values()].some((drag) => drag.endedAt !== undefined),
    close: () => {
      stop()
      stopFading()
    },
  }
}
