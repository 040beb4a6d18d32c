import { may } from '@commonground/shared/protocol/policy'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { Suspense } from 'react'
import { Button } from '../../controls/Button.tsx'
import { useCanWrite, useRole, useSession, useSettings, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { TimeShown } from './Clock.tsx'
import { HandButton } from './HandButton.tsx'
import { isStageShown, stageSays } from './stageSays.ts'
import './workshop.css'
import { part } from '../../app/part.ts'

// Most who open a board take part; what leads is fetched by those who lead.
const FacilitatorBar = part(async () => (await import('./FacilitatorBar.tsx')).FacilitatorBar)
const Signals = part(async () => (await import('./Signals.tsx')).Signals)

/** What the workshop is about now: above the board, for everyone. Nothing while no workshop runs. */
export function StageBar() {
  const role = useRole()
  const workshop = useWorkshop()
  const isFacilitator = may(role, 'runWorkshop')
  const isRunning = workshop.agenda[workshop.stage] !== undefined
  if (!isFacilitator) return isRunning ? <LookOnBar /> : <OwnHand />
  return (
    <Suspense>
      {isRunning && <FacilitatorBar />}
      {!isRunning && hasSignals(workshop) && (
        <section className="stage-bar" data-slim aria-label={words.workshop.bar.region}>
          <Signals />
        </section>
      )}
    </Suspense>
  )
}

/** People knock, or a code is open, before the first stage and after the last. */
function hasSignals({ waiting = 0, hands, code }: WorkshopState): boolean {
  return waiting > 0 || hands.length > 0 || code !== undefined
}

/** A hand that is still up when no stage runs can be lowered. @see SPEC W20 */
function OwnHand() {
  const { me } = useSession()
  const { hands } = useWorkshop()
  if (!hands.some((hand) => hand === me.id)) return null
  return (
    <section className="stage-bar" data-slim aria-label={words.workshop.bar.region}>
      <HandButton />
    </section>
  )
}

/** For those who take part: what to do now, how long, and a hand to raise. */
function LookOnBar() {
  const role = useRole()
  const ui = useUiStore()
  const canEdit = useCanWrite('edit')
  const workshop = useWorkshop()
  const { question } = useSettings()
  const { agenda, stage, timer } = workshop
  const now = agenda[stage]
  if (!now) return null
  const says = stageSays(workshop, { role, question })
  return (
    <section className="stage-bar" aria-label={words.workshop.bar.region}>
      <div className="stage-what">
        <h2 className="stage-title">{now.title}</h2>
        {says !== '' && <p className="stage-prompt">{says}</p>}
      </div>
      <div className="stage-acts">
        {timer && <TimeShown timer={timer} isQuietAfter={isStageShown(workshop)} />}
        {now.kind === 'plan' && canEdit && (
          <Button onPress={() => ui.change({ panel: 'plan' })}>{words.workshop.act.plan}</Button>
        )}
        {may(role, 'raiseHand') && <HandButton />}
      </div>
    </section>
  )
}
