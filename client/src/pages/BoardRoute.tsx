import type { Joined } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { type Arrival, arrive, type BoardAddress, parseAddress } from '../app/address.ts'
import { phonePx } from '../app/theme.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { SheetPage } from './SheetPage.tsx'

const BoardPage = lazy(async () => ({ default: (await import('./board/BoardPage.tsx')).BoardPage }))
const JoinPage = lazy(async () => ({ default: (await import('./join/JoinPage.tsx')).JoinPage }))

/** `/b/<board>`: the board for who belongs to it, joining for who holds a link, a plain word for all others. */
export function BoardRoute() {
  const [address, setAddress] = useState(() => parseAddress(location))
  useEffect(() => {
    // Another link opened in the same tab changes only what stands behind the #.
    const read = (): void => {
      if (location.hash !== '') setAddress(parseAddress(location))
    }
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  if (!address) return <NotFoundPage />
  return <Arriving key={`${address.board} ${address.key ?? ''}`} address={address} />
}

function Arriving({ address }: { readonly address: BoardAddress }) {
  const [arrival, setArrival] = useState<Arrival>()
  const onJoined = useCallback((joined: Joined) => setArrival({ kind: 'joined', joined }), [])
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
      <Arrived address={address} arrival={arrival} onJoined={onJoined} />
    </Suspense>
  )
}

/** Fetches what the board will need while the server is asked who this is. */
function fetchAhead(): void {
  void import('./board/BoardPage.tsx')
  if (window.innerWidth > phonePx) void import('./board/GridArea.tsx')
}

interface ArrivedProps {
  readonly address: BoardAddress
  readonly arrival: Arrival | undefined
  readonly onJoined: (joined: Joined) => void
}

function Arrived({ address, arrival, onJoined }: ArrivedProps) {
  switch (arrival?.kind) {
    case undefined:
      return <Waiting />
    case 'joined':
      return <BoardPage board={address.board} joined={arrival.joined} onRoleChanged={onJoined} />
    case 'ask':
      return <JoinPage board={address.board} asked={arrival} onJoined={onJoined} />
    case 'refused':
      return <Refused code={arrival.code} />
  }
}

function Refused({ code }: Pick<Extract<Arrival, { kind: 'refused' }>, 'code'>) {
  const { badLinkTitle, badLinkAbout, noKeyTitle, noKeyAbout } = words.pages.join
  if (code === 'bad-key') return <SheetPage title={badLinkTitle} about={badLinkAbout} leadsHome />
  if (code === 'board-missing' || code === 'not-found' || code === 'join-first') {
    return <SheetPage title={noKeyTitle} about={noKeyAbout} leadsHome />
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
