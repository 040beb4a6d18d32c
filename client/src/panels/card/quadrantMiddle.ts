import { backdropOf, placeAtPoint, type Quadrant } from '@commonground/shared/map/grid'
import type { Settings } from '@commonground/shared/model/board'
import { type Place, placeAt } from '@commonground/shared/model/place'

/** Where a card goes when only a quadrant is given. */
export function quadrantMiddle(quadrant: Quadrant, settings: Settings): Place {
  const region = backdropOf(settings).regions.find(({ key }) => key === quadrant)
  if (!region) throw new Error(`No such quadrant: ${quadrant}`)
  const { x, y, width, height } = region.rect
  const middle = placeAtPoint({ x: x + width / 2, y: y + height / 2 })
  return placeAt(Math.round(middle.influence), Math.round(middle.interest))
}
