import { clamp } from '@commonground/shared/base/geometry'
import { initials } from '@commonground/shared/model/participant'
import { words } from '@commonground/shared/words/words'
import { type CSSProperties, type ReactElement, useEffect, useState } from 'react'
import { preferences } from '../app/preferences.ts'
import { useSession } from '../state/hooks.ts'
import { useCamera } from '../tools/actionContext.ts'

interface EdgeDot {
  readonly clientId: number
  readonly name: string
  readonly colour: number
  readonly x: number
  readonly y: number
  readonly mapX: number
  readonly mapY: number
}

const checkMs = 250

/** People whose cursors are outside the view: a dot at the edge towards them, and a click goes there. */
export function EdgePeople(): ReactElement {
  const camera = useCamera()
  const dots = useEdgeDots()
  return (
    <>
      {dots.map((dot) => (
        <button
          key={dot.clientId}
          type="button"
          className="grid-edge-person"
          style={{ left: dot.x, top: dot.y, '--person': `var(--person-${dot.colour})` } as CSSProperties}
          aria-label={words.grid.goTo(dot.name)}
          title={words.grid.goTo(dot.name)}
          onClick={() => camera.centreOn({ x: dot.mapX, y: dot.mapY })}
        >
          {initials(dot.name)}
        </button>
      ))}
    </>
  )
}

/** Looked at a few times a second: the dots are hints, and moving them on every picture would cost drawing. */
function useEdgeDots(): readonly EdgeDot[] {
  const session = useSession()
  const camera = useCamera()
  const [dots, setDots] = useState<readonly EdgeDot[]>([])
  useEffect(() => {
    const look = (): void => {
      const { widthPx, heightPx } = camera.viewport()
      const next = session.others.get().flatMap(({ clientId, person, presence }): EdgeDot[] => {
        if (!presence.cursor || presence.away || preferences.get().calm) return []
        const at = camera.toScreen(presence.cursor)
        const isSeen = at.x >= 0 && at.y >= 0 && at.x <= widthPx && at.y <= heightPx
        if (isSeen) return []
        const x = Math.round(clamp(at.x, 18, widthPx - 18))
        const y = Math.round(clamp(at.y, 18, heightPx - 18))
        const { x: mapX, y: mapY } = presence.cursor
        return [{ clientId, name: person.name, colour: person.colour, x, y, mapX, mapY }]
      })
      setDots((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    const timer = setInterval(look, checkMs)
    return () => clearInterval(timer)
  }, [session, camera])
  return dots
}
