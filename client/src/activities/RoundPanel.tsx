import type { ReactElement } from 'react'

/** What the running round or its reveal shows over the board's middle; nothing while there is none. */
export function RoundPanel(): ReactElement | null {
  return null
}
