import { words } from '@commonground/shared/words/words'
import { ChevronLeft, ChevronRight, StickyNote } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Confirm } from '../../controls/Confirm.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import { useOpened } from '../../controls/useOpened.ts'
import { useRole, useSettings, useUi, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { FacilitateMenu } from './FacilitateMenu.tsx'
import { Signals } from './Signals.tsx'
import { StageActButton } from './StageActButton.tsx'
import { loudest, stageAct } from './stageAct.ts'
import { stageSays } from './stageSays.ts'
import { TimerControl } from './TimerControl.tsx'
import { useMoveOn } from './useMoveOn.ts'

const text = words.workshop.bar

/** Where the workshop is, what comes next, and everything that moves it. */
export function FacilitatorBar() {
  const workshop = useWorkshop()
  const [showsNote, setShowsNote] = useState(false)
  const { goTo, question, dismiss } = useMoveOn()
  const { agenda, stage } = workshop
  const { question: about } = useSettings()
  const panel = useUi((state) => state.panel)
  // The button that opens the agenda goes when the workshop begins from there.
  const heading = useOpened({ what: panel ? '' : 'bar' })
  const says = stageSays(workshop, { role: useRole(), question: about })
  const now = agenda[stage]
  if (!now) return null
  return (
    <section className="stage-bar" data-leads aria-label={text.region}>
      <div className="stage-what">
        <h2 className="stage-title" ref={heading} tabIndex={-1}>
          {now.title}
          <span className="stage-number">{text.where(stage + 1, agenda.length)}</span>
          {now.note && (
            <Button
              size="small"
              look="plain"
              className="stage-note-button"
              aria-expanded={showsNote}
              onPress={() => setShowsNote(!showsNote)}
            >
              <StickyNote size={15} strokeWidth={1.75} aria-hidden />
              {text.note}
            </Button>
          )}
        </h2>
        {says !== '' && <p className="stage-prompt">{says}</p>}
      </div>
      <TimerControl />
      <div className="stage-acts">
        <Signals />
        <StageActButton />
        <div className="stage-moves">
          <Moves goTo={goTo} />
          <FacilitateMenu />
        </div>
      </div>
      {showsNote && now.note && (
        <p className="stage-note">
          <span className="unseen">{text.noteHint} </span>
          {now.note}
        </p>
      )}
      <Confirm question={question} onClose={dismiss} />
    </section>
  )
}

/** Back, and the one button that moves on. It is the loudest only when nothing in the stage waits to be begun or shown. */
function Moves({ goTo }: { readonly goTo: (stage: number) => void }) {
  const workshop = useWorkshop()
  const ui = useUiStore()
  const { agenda, stage } = workshop
  const next = agenda[stage + 1]
  // Then the stage's own button closes the workshop.
  const canClose = stageAct(workshop)?.kind === 'close'
  return (
    <>
      <IconButton
        icon={ChevronLeft}
        label={text.back}
        isDisabled={stage <= 0}
        onPress={() => goTo(stage - 1)}
      />
      {(next || !canClose) && (
        <Button
          className="stage-next"
          look={loudest(workshop) === 'next' ? 'primary' : undefined}
          onPress={() => (next ? goTo(stage + 1) : ui.change({ sheet: 'close' }))}
        >
          <span>{next ? text.next(next.title) : text.finish}</span>
          <ChevronRight size={18} strokeWidth={2} aria-hidden />
        </Button>
      )}
    </>
  )
}
