import type { BoardId, RoundId } from '@commonground/shared/base/ids'
import type { Kept } from './ballotKeeper.ts'

interface Memory<Ballot> {
  readonly read: () => Kept<Ballot> | undefined
  readonly write: (kept: Kept<Ballot>) => void
}

/**
 * One's own answer in this tab's own storage: it survives a reload and goes with the tab. Nothing is remembered, and
 * nothing fails, where there is none.
 */
export function ballotMemory<Ballot>(board: BoardId, round: RoundId): Memory<Ballot> {
  const key = `ballot:${board}:${round}`
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
        return isKept(kept) ? (kept as Kept<Ballot>) : undefined
      } catch {
        return undefined
      }
    },
    write: (kept) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(kept))
      } catch {
        // Private windows may have none: then a reload asks the server.
      }
    },
  }
}

function isKept(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ballot' in value && 'isUnsent' in value
}
