import type { Summon } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { useCallback, useEffect, useRef, useState } from 'react'
import { announce } from '../../app/announce.ts'
import { Button } from '../../controls/Button.tsx'
import { usePeople, useSession, useUi, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { useGoToView } from './useGoToView.ts'

const text = words.workshop.summon
const countFrom = 3
/** A question nobody answers goes by itself. */
const askedMs = 20_000

/**
 * A facilitator wants to show something: a moment to say no, then the map goes there. The keyboard stays where it is.
 *
 * @see SPEC W16
 */
export function Summoned() {
  const [summon, dismiss] = useNewSummon()
  const sender = usePeople().find(({ participantId }) => participantId === summon?.by)
  useEndWith(summon !== undefined, sender !== undefined, dismiss)
  if (!summon || !sender) return null
  return <Coming key={summon.number} summon={summon} name={sender.name} onEnd={dismiss} />
}

/** What a summons was about is past when the workshop goes on, or when whoever called has left. */
function useEndWith(isComing: boolean, isSenderHere: boolean, dismiss: () => void): void {
  const { agenda, stage, hold, frozen, round } = useWorkshop()
  const moment = [agenda[stage]?.id, hold, frozen, round?.id, round?.state, isSenderHere].join()
  const began = useRef<string>(undefined)
  useEffect(() => {
    if (!isComing) began.current = undefined
    else if (began.current === undefined) began.current = moment
    else if (began.current !== moment) dismiss()
  }, [isComing, moment, dismiss])
}

/** The latest summons that came while this page was open, until it is answered. */
function useNewSummon(): readonly [Summon | undefined, () => void] {
  const { me } = useSession()
  const { summon, now } = useWorkshop()
  const seen = useRef<number>(undefined)
  const [coming, setComing] = useState<Summon>()
  useEffect(() => {
    // Before the server has spoken nothing is known, and what it tells first is not news.
    if (now === 0) return
    const before = seen.current
    seen.current = summon?.number ?? 0
    if (before === undefined || !summon || summon.number <= before || summon.by === me.id) return
    setComing(summon)
  }, [summon, now, me.id])
  const dismiss = useCallback(() => setComing(undefined), [])
  return [coming, dismiss]
}

interface ComingProps {
  readonly summon: Summon
  readonly name: string
  readonly onEnd: () => void
}

function Coming({ summon, name, onEnd }: ComingProps) {
  const view = useUi((state) => state.view)
  const ui = useUiStore()
  const goTo = useGoToView()
  const [left, setLeft] = useState(countFrom)
  // A list has nothing to move there, and taking it away would take the keyboard with it: then the person decides.
  const isAsked = view !== 'grid'
  const end = useRef({ go: () => {}, stay: () => {} })
  end.current = {
    go: () => {
      ui.change({ view: 'grid' })
      goTo(summon.view)
      announce.polite(text.went(name))
      onEnd()
    },
    stay: () => {
      announce.polite(text.stayed)
      onEnd()
    },
  }

  useEffect(() => announce.polite(isAsked ? text.said(name) : text.saidSoon(name)), [isAsked, name])
  useEffect(() => {
    const timer = isAsked
      ? setTimeout(onEnd, askedMs)
      : setTimeout(() => (left > 1 ? setLeft(left - 1) : end.current.go()), 1000)
    return () => clearTimeout(timer)
  }, [left, isAsked, onEnd])
  useEffect(() => {
    // First of all that listen: a panel must not close on the same key.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end.current.stay()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])

  return (
    <section className="summoned" data-asked={isAsked || undefined} aria-label={text.said(name)}>
      <p>{isAsked ? text.said(name) : text.coming(name, left)}</p>
      {isAsked && (
        <Button size="small" look="primary" onPress={() => end.current.go()}>
          {text.go}
        </Button>
      )}
      <Button size="small" onPress={() => end.current.stay()}>
        {text.stay}
        <kbd>Esc</kbd>
      </Button>
    </section>
  )
}
