import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { X } from 'lucide-react'
import { type ReactElement, type ReactNode, useId } from 'react'
import { IconButton } from '../controls/IconButton.tsx'
import { useRoundView } from './roundContext.ts'

interface SidePaneProps {
  readonly round: Round
  readonly title: string
  readonly children: ReactNode
}

/** What a round found, beside the board. It can be put aside and taken up again. */
export function SidePane({ round, title, children }: SidePaneProps): ReactElement {
  const { putAside } = useRoundView()
  const id = useId()
  return (
    <section className="round-pane" aria-labelledby={id}>
      <header className="round-pane-head">
        <h2 id={id}>{title}</h2>
        <IconButton
          icon={X}
          size="small"
          label={words.rounds.controls.showBoard}
          onPress={() => putAside(round.id)}
        />
      </header>
      <div className="round-pane-body">{children}</div>
    </section>
  )
}
