import type { Role } from '@commonground/shared/model/participant'
import { maxPresenceBytes, presencePerSecond } from '@commonground/shared/protocol/limits'
import { presenceOf, readPresence } from '@commonground/shared/protocol/presence'
import { presenceFrame, type readShown, type Shown } from './frames.ts'
import type { Person, Session } from './session.ts'

type Entries = ReturnType<typeof readShown>

interface Entry {
  readonly session: Session
  /** The client's own clock, and the one others are told. */
  seen: number
  clock: number
  state: string
  sentAt: number
  /** Whether others see something of it. */
  isShown: boolean
}

/** How much of what people show is passed on. */
export type Reach = 'everything' | 'noCursors' | 'nothing'

/** Answers whether a client id may be shown by this person, and takes it for them when they may write with it. */
export type ClaimClient = (client: number, person: Person) => boolean

/**
 * What everyone connected shows of themselves. Each connection owns one client id; what it says about others is
 * left out. Collected per tick; of one connection only the latest is passed on.
 *
 * @see SPEC R5
 */
export class PresenceBoard {
  readonly #entries = new Map<number, Entry>()
  readonly #changed = new Set<number>()
  /** Last clock of ids that left, so that the same tab is believed again when it comes back. */
  readonly #left = new Map<number, number>()
  readonly #claim: ClaimClient
  #reach: Reach = 'everything'
  #isResting = false

  constructor(claim: ClaimClient) {
    this.#claim = claim
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** From now on this much is passed on; what others see already is brought in line with it. @see SPEC W6 */
  setReach(reach: Reach): void {
    if (this.#reach === reach) return
    this.#reach = reach
    for (const [client, entry] of this.#entries) {
      entry.state = this.#kept(entry.state)
      this.#again(client, entry)
    }
  }

  /** Whether the board rests for participants; nobody sees them drag then. @see SPEC A20 */
  setResting(isResting: boolean): void {
    if (this.#isResting === isResting) return
    this.#isResting = isResting
    for (const [client, entry] of this.#entries) this.#again(client, entry)
  }

  #again(client: number, entry: Entry): void {
    entry.clock += 1
    entry.sentAt = Number.NEGATIVE_INFINITY
    this.#changed.add(client)
  }

  /** Takes what a message shows. True when the connection showed its client id for the first time. */
  take(session: Session, shown: Entries): boolean {
    if (session.clientId !== undefined) {
      const own = shown.find(({ client }) => client === session.clientId)
      if (own) this.#show(session, own)
      return false
    }
    // A client that joins shows itself alone; a message about several is an echo of what it heard.
    const [first] = shown
    if (!first || shown.length > 1 || !this.#mayShow(session, first.client)) return false
    session.clientId = first.client
    this.#show(session, first)
    return true
  }

  leave(session: Session): void {
    const { clientId } = session
    const entry = clientId === undefined ? undefined : this.#entries.get(clientId)
    if (clientId === undefined || entry?.session !== session) return
    entry.clock += 1
    entry.state = 'null'
    this.#changed.add(clientId)
  }

  /** One frame with all that changed and may be passed on now, or nothing. */
  takeFrame(now: number): Uint8Array | undefined {
    const ready: Shown[] = []
    for (const client of this.#changed) {
      const entry = this.#entries.get(client)
      if (!entry || now - entry.sentAt < 1000 / presencePerSecond) continue
      this.#changed.delete(client)
      const state = this.#passedOn(entry)
      if (state !== 'null' || entry.isShown) {
        ready.push({ client, clock: entry.clock, state })
        entry.sentAt = now
      }
      entry.isShown = state !== 'null'
      if (entry.state === 'null') this.#forget(client, entry.clock)
    }
    return ready.length > 0 ? presenceFrame(ready) : undefined
  }

  /** Everything shown at present, for someone who joins. */
  wholeFrame(): Uint8Array | undefined {
    const shown = [...this.#entries]
      .map(([client, entry]) => ({ client, clock: entry.clock, state: this.#passedOn(entry) }))
      .filter(({ state }) => state !== 'null')
    return shown.length > 0 ? presenceFrame(shown) : undefined
  }

  /** What is held of it: nothing shown while nothing is passed on is passed on afterwards. @see SPEC W6 */
  #kept(state: string): string {
    return this.#reach === 'nothing' && state !== 'null' ? '{}' : state
  }

  /** What others are told of it. */
  #passedOn({ state, session }: Entry): string {
    if (this.#reach === 'nothing' || state === 'null') return 'null'
    if (this.#reach === 'everything' && !this.#isResting) return state
    const presence = presenceOf(session.person.role, readPresence(JSON.parse(state)), this.#isResting)
    const { cursor: _cursor, ...rest } = presence
    return JSON.stringify(this.#reach === 'everything' ? presence : rest)
  }

  #mayShow(session: Session, client: number): boolean {
    const holder = this.#entries.get(client)
    if (holder?.session.isOpen) return false
    return this.#claim(client, session.person)
  }

  #show(session: Session, shown: Entries[number]): void {
    if (shown.state.length > maxPresenceBytes || shown.clock > maxClock) return
    const clean = cleanState(shown.state, session.person.role)
    if (clean === undefined) return
    const state = this.#kept(clean)
    const entry = this.#entries.get(shown.client)
    if (entry?.session === session) {
      if (shown.clock <= entry.seen) return
      entry.seen = shown.clock
      entry.clock = Math.max(shown.clock, entry.clock + 1)
      entry.state = state
    } else {
      // Others may have kept a higher clock from before it left and would ignore a lower one.
      const last = entry?.clock ?? this.#left.get(shown.client) ?? -1
      const clock = Math.max(shown.clock, last + 1)
      this.#entries.set(shown.client, {
        session,
        seen: shown.clock,
        clock,
        state,
        sentAt: Number.NEGATIVE_INFINITY,
        isShown: entry?.isShown ?? false,
      })
    }
    this.#changed.add(shown.client)
  }

  #forget(client: number, clock: number): void {
    this.#entries.delete(client)
    this.#left.set(client, clock)
    const oldest = this.#left.keys().next()
    if (this.#left.size > maxLeft && !oldest.done) this.#left.delete(oldest.value)
  }
}

const maxClock = 0x7fff_ffff
const maxLeft = 2_000

const utf8 = new TextDecoder()

/** The state as JSON of nothing but presence, or nothing when it is not JSON. */
function cleanState(bytes: Uint8Array, role: Role): string | undefined {
  const text = utf8.decode(bytes)
  if (text === 'null') return text
  try {
    return JSON.stringify(presenceOf(role, readPresence(JSON.parse(text)), false))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
