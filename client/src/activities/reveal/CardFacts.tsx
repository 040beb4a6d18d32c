import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { RevealStep } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId } from 'react'
import { useSettings } from '../../state/hooks.ts'
import { isShown } from './marksFor.ts'
import { ShapeChip } from './ShapeChip.tsx'

const text = words.rounds.reveal

interface CardFactsProps {
  readonly placed: PlacedCard
  readonly step: RevealStep
}

/** One card in words and numbers, as far as they are on show. */
export function CardFacts({ placed, step }: CardFactsProps): ReactElement {
  const { centre, spread, band, shape, unknown, isLikeEarlier } = placed
  return (
    <div className="card-facts">
      {isShown(step, 'list') && !isLikeEarlier && (
        <p>
          <ShapeChip shape={shape} /> {text.shapeAbout[shape]}
        </p>
      )}
      {(shape !== 'few' || isLikeEarlier) && <p>{text.placed(placed.placed, unknown)}</p>}
      {centre && <p>{text.middle(Math.round(centre.influence), Math.round(centre.interest))}</p>}
      {isShown(step, 'spread') && band !== 'few' && <p>{text.spread(spread, text.band[band])}</p>}
      {isShown(step, 'dots') && placed.dots.length > 0 && <QuadrantBars placed={placed} />}
      {isLikeEarlier && <p className="hint">{text.likeEarlier}</p>}
      {isShown(step, 'list') && placed.dots.length > 0 && <Sectors placed={placed} />}
    </div>
  )
}

function QuadrantBars({ placed }: { readonly placed: PlacedCard }): ReactElement {
  const id = useId()
  const settings = useSettings()
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>{text.quadrants}</h4>
      <ul className="quadrant-bars">
        {quadrants.map((quadrant) => (
          <li key={quadrant}>
            <span>{regionLabel(quadrant, settings)}</span>
            <div className="round-meter" aria-hidden>
              <div style={{ width: `${(100 * placed.quadrants[quadrant]) / placed.placed}%` }} />
            </div>
            <strong>{placed.quadrants[quadrant]}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sectors({ placed }: { readonly placed: PlacedCard }): ReactElement {
  const id = useId()
  const { sectors, gap, hidesSectors } = placed
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>{text.sectors}</h4>
      {sectors.length > 0 && (
        <ul>
          {sectors.map(({ sector, raters, centre }) => (
            <li key={sector}>
              {text.sectorView(sector, raters, Math.round(centre.influence), Math.round(centre.interest))}
            </li>
          ))}
        </ul>
      )}
      {gap !== undefined && <p>{text.gap(gap)}</p>}
      {sectors.length === 0 ? (
        <p className="hint">{text.noSectors}</p>
      ) : (
        hidesSectors && <p className="hint">{text.hidden}</p>
      )}
    </section>
  )
}
