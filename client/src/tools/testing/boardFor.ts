import type { CardId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import type { Place } from '@commonground/shared/model/place'
import { createCamera } from '../../grid/camera.ts'
import { type LocalSession, localSession } from '../../session/localSession.ts'
import { createStore } from '../../state/store.ts'
import { createUiStore } from '../../state/uiState.ts'
import type { ActionContext, Notice } from '../actionContext.ts'
import { createBoardFocus } from '../focus.ts'
import { createLaser } from '../laser.ts'
import type { MapMarks } from '../marks.ts'
import { createNudger } from '../nudge.ts'
import { createPreview } from '../preview.ts'

export interface TestBoard {
  readonly context: ActionContext
  readonly session: LocalSession
  readonly said: string[]
  readonly notices: Notice[]
  readonly placeOf: (name: string) => Place | undefined
  readonly idOf: (name: string) => CardId
  /** Lets the given time pass for everything that waits. */
  readonly pass: (ms: number) => void
}

/** An open board with two cards, a clock that is turned by hand, and ears. */
export function testBoard(role: Role = 'facilitator'): TestBoard {
  const session = localSession({
    role,
    cards: [
      { id: 'foodbank0001' as CardId, name: 'Food bank', place: { influence: 40, interest: 80 } },
      { id: 'localpaper01' as CardId, name: 'Local paper', place: { influence: 49, interest: 20 } },
      { id: 'youthforum01' as CardId, name: 'Youth forum' },
    ],
  })
  const said: string[] = []
  const notices: Notice[] = []
  const announce = {
    polite: (text: string) => said.push(text),
    assertive: (text: string) => said.push(text),
    repeat: () => {},
  }
  const clock = handClock()
  const preview = createPreview()
  const find = (name: string) => [...session.board.get().cards.values()].find((card) => card.name === name)
  return {
    session,
    said,
    notices,
    context: {
      session,
      ui: createUiStore(),
      camera: createCamera({ clock: { now: () => 0, nextFrame: () => () => {} }, isStill: () => true }),
      focus: createBoardFocus(),
      preview,
      laser: createLaser(session, () => 0),
      nudger: createNudger({ session, preview, announce, later: clock.later }),
      gridLines: createStore(false),
      marks: createStore<MapMarks | undefined>(undefined),
      hasLetterKeys: () => true,
      announce,
      notify: (notice) => notices.push(notice),
    },
    placeOf: (name) => find(name)?.place,
    idOf: (name) => {
      const card = find(name)
      if (!card) throw new Error(`No card called ${name}`)
      return card.id
    },
    pass: clock.pass,
  }
}

function handClock() {
  let now = 0
  let waiting: { readonly due: number; readonly act: () => void }[] = []
  return {
    later(act: () => void, afterMs: number) {
      const entry = { due: now + afterMs, act }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    pass(ms: number) {
      now += ms
      const due = waiting.filter((entry) => entry.due <= now)
      waiting = waiting.filter((entry) => entry.due > now)
      for (const entry of due) entry.act()
    },
  }
}
