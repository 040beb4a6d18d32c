/** A pointer that rests, and a card that was only chosen, step back after this time and are gone after that. */
const quietMs = 5_000
const goneMs = 15_000
const quietStrength = 0.4

/** The last thing each person showed, and since when: it steps back while nothing new is heard. */
export interface Fading {
  readonly hear: (clientId: number, shown: string, now: number) => void
  /** Forgets all others, and names them. */
  readonly keepOnly: (here: ReadonlySet<number>) => readonly number[]
  readonly strength: (clientId: number, now: number) => number
  /** In how many milliseconds the next strength changes; infinity when all are gone. */
  readonly nextChange: (now: number) => number
}

export function createFading(): Fading {
  const last = new Map<number, { readonly shown: string; readonly at: number }>()
  return {
    hear: (clientId, shown, now) => {
      if (last.get(clientId)?.shown !== shown) last.set(clientId, { shown, at: now })
    },
    keepOnly: (here) => {
      const gone = [...last.keys()].filter((clientId) => !here.has(clientId))
      for (const clientId of gone) last.delete(clientId)
      return gone
    },
    strength: (clientId, now) => {
      const still = now - (last.get(clientId)?.at ?? Number.NEGATIVE_INFINITY)
      if (still >= goneMs) return 0
      return still >= quietMs ? quietStrength : 1
    },
    nextChange: (now) =>
      [...last.values()]
        .flatMap(({ at }) => [at + quietMs - now, at + goneMs - now])
        .filter((wait) => wait > 0)
        .reduce((least, wait) => Math.min(least, wait), Number.POSITIVE_INFINITY),
  }
}
