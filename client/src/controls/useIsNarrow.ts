import { useSyncExternalStore } from 'react'

/** True while the window is at most this wide. */
export function useIsNarrow(widthPx: number): boolean {
  const query = `(max-width: ${widthPx}px)`
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
