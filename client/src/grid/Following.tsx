import type { Rect } from '@commonground/shared/base/geometry'
import type { ParticipantId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { type CSSProperties, type ReactElement, useEffect, useState } from 'react'
import { onEscape } from '../app/onEscape.ts'
import { Button } from '../controls/Button.tsx'
import type { Other } from '../session/session.ts'
import { usePeople, useSession, useUi, useUiStore, useWorkshop } from '../state/hooks.ts'
import { useCamera } from '../tools/actionContext.ts'

const text = words.workshop.follow

/**
 * Keeps this map on what another person sees: someone chosen in the list of people, or the facilitator who leads. One's
 * own pan or zoom ends the first; from the second one may stray and come back.
 */
export function Following(): ReactElement | null {
  const { me } = useSession()
  const ui = useUiStore()
  const { hold } = useWorkshop()
  const chosen = useUi((state) => state.following)
  const people = usePeople()
  if (hold === me.id) return <Frame colour={me.colour} label={text.leading} />
  const leader = people.find(({ participantId }) => participantId === (hold ?? chosen))
  if (!leader) return null
  const stop = (): void => ui.change({ following: undefined })
  return (
    <Led
      key={leader.participantId}
      leader={leader.participantId as ParticipantId}
      name={leader.name}
      colour={leader.colour}
      onStop={hold ? undefined : stop}
    />
  )
}

interface LedProps {
  readonly leader: ParticipantId
  readonly name: string
  readonly colour: number
  /** Absent while a facilitator leads everyone: then one can only stray. */
  readonly onStop: (() => void) | undefined
}

function Led({ leader, name, colour, onStop }: LedProps) {
  const [hasStrayed, setHasStrayed] = useState(false)
  const leave = onStop ?? (() => setHasStrayed(true))
  useLead(leader, hasStrayed ? undefined : leave)
  if (hasStrayed) {
    return (
      <Frame colour={colour} label={text.strayed(name)} isFaint>
        <Button size="small" onPress={() => setHasStrayed(false)}>
          {text.again}
        </Button>
      </Frame>
    )
  }
  return (
    <Frame colour={colour} label={onStop ? text.following(name) : text.held(name)}>
      {onStop && (
        <Button size="small" onPress={onStop}>
          {text.stop}
          <kbd>Esc</kbd>
        </Button>
      )}
    </Frame>
  )
}

/** Follows until the person moves the map or presses Escape; not at all without `leave`. */
function useLead(leader: ParticipantId, leave: (() => void) | undefined): void {
  const session = useSession()
  const camera = useCamera()
  const isOff = leave === undefined
  useEffect(() => {
    if (isOff) return
    let seen = ''
    const look = (): void => {
      const view = viewOf(session.others.get(), leader)
      const key = JSON.stringify(view)
      if (!view || key === seen) return
      seen = key
      camera.follow(view)
    }
    look()
    return session.others.subscribe(look)
  }, [session, camera, leader, isOff])
  useEffect(() => {
    if (!leave) return
    const stops = [onEscape(leave), camera.ownMoves.subscribe(leave)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [camera, leave])
}

function viewOf(others: readonly Other[], leader: ParticipantId): Rect | undefined {
  return others.find(({ person, presence }) => person.participantId === leader && presence.viewport)?.presence
    .viewport
}

interface FrameProps {
  readonly colour: number
  readonly label: string
  readonly isFaint?: boolean
  readonly children?: ReactElement | false | undefined
}

/** A border in the colour of whoever leads, and their name. */
function Frame({ colour, label, isFaint = false, children }: FrameProps) {
  return (
    <div
      className="grid-led"
      data-faint={isFaint || undefined}
      style={{ '--person': `var(--person-${colour})` } as CSSProperties}
    >
      <div className="grid-led-label">
        <span>{label}</span>
        {children}
      </div>
    </div>
  )
}
