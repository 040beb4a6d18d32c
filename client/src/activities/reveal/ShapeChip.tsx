import type { Shape } from '@commonground/shared/analysis/disagreement'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'

/** What kind of disagreement it is, in two words. */
export function ShapeChip({ shape }: { readonly shape: Shape }): ReactElement {
  return (
    <span className="round-chip" data-shape={shape}>
      {words.rounds.reveal.shape[shape]}
    </span>
  )
}
