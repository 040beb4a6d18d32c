import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from '../controls/Button.tsx'
import { useOpened } from '../controls/useOpened.ts'
import { reached } from '../panels/workshop/howFar.ts'
import { usePeople, useSettings, useWorkshop } from '../state/hooks.ts'
import { askedIn } from './listing/askedIn.ts'
import { RoundControls } from './RoundControls.tsx'
import { useRoundView } from './roundContext.ts'
import { connectedRaters, raters } from './showing.ts'

const text = words.rounds

/** What a facilitator sees of a round: how far people are, fit for a projector, and nothing of any answer. */
export function Overview({ round }: { readonly round: Round }): ReactElement {
  const { joinIn } = useRoundView()
  const { question } = useSettings()
  const workshop = useWorkshop()
  const title = round.kind === 'silentListing' ? askedIn(round, workshop, question) : text.kinds[round.kind]
  const heading = useOpened({ what: round.id })
  return (
    <section className="round-full" aria-label={text.kinds[round.kind]}>
      <div className="round-sheet round-overview">
        <h2 ref={heading} tabIndex={-1}>
          {title}
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

/** “9 of 12 have finished”, as words and as a bar of the same number. */
export function ProgressOf({ round }: { readonly round: Round }): ReactElement {
  const people = usePeople()
  const of = raters(people, round)
  const count = reached(round)
  const more = moreOf(round)
  const [begun, connected] = [round.progress.begun, connectedRaters(people)]
  return (
    <div className="round-progress" role="status">
      <p className="round-progress-main">{text.progress.of(round.kind, count, of)}</p>
      <div className="round-meter" aria-hidden>
        <div style={{ width: `${of === 0 ? 0 : (100 * count) / of}%` }} />
      </div>
      {more !== undefined && <p className="hint">{more}</p>}
      {begun > connected && <p className="hint">{text.progress.moreThanHere(begun, connected)}</p>}
    </div>
  )
}

function moreOf({ kind, setup, progress }: Round): string | undefined {
  if (kind === 'dotVote') return text.progress.allDots(progress.done)
  if (kind === 'silentListing') return text.progress.lists(progress.begun)
  if (kind !== 'blindPlacing' || setup.cards.length < 2) return undefined
  return text.progress.halves(progress.begun, progress.half)
}
