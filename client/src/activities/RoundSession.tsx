import type { CardId, RoundId } from '@commonground/shared/base/ids'
import type { Place } from '@commonground/shared/model/place'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react'
import { phonePx } from '../app/theme.ts'
import { ballotSession } from '../session/ballotSession.ts'
import { guardLeaving } from '../session/leaving.ts'
import { resultSession } from '../session/resultSession.ts'
import type { Session } from '../session/session.ts'
import { SessionContext, useSession, useStore, useUiStore } from '../state/hooks.ts'
import type { UiStore } from '../state/uiState.ts'
import { keepBallotFor } from './keepBallotFor.ts'
import { RoundContext, type RoundView } from './roundContext.ts'
import { type OwnChoice, type Revealed, showing } from './showing.ts'
import { isOnlyHere } from './useKeeper.ts'
import { resultOf, useResults } from './useResults.ts'

/**
 * Stands between the board and the page. In a placing round the page works on a private copy of the grid, after the
 * reveal on the middles of all places: map, list, table, keys and taps are the same ones.
 */
export function RoundSession({ children }: { readonly children: ReactNode }): ReactElement {
  const outer = useSession()
  const workshop = useStore(outer.workshop)
  const [own, choose] = useState<OwnChoice>({})
  const shown = useMemo(() => showing(workshop, outer.role, own), [workshop, outer.role, own])
  const ballot = useBallotSession(outer, shown.kind === 'ballot' ? shown.round : undefined)
  const result = useResultSession(outer, shown.kind === 'result' ? shown.revealed : undefined)
  const view = useMemo(
    (): RoundView => ({
      outer,
      shown,
      own,
      putAside: (aside) => choose((before) => ({ ...before, aside })),
      joinIn: (joins) => choose((before) => ({ ...before, joins })),
    }),
    [outer, shown, own],
  )
  // Not even for a moment may the board's own places be seen before one's private copy is there.
  if (shown.kind === 'ballot' && !ballot) {
    return (
      <p className="message-page" role="status">
        {words.pages.loading}
      </p>
    )
  }
  return (
    <RoundContext value={view}>
      <SessionContext value={ballot ?? result ?? outer}>{children}</SessionContext>
    </RoundContext>
  )
}

function useBallotSession(outer: Session, round: RoundOf<'blindPlacing'> | undefined): Session | undefined {
  const ui = useUiStore()
  const [opened, setOpened] = useState<{ readonly id: RoundId; readonly session: Session }>()
  const id = round?.id
  // Progress changes the round at every answer of anyone; its cards never change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one session for one round
  useEffect(() => {
    if (!round) return
    const owner = { board: outer.boardId, round: round.id, participant: outer.me.id }
    const keeper = keepBallotFor('blindPlacing', owner)
    const session = ballotSession({ outer, round, keeper })
    const stopGuarding = guardLeaving(() => isOnlyHere(keeper))
    const stopTelling = outer.answering(keeper.state)
    startAfresh(ui, true)
    setOpened({ id: round.id, session })
    return () => {
      stopGuarding()
      stopTelling()
      session.close()
      startAfresh(ui)
      setOpened(undefined)
    }
  }, [outer, id, ui])
  return round && opened?.id === round.id ? opened.session : undefined
}

function useResultSession(outer: Session, revealed: Revealed | undefined): Session | undefined {
  const ui = useUiStore()
  const key = revealed && [revealed.base, ...revealed.again.values()].map((round) => round.id).join()
  // Every message brings new objects; the rounds are the same as long as their ids are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rounds = useMemo(() => (revealed ? [revealed.base, ...revealed.again.values()] : []), [key])
  const results = useResults(outer.boardId, rounds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const places = useMemo(() => revealed && middles(revealed, results), [key, results])
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    if (!places) return
    const made = resultSession(outer, places)
    setSession(made)
    return () => {
      made.close()
      setSession(undefined)
    }
  }, [outer, places])
  const isShown = session !== undefined
  useEffect(() => {
    if (!isShown) return
    startAfresh(ui, false)
    // A phone begins with the list; what a round found is drawn on the map.
    const before = ui.get().view
    if (isPhone()) ui.change({ view: 'grid' })
    return () => {
      // What comes next has set the tray already.
      startAfresh(ui)
      if (isPhone()) ui.change({ view: before })
    }
  }, [ui, isShown])
  return places ? session : undefined
}

/** Each card at the middle of all its places, after a talk at the latest ones. */
function middles(
  { base, again }: Revealed,
  results: ReturnType<typeof useResults>,
): ReadonlyMap<CardId, Place | undefined> | undefined {
  const first = resultOf(results, base)
  if (!first) return undefined
  const places = first.result.cards.map(({ card, centre }) => {
    const later = again.get(card)
    const after = later && resultOf(results, later)?.result.cards.find((one) => one.card === card)
    return [card, after?.centre ?? centre] as const
  })
  return new Map(places)
}

const isPhone = (): boolean => window.innerWidth <= phonePx

/** What was chosen or open belongs to the other board. */
function startAfresh(ui: UiStore, hasTray?: boolean): void {
  ui.change({
    selection: new Set(),
    editing: undefined,
    moving: undefined,
    movingTo: undefined,
    menuAt: undefined,
    ...(hasTray !== undefined && { trayOpen: hasTray && !isPhone() }),
  })
}
