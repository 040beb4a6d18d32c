/** A steady rate with room for a burst. Time is handed in. */
export interface Bucket {
  /** Takes tokens when there are enough, or may go into debt when it is full: one large thing must always pass. */
  take(tokens: number, now: number): boolean
}

export function createBucket(burst: number, perSecond: number): Bucket {
  let level = burst
  let at: number | undefined
  return {
    take: (tokens, now) => {
      const passedMs = at === undefined ? 0 : Math.max(0, now - at)
      level = Math.min(burst, level + (passedMs / 1000) * perSecond)
      at = now
      if (level < Math.min(tokens, burst)) return false
      level -= tokens
      return true
    },
  }
}
