import type { BoardId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { useEffect, useState } from 'react'
import { type Arrival, resume, tellWhere } from '../../app/address.ts'
import { SheetPage } from '../SheetPage.tsx'
import './join.css'

const text = words.workshop.lobby
/** How often the server is asked: soon enough for a person, seldom enough for a room of them. */
const askEveryMs = 2500

interface LobbyPageProps {
  readonly board: BoardId
  readonly onArrived: (arrival: Arrival) => void
}

/** Waits until a facilitator lets this person in, and goes in by itself. */
export function LobbyPage({ board, onArrived }: LobbyPageProps) {
  const [isLost, setIsLost] = useState(false)
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async (): Promise<void> => {
      const arrival = await resume(board)
      if (isGone) return
      const isUnreachable = arrival.kind === 'refused' && mayPass(arrival.code)
      setIsLost(isUnreachable)
      if (arrival.kind === 'waiting' || isUnreachable) timer = setTimeout(() => void ask(), askEveryMs)
      else if (arrival.kind === 'refused' && arrival.code === 'board-missing') setIsAway(true)
      else {
        if (arrival.kind === 'joined') tellWhere(arrival.joined)
        onArrived(arrival)
      }
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [board, onArrived])
  if (isAway) return <SheetPage title={text.awayTitle} about={text.awayAbout} leadsHome />
  return (
    <SheetPage title={text.pageTitle} about={text.pageAbout}>
      <p className="lobby-wait" role="status">
        {isLost ? text.pageOffline : text.pageWaiting}
      </p>
    </SheetPage>
  )
}

/** Trouble on the way that is no answer: the next try may fare better. */
const mayPass = (code: string): boolean =>
  ['unreachable', 'server-error', 'storage-unavailable'].includes(code)
