import { nameKey } from '@commonground/shared/base/nameKey'
import type { Board } from '@commonground/shared/model/board'
import { relationships } from '@commonground/shared/model/card'
import { allSectors } from '@commonground/shared/model/sectorStyle'
import { words } from '@commonground/shared/words/words'
import { Lock, X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from '../../controls/IconButton.tsx'
import { useBoard, useSettings } from '../../state/hooks.ts'
import { RelationshipMark } from '../card/RelationshipMark.tsx'
import { SectorMark } from '../card/SectorMark.tsx'
import { legendToggleId, useLegend } from './useLegend.ts'
import './legend.css'

const text = words.grid.legend

/** What colours and signs on the map mean: those that this board uses. */
export function Legend() {
  const [isShown, show] = useLegend()
  const board = useBoard()
  const titleId = useId()
  if (!isShown) return null
  const hide = (): void => {
    // The keyboard must not be lost with the button.
    document.getElementById(legendToggleId)?.focus()
    show(false)
  }
  const cards = [...board.cards.values()]
  const sectors = sectorsInUse(board)
  return (
    <section className="legend" aria-labelledby={titleId}>
      <div className="legend-head">
        <h2 id={titleId}>{text.title}</h2>
        <IconButton icon={X} label={text.hide} size="small" onPress={hide} />
      </div>
      <Axes />
      {sectors.length > 0 && (
        <Part title={text.sectors}>
          {sectors.map((sector) => (
            <li key={sector}>
              <SectorMark sector={sector} />
              {sector || words.model.noSector}
            </li>
          ))}
        </Part>
      )}
      <Part title={text.relationship}>
        {relationships.map((relationship) => (
          <li key={relationship}>
            <RelationshipMark relationship={relationship} />
          </li>
        ))}
      </Part>
      <Part title={text.places}>
        <li>
          <LeaderMark />
          {text.aside}
        </li>
        {cards.some(({ locked }) => locked) && (
          <li>
            <Lock size={16} strokeWidth={1.75} aria-hidden />
            {text.locked}
          </li>
        )}
      </Part>
    </section>
  )
}

/** In the board's own order; a card without a sector adds the empty one. */
function sectorsInUse(board: Board): readonly string[] {
  const used = new Set([...board.cards.values()].map(({ sector }) => nameKey(sector)))
  return [...allSectors(board), ''].filter((sector) => used.has(nameKey(sector)))
}

/** What the axes mean here: along the map there is room for a few words only. */
function Axes() {
  const { influenceMeaning, interestMeaning } = useSettings()
  const axes = [
    [words.grid.influence, influenceMeaning],
    [words.grid.interest, interestMeaning],
  ] as const
  return axes.map(([axis, meaning]) =>
    meaning === '' ? null : (
      <div key={axis} className="legend-part">
        <h3>{axis}</h3>
        <p>{meaning}</p>
      </div>
    ),
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="legend-part">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  )
}

function LeaderMark() {
  return (
    <svg className="legend-leader" viewBox="0 0 26 20" width={26} height={20} aria-hidden>
      <rect x={1} y={1} width={17} height={8} rx={2} />
      <path d="M11 9 21 16" />
      <path className="legend-place" d="M21 11.5 25.5 16 21 20 16.5 16z" />
    </svg>
  )
}
