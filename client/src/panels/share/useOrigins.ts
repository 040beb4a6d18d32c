import type { BoardId } from '@commonground/shared/base/ids'
import { useEffect, useState } from 'react'
import * as api from '../../session/api.ts'
import { isOnlyHere } from './isOnlyHere.ts'

export interface Origins {
  /** The addresses others reach this server by. Absent until they are known; none when nobody else can reach it. */
  readonly known: readonly string[] | undefined
  /** The one that links lead by. */
  readonly origin: string
  readonly choose: (origin: string) => void
}

/**
 * The address of this server that links lead by: the one in the address bar, or one that others reach it by where
 * that one works on this computer alone.
 */
export function useOrigins(board: BoardId): Origins {
  const [known, setKnown] = useState(isOnlyHere(location.hostname) ? undefined : [location.origin])
  const [chosen, choose] = useState<string>()
  useEffect(() => {
    if (!isOnlyHere(location.hostname)) return
    let isGone = false
    api.networkAddresses(board).then(
      (found) => isGone || setKnown([...found]),
      () => isGone || setKnown([]),
    )
    return () => {
      isGone = true
    }
  }, [board])
  return { known, origin: chosen ?? known?.[0] ?? location.origin, choose }
}
