import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from '../controls/Button.tsx'
import { usePeople } from '../state/hooks.ts'
import { RoundControls } from './RoundControls.tsx'
import { useRoundView } from './roundContext.ts'
import { raters } from './showing.ts'

const text = words.rounds

/** What a facilitator sees of a round: how far people are, fit for a projector, and nothing of any answer. */
export function Overview({ round }: { readonly round: Round }): ReactElement {
  const { joinIn } = useRoundView()
  return (
    <section className="round-full" aria-label={text.kinds[round.kind]}>
      <div className="round-sheet round-overview">
        <h2>
          {round.kind === 'silentListing' && round.setup.prompt ? round.setup.prompt : text.kinds[round.kind]}
        </h2>
        <ProgressOf round={round} />
        <p className="hint">{text.controls.projector}</p>
        <RoundControls round={round} />
        {round.state === 'open' && (
          <Button look="plain" onPress={() => joinIn(round.id)}>
            {text.controls.joinIn}
          </Button>
        )}
      </div>
    </section>
  )
}

/** “9 of 12 have placed at least half”, as words and as a bar. */
export function ProgressOf({ round }: { readonly round: Round }): ReactElement {
  const people = usePeople()
  const of = raters(people, round)
  const { begun, half, done } = round.progress
  const hasHalves = round.kind === 'blindPlacing' && round.setup.cards.length > 1
  const isWhole = round.kind === 'blindPlacing' || round.kind === 'dotVote' || round.kind === 'fairness'
  const main = hasHalves ? half : isWhole ? done : begun
  const say = hasHalves ? text.progress.half : isWhole ? text.progress.done : text.progress.begun
  return (
    <div className="round-progress" role="status">
      <p className="round-progress-main">{say(main, of)}</p>
      <div className="round-meter" aria-hidden>
        <div style={{ width: `${of === 0 ? 0 : (100 * main) / of}%` }} />
      </div>
      {hasHalves && (
        <p className="hint">
          {text.progress.begun(begun, of)} · {text.progress.all(done)}
        </p>
      )}
    </div>
  )
}
