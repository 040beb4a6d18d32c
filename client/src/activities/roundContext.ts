import type { RoundId } from '@commonground/shared/base/ids'
import { createContext, useContext } from 'react'
import type { Session } from '../session/session.ts'
import type { OwnChoice, Showing } from './showing.ts'

/** What the page shows of rounds, and what this tab chose for itself. */
export interface RoundView {
  /** The board itself, whatever stands before it. */
  readonly outer: Session
  readonly shown: Showing
  readonly own: OwnChoice
  /** Puts a round's panel aside, or takes it up again. */
  readonly putAside: (round: RoundId | undefined) => void
  /** A facilitator answers too, or no longer. */
  readonly joinIn: (round: RoundId | undefined) => void
}

export const RoundContext = createContext<RoundView | undefined>(undefined)

export function useRoundView(): RoundView {
  const view = useContext(RoundContext)
  if (!view) throw new Error('No rounds: this component stands outside RoundSession')
  return view
}
