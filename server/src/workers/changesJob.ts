import type { ParticipantId } from '@commonground/shared/base/ids'
import { readPast } from '../log/past.ts'
import type { StoredUpdate } from '../storage/logTable.ts'
import type { StoredBoard } from './storedBoard.ts'

/** Who changed a board and when. */
export interface Changes {
  readonly people: readonly PersonsChanges[]
  readonly moments: readonly Moment[]
  readonly reachesTo?: number
}

interface PersonsChanges {
  readonly id: ParticipantId
  readonly changes: number
  readonly firstAt: number
  readonly lastAt: number
}

/** A moment to go back to. `much`: who changed much at once then; without it changes began again after a pause. */
interface Moment {
  readonly at: number
  readonly much?: ParticipantId
}

/** Lists who changed a board, the last first, and the newest moments that one may want to go back to. */
export function listChanges({ log, history }: StoredBoard): Changes {
  const { changes, reachesTo } = readPast(log, history ?? [])
  const people = new Map<ParticipantId, PersonsChanges>()
  for (const { participant, at } of changes) {
    if (!participant) continue
    const { changes: before = 0, firstAt = at } = people.get(participant) ?? {}
    people.set(participant, { id: participant, changes: before + 1, firstAt, lastAt: at })
  }
  return {
    people: [...people.values()].sort((a, b) => b.lastAt - a.lastAt),
    moments: momentsOf(changes).slice(-mostMoments).reverse(),
    ...(reachesTo !== undefined && { reachesTo }),
  }
}

function momentsOf(changes: readonly StoredUpdate[]): readonly Moment[] {
  const moments: Moment[] = []
  const bursts = new Map<ParticipantId, { readonly at: number; bytes: number }>()
  let last = 0
  for (const { participant, at, bytes } of changes) {
    if (at - last > pauseMs) moments.push({ at })
    last = at
    if (!participant) continue
    const open = bursts.get(participant)
    const burst = open && at - open.at < burstMs ? open : { at, bytes: 0 }
    bursts.set(participant, burst)
    const isNew = burst.bytes < muchBytes && burst.bytes + bytes.length >= muchBytes
    burst.bytes += bytes.length
    if (isNew) moments.push({ at: burst.at, much: participant })
  }
  const isTold = ({ at }: Moment): boolean =>
    moments.some(({ at: other, much }) => much && Math.abs(other - at) < burstMs)
  return moments.filter((one) => one.much ?? !isTold(one)).sort((a, b) => a.at - b.at)
}

const pauseMs = 10 * 60_000
const burstMs = 5_000
/** About a hundred cards removed or changed; nobody types or drags so much in a few seconds. */
const muchBytes = 2_500
const mostMoments = 8
