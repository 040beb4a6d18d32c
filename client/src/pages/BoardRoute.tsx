import { isId, type SittingId } from '@commonground/shared/base/ids'
import type { Joined } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { type Arrival, arrivalOf, arrive, type BoardAddress, parseAddress } from '../app/address.ts'
import { phonePx } from '../app/theme.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { SheetPage } from './SheetPage.tsx'

const BoardPage = lazy(async () => ({ default: (await import('./board/BoardPage.tsx')).BoardPage }))
const JoinPage = lazy(async () => ({ default: (await import('./join/JoinPage.tsx')).JoinPage }))

const LobbyPage = lazy(async () => ({ default: (await import('./join/LobbyPage.tsx')).LobbyPage }))
const ResultPage = lazy(async () => ({ default: (await import('./result/ResultPage.tsx')).ResultPage }))

interface BoardRouteProps {
  /** The board itself, or the page that says what a workshop brought. */
  readonly shows: 'board' | 'result'
  /** The workshop whose result is meant, by its address. */
  readonly sitting?: string | undefined
}

/** `/b/<board>`: the board for who belongs to it, joining for who holds a link, a plain word for all others. */
export function BoardRoute({ shows, sitting }: BoardRouteProps) {
  const [address, setAddress] = useState(() => parseAddress(location))
  useEffect(() => {
    // Another link opened in the same tab changes only what stands behind the #.
    const read = (): void => {
      if (location.hash !== '') setAddress(parseAddress(location))
    }
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  if (!address || !(sitting === undefined || isSitting(sitting))) return <NotFoundPage />
  const key = `${address.board} ${address.key ?? ''}`
  return <Arriving key={key} address={address} shows={shows} sitting={sitting} />
}

const isSitting = (id: string): id is SittingId => isId(id)

interface ArrivingProps extends BoardRouteProps {
  readonly address: BoardAddress
  readonly sitting?: SittingId | undefined
}

function Arriving({ address, shows, sitting }: ArrivingProps) {
  const [arrival, setArrival] = useState<Arrival>()
  useEffect(fetchAhead, [])
  useEffect(() => {
    let isGone = false
    void arrive(address).then((found) => {
      if (!isGone) setArrival(found)
    })
    return () => {
      isGone = true
    }
  }, [address])
  return (
    <Suspense fallback={<Waiting />}>
      <Arrived address={address} arrival={arrival} shows={shows} sitting={sitting} onArrived={setArrival} />
    </Suspense>
  )
}

/** Fetches what the board will need while the server is asked who this is. */
function fetchAhead(): void {
  void import('./board/BoardPage.tsx')
  if (window.innerWidth > phonePx) void import('./board/GridArea.tsx')
}

interface ArrivedProps extends ArrivingProps {
  readonly arrival: Arrival | undefined
  readonly onArrived: (arrival: Arrival) => void
}

function Arrived({ address, arrival, shows, sitting, onArrived }: ArrivedProps) {
  const onJoined = useCallback((joined: Joined) => onArrived(arrivalOf(joined)), [onArrived])
  switch (arrival?.kind) {
    case undefined:
      return <Waiting />
    case 'joined':
      return shows === 'result' ? (
        <ResultPage
          board={address.board}
          joined={arrival.joined}
          onRoleChanged={onJoined}
          sitting={sitting}
        />
      ) : (
        <BoardPage board={address.board} joined={arrival.joined} onRoleChanged={onJoined} />
      )
    case 'ask':
      return <JoinPage board={address.board} asked={arrival} onJoined={onJoined} />
    case 'waiting':
      return <LobbyPage board={address.board} onArrived={onArrived} />
    case 'refused':
      return <Refused code={arrival.code} />
  }
}

function Refused({ code }: Pick<Extract<Arrival, { kind: 'refused' }>, 'code'>) {
  const { badLinkTitle, badLinkAbout, noKeyTitle, noKeyAbout } = words.pages.join
  if (code === 'bad-key') return <SheetPage title={badLinkTitle} about={badLinkAbout} leadsHome />
  if (code === 'board-missing' || code === 'not-found' || code === 'join-first') {
    return <SheetPage title={noKeyTitle} about={noKeyAbout(location.host)} leadsHome />
  }
  return <SheetPage title={words.pages.join.failedTitle} about={words.problems.errors[code]} leadsHome />
}

function Waiting() {
  return (
    <p className="message-page" role="status">
      {words.pages.loading}
    </p>
  )
}
