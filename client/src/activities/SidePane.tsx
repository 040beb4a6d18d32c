import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { X } from 'lucide-react'
import { type ReactElement, type ReactNode, useId, useMemo } from 'react'
import { IconButton } from '../controls/IconButton.tsx'
import { useOpened } from '../controls/useOpened.ts'
import { useRoundView } from './roundContext.ts'
import { useResults } from './useResults.ts'

interface SidePaneProps {
  readonly round: Round
  readonly title: string
  /** The finding in one sentence, for those who listen. */
  readonly said?: string | undefined
  readonly children: ReactNode
}

/** What a round found, beside the board. It can be put aside and taken up again. */
export function SidePane({ round, title, said, children }: SidePaneProps): ReactElement {
  const { putAside, outer } = useRoundView()
  const rounds = useMemo(() => [round], [round])
  const takenOff = useResults(outer.boardId, rounds).get(round.id)?.takenOff ?? 0
  const id = useId()
  const heading = useOpened({ what: title, said })
  return (
    <section className="round-pane" aria-labelledby={id}>
      <header className="round-pane-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton
          icon={X}
          size="small"
          label={words.rounds.controls.showBoard}
          onPress={() => putAside(round.id)}
        />
      </header>
      <div className="round-pane-body">
        {takenOff > 0 && <p className="round-note">{words.rounds.takenOff(takenOff)}</p>}
        {children}
      </div>
    </section>
  )
}
