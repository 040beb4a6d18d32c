import type { Attempts } from '../identity/attempts.ts'
import type { Identities } from '../identity/identities.ts'
import type { Rooms } from '../rooms/liveRooms.ts'
import type { Log } from '../rooms/log.ts'
import type { Storage } from '../storage/storage.ts'
import type { Allow } from './access.ts'
import type { Rates } from './rates.ts'

/** What board routes are built from. */
export interface RouteDeps {
  readonly storage: Storage
  readonly rooms: Rooms
  readonly identities: Identities
  readonly attempts: Attempts
  readonly allow: Allow
  readonly rates: Rates
  readonly now: () => number
  readonly log: Log
  readonly publicOrigin?: string
  /** Where other computers in the network find this server; none when it listens to its own alone. */
  readonly networkAddresses: () => readonly string[]
  /** Set when making boards needs this key. */
  readonly createKey?: string
}
