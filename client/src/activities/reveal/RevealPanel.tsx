import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import type { CardId } from '@commonground/shared/base/ids'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import { may } from '@commonground/shared/protocol/policy'
import type { RevealStep, RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { announce } from '../../app/announce.ts'
import { Button } from '../../controls/Button.tsx'
import { useBoard, useRole, useSettings, useUi, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { SidePane } from '../SidePane.tsx'
import { type Revealed, shownStep } from '../showing.ts'
import { useMarks } from '../useMarks.ts'
import { ApplyMiddles } from './ApplyMiddles.tsx'
import { CardAlone } from './CardAlone.tsx'
import { crowding } from './crowding.ts'
import { latestOf } from './latest.ts'
import { Measures } from './Measures.tsx'
import { isShown, marksFor } from './marksFor.ts'
import { NumbersButton } from './NumbersButton.tsx'
import { RankedList } from './RankedList.tsx'
import { Steps } from './Steps.tsx'
import { Talk } from './Talk.tsx'
import { type Found, useFound } from './useFound.ts'
import './reveal.css'

const text = words.rounds.reveal
/** Fewer answers than this say nothing of the spread. */
const leastPeople = 5

interface RevealPanelProps {
  readonly revealed: Revealed
  /** A round in which a card is placed again, under way. */
  readonly open?: RoundOf<'blindPlacing'>
}

/** Beside the map: what everybody's places say, at the facilitator's pace. */
export function RevealPanel({ revealed, open }: RevealPanelProps): ReactElement {
  const found = useFound(revealed)
  const workshop = useWorkshop()
  const { cards } = useBoard()
  const talk = workshop.talk ?? open?.setup.cards[0]
  const about = talk && cards.get(talk)
  const title = about ? words.rounds.talk.title(about.name) : text.title
  return (
    <SidePane round={revealed.base} title={title} said={about ? title : undefined}>
      {found ? (
        <Shown
          found={found}
          revealed={revealed}
          step={shownStep(workshop, revealed, open !== undefined)}
          talk={about?.id}
          {...(open && { open })}
        />
      ) : (
        <p role="status">{text.loading}</p>
      )}
    </SidePane>
  )
}

interface ShownProps extends RevealPanelProps {
  readonly found: Found
  readonly step: RevealStep
  readonly talk: CardId | undefined
}

function Shown({ found, revealed, step, talk, open }: ShownProps): ReactElement {
  const ui = useUiStore()
  const { cards } = useBoard()
  const [hasHeat, setHeat] = useState(false)
  const selected = useUi((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined))
  const alone = talk ?? selected
  const latest = useMemo(() => latestOf(found), [found])
  const isDrawn = latest.cards.some(({ dots }) => dots.length > 0)
  const about = isDrawn || step === 'centres' || step === 'list' ? text.step[step].about : text.undrawn
  useStepSaid(talk ? '' : `${text.step[step].name}. ${about}`)
  useListAfterTalk(talk)
  const name = (alone && cards.get(alone)?.name) ?? ''
  useMarks(
    useMemo(
      () =>
        marksFor({
          cards: alone ? found.first.cards : latest.cards,
          step,
          own: alone ? found.own : latest.own,
          hasHeat: hasHeat && !talk,
          ...(alone && { alone: { card: alone, name, after: found.after.get(alone) } }),
        }),
      [found, latest, step, hasHeat, alone, name, talk],
    ),
  )
  if (talk) return <Talk found={found} base={revealed.base} card={talk} {...(open && { open })} />
  return (
    <>
      <Steps step={step} about={about} canChange={step === 'list' ? !isFixed(revealed) : true} />
      {found.first.people < leastPeople ? (
        <p className="round-note">{text.few(found.first.people)}</p>
      ) : (
        <p className="hint">{text.people(found.first.people)}</p>
      )}
      {isShown(step, 'dots') && isDrawn && (
        <Button size="small" aria-pressed={hasHeat} onPress={() => setHeat(!hasHeat)}>
          {text.heat}
        </Button>
      )}
      {hasHeat && <p className="hint">{text.heatAbout}</p>}
      {alone ? (
        <CardAlone
          found={found}
          card={alone}
          step={step}
          onBack={() => ui.change({ selection: new Set() })}
        />
      ) : (
        <Whole found={found} latest={latest.cards} step={step} />
      )}
    </>
  )
}

/** Once a card was placed again, everything was seen. */
const isFixed = ({ again }: Revealed): boolean => again.size > 0

interface WholeProps extends Pick<ShownProps, 'found' | 'step'> {
  readonly latest: readonly PlacedCard[]
}

function Whole({ found, latest, step }: WholeProps): ReactElement {
  const role = useRole()
  const settings = useSettings()
  const isFacilitator = may(role, 'runWorkshop')
  const hasAll = isShown(step, 'list')
  const crowd = crowding(latest, settings)
  return (
    <>
      {hasAll && isFacilitator && crowd !== undefined && (
        <p className="round-note">{text.crowded(crowd, regionLabel('workTogether', settings))}</p>
      )}
      {hasAll && <RankedList found={found} latest={latest} />}
      {(hasAll || isFacilitator) && <NumbersButton found={found} />}
      {hasAll && isFacilitator && <ApplyMiddles found={found} />}
      <Measures />
    </>
  )
}

/** Those who listen hear what is on the map now; in a talk its heading says that. */
function useStepSaid(said: string): void {
  useEffect(() => {
    if (said !== '') announce.polite(said)
  }, [said])
}

/** A talk ends at the list, whichever card was looked at alone before. */
function useListAfterTalk(talk: CardId | undefined): void {
  const ui = useUiStore()
  useEffect(() => {
    if (!talk) return
    return () => ui.change({ selection: new Set() })
  }, [ui, talk])
}
