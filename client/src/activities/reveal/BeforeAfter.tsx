import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { CardFacts } from './CardFacts.tsx'
import { SpreadChange } from './SpreadChange.tsx'

const text = words.rounds.talk

interface BeforeAfterProps {
  readonly before: PlacedCard
  readonly after: PlacedCard
}

/** How a card was placed before and after the talk, side by side. Less spread is not the goal, and not said to be. */
export function BeforeAfter({ before, after }: BeforeAfterProps): ReactElement {
  return (
    <>
      <SpreadChange before={before} after={after} />
      <div className="before-after">
        <section aria-label={text.before}>
          <h3>{text.before}</h3>
          <CardFacts placed={before} step="list" />
        </section>
        <section aria-label={text.after}>
          <h3>{text.after}</h3>
          <CardFacts placed={after} step="list" />
        </section>
      </div>
    </>
  )
}
