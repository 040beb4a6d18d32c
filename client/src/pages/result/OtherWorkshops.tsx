import type { SittingId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { useCallback } from 'react'
import { Link } from 'wouter'
import { dayText } from '../../panels/workshop/days.ts'
import * as api from '../../session/api.ts'
import { useSession } from '../../state/hooks.ts'
import { Part } from './ResultParts.tsx'
import { useAnswer } from './useAnswer.ts'

const text = words.workshop.result

interface OtherWorkshopsProps {
  /** The one this page shows; none while it shows a workshop that is not closed. */
  readonly shown?: SittingId
  /** A workshop that is not closed has something to show. */
  readonly hasLive: boolean
}

/** The way to the result pages of all other workshops of this board; nothing where there is no other. */
export function OtherWorkshops({ shown, hasLive }: OtherWorkshopsProps) {
  const { boardId } = useSession()
  const ask = useCallback(() => api.sittings(boardId), [boardId])
  const answer = useAnswer(ask)
  if (answer.kind === 'unreachable') return <p className="hint result-others">{text.othersOffline}</p>
  if (answer.kind !== 'found') return null
  const { sittings } = answer.value
  const at = sittings.findIndex(({ id }) => id === shown)
  const others = sittings.filter(({ id }) => id !== shown)
  const leadsToLive = hasLive && shown !== undefined
  if (others.length === 0 && !leadsToLive) return null
  return (
    <div className="result-others">
      <Part title={at > 0 || leadsToLive ? text.others : text.earlier}>
        <ul>
          {leadsToLive && (
            <li>
              <Link href={`/b/${boardId}/result`}>{text.live}</Link>
            </li>
          )}
          {others.map(({ id, name, closedAt }) => (
            <li key={id}>
              <Link href={`/b/${boardId}/result/${id}`}>{name}</Link>
              {!name.includes(dayText(closedAt)) && <span className="hint">{dayText(closedAt)}</span>}
            </li>
          ))}
        </ul>
      </Part>
    </div>
  )
}
