import type { ImportPlan } from '@commonground/shared/imports/planImport'
import { quadrantOf, quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Place } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { useSettings } from '../../state/hooks.ts'

const texts = words.transfer.import
const [width, height] = [160, 100]
/** Dots past this many say nothing more. */
const mostDots = 400

/** The places that a list gives, those on cards of the board too. */
export function placesOf({ added, changed }: Pick<ImportPlan, 'added' | 'changed'>): readonly Place[] {
  return [...added.map(({ place }) => place), ...changed.map(({ fields }) => fields.place)].flatMap(
    (place) => place ?? [],
  )
}

/** Shows where the cards would stand: how a scale is read is seen at once. */
export function PreviewMap({ places }: { readonly places: readonly Place[] }) {
  const settings = useSettings()
  const counts = quadrants.map((quadrant) => ({
    label: regionLabel(quadrant, settings),
    cards: places.filter((place) => quadrantOf(place, settings) === quadrant).length,
  }))
  const x = (interest: number): number => (interest / 100) * width
  const y = (influence: number): number => (1 - influence / 100) * height
  // Lines of no length with round ends: one shape, however many there are.
  const dots = places
    .slice(0, mostDots)
    .map(({ influence, interest }) => `M${x(interest)} ${y(influence)}h0`)
    .join('')
  return (
    <figure className="import-map">
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="img" aria-label={texts.mapAbout(counts)}>
        <rect className="import-map-back" width={width} height={height} rx={3} />
        <path
          className="import-map-line"
          d={`M${x(settings.interestLine)} 0V${height}M0 ${y(settings.influenceLine)}H${width}`}
        />
        <path className="import-map-dots" d={dots} />
      </svg>
      <figcaption>{texts.mapTitle}</figcaption>
    </figure>
  )
}
