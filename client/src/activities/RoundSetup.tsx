import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { ReactElement } from 'react'

export interface RoundSetupProps {
  readonly kind: ActivityKind
  /** Called when the round is open, or was not wanted after all. */
  readonly onDone: () => void
}

/** Where a facilitator says what a round is about, and opens it. */
export function RoundSetup(_props: RoundSetupProps): ReactElement | null {
  return null
}
