import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'

interface SpreadChangeProps {
  readonly before: PlacedCard
  readonly after: PlacedCard | undefined
}

/** How the spread changed with a talk; nothing where too few placed the card to have one. */
export function SpreadChange({ before, after }: SpreadChangeProps): ReactElement | null {
  if (!after || before.band === 'few' || after.band === 'few') return null
  return <p className="hint">{words.rounds.talk.change(before.spread, after.spread)}</p>
}
