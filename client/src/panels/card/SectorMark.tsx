import { nameKey } from '@commonground/shared/base/nameKey'
import { marks } from '@commonground/shared/map/look'
import { useSectorStyles } from '../../state/hooks.ts'
import './marks.css'

interface SectorMarkProps {
  readonly sector: string
  readonly sizePx?: number
}

/** A sector's mark in its colour, or the map's open circle where there is none. Decoration: the sector's name stands beside it or is read out. */
export function SectorMark({ sector, sizePx = 16 }: SectorMarkProps) {
  const style = useSectorStyles().get(nameKey(sector))
  return (
    <svg
      className="sector-mark"
      viewBox="0 0 24 24"
      width={sizePx}
      height={sizePx}
      style={style && { color: `var(--sector-${style.colour})` }}
      aria-hidden
    >
      {style ? (
        <path d={marks[style.mark] ?? ''} fill="currentcolor" fillRule="evenodd" />
      ) : (
        <circle cx={12} cy={12} r={8} fill="none" stroke="var(--line)" strokeWidth={2.5} />
      )}
    </svg>
  )
}
