import type { BoardId } from '@commonground/shared/base/ids'
import { useEffect, useState } from 'react'
import * as api from '../../session/api.ts'
import { isOnlyHere } from './isOnlyHere.ts'

/**
 * The addresses of this server that links can lead by: the one in the address bar, or those that others reach it by
 * where that one works on this computer alone. Nothing until they are known; none when nobody else can reach it.
 */
export function useOrigins(board: BoardId): readonly string[] | undefined {
  const [origins, setOrigins] = useState(isOnlyHere(location.hostname) ? undefined : [location.origin])
  useEffect(() => {
    if (!isOnlyHere(location.hostname)) return
    let isGone = false
    api.networkAddresses(board).then(
      (found) => isGone || setOrigins([...found]),
      () => isGone || setOrigins([]),
    )
    return () => {
      isGone = true
    }
  }, [board])
  return origins
}
