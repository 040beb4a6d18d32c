import { maxPresenceBytes, presenceEveryMs } from '@commonground/shared/protocol/limits'
import type { Connected } from '@commonground/shared/protocol/messages'
import {
  maxShownCards,
  type Presence,
  presenceOf,
  readPresence,
} from '@commonground/shared/protocol/presence'
import type { Awareness } from 'y-protocols/awareness'
import { createStore, type Store } from '../state/store.ts'
import type { Other, Session } from './session.ts'

/** What this tab shows of itself and sees of others. Outlives a document. */
export interface SessionPresence {
  readonly others: Store<readonly Other[]>
  readonly show: Session['show']
  /** Who is connected, as the server says. */
  readonly setPeople: (people: readonly Connected[]) => void
  /** Shows and watches through this awareness from now on. */
  readonly follow: (awareness: Awareness) => void
  readonly close: () => void
}

export function createPresence(now: () => number = () => performance.now()): SessionPresence {
  const others = createStore<readonly Other[]>([])
  let awareness: Awareness | undefined
  let people: readonly Connected[] = []
  let known: ReadonlyMap<number, Known> = new Map()
  let mine: Presence = {}
  let sent = '{}'
  let sentAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  const send = (): void => {
    timer = undefined
    const shown = fitted(mine)
    const text = JSON.stringify(shown)
    if (text === sent) return
    sent = text
    sentAt = now()
    awareness?.setLocalState(shown)
  }
  const look = (): void => {
    if (!awareness) return
    // The server may hand back an older state of this tab under a newer clock.
    const own = awareness.getLocalState()
    if (own && JSON.stringify(own) !== sent) awareness.setLocalState(JSON.parse(sent))
    const next = readOthers(awareness, people, known)
    const shown = others.get()
    known = new Map(next.map((one) => [one.other.clientId, one]))
    const isSame = next.length === shown.length && next.every(({ other }, at) => other === shown[at])
    if (!isSame) others.set(next.map(({ other }) => other))
  }

  return {
    others,
    show: (part) => {
      const next = { ...mine, ...part }
      mine = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined))
      if (timer === undefined) timer = setTimeout(send, Math.max(0, sentAt + presenceEveryMs - now()))
    },
    setPeople: (next) => {
      people = next
      look()
    },
    follow: (next) => {
      awareness?.off('change', look)
      awareness = next
      const shown = fitted(mine)
      sent = JSON.stringify(shown)
      awareness.setLocalState(shown)
      awareness.on('change', look)
      look()
    },
    close: () => {
      clearTimeout(timer)
      awareness?.off('change', look)
    },
  }
}

/** One of the others, and what they were read from. */
interface Known {
  readonly other: Other
  readonly state: unknown
}

/** The others, in the server's order. Who did not move keeps their object, and is not read again. */
function readOthers(
  awareness: Awareness,
  people: readonly Connected[],
  known: ReadonlyMap<number, Known>,
): readonly Known[] {
  const states = awareness.getStates()
  return people.flatMap((person): Known[] => {
    const { clientId } = person
    if (clientId === undefined || clientId === awareness.clientID) return []
    const before = known.get(clientId)
    const state = states.get(clientId)
    if (before && before.state === state && before.other.person === person) return [before]
    const other = { clientId, person, presence: presenceOf(person.role, readPresence(state), false) }
    const isSame = JSON.stringify(before?.other) === JSON.stringify(other)
    return [{ state, other: before && isSame ? before.other : other }]
  })
}

/** Cut to what the server passes on: whole units, few cards, few bytes. The selection goes first. */
function fitted(presence: Presence): Presence {
  const { cursor, drag, selection, viewport, ...rest } = presence
  const short: Presence = {
    ...rest,
    ...(cursor && { cursor: { ...cursor, x: Math.round(cursor.x), y: Math.round(cursor.y) } }),
    ...(drag && { drag: drag.slice(0, maxShownCards) }),
    ...(viewport && { viewport: wholeUnits(viewport) }),
  }
  const whole = { ...short, ...(selection && { selection: selection.slice(0, maxShownCards) }) }
  return bytesOf(whole) < maxPresenceBytes - envelopeBytes ? whole : short
}

/** Client id, clock and lengths around the state. */
const envelopeBytes = 40

const bytesOf = (presence: Presence): number => JSON.stringify(presence).length

function wholeUnits(viewport: NonNullable<Presence['viewport']>): NonNullable<Presence['viewport']> {
  const { x, y, width, height } = viewport
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
}
