import type { Rect } from '@commonground/shared/base/geometry'
import { backdropOf } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Settings } from '@commonground/shared/model/board'
import { textPx } from '../app/theme.ts'
import type { Scale } from '../tools/camera.ts'
import type { Measure } from './cardFace.ts'

/** Size of a quadrant's name and its distance from the corner, in screen pixels. */
export function regionNamePx(widthPx: number): { readonly size: number; readonly margin: number } {
  const size = widthPx < 640 ? textPx.small : textPx.large
  return { size, margin: size * 0.75 }
}

/** Names are bolder than what `Measure` measures. */
const bolder = 1.1

export const isRightRegion = (key: string): boolean => key === 'workTogether' || key === 'support'
export const isTopRegion = (key: string): boolean => key === 'workTogether' || key === 'keepSatisfied'

/** Where the names of the quadrants stand while the whole map is seen: cards keep off them. In map units. */
export function regionNameBoxes(
  settings: Settings,
  { zoom, tall, widthPx }: Scale & { readonly widthPx: number },
  measure: Measure,
): readonly Rect[] {
  const { size, margin } = regionNamePx(widthPx)
  return backdropOf(settings).regions.map(({ key, rect }) => {
    const name = (measure(regionLabel(key, settings)) * bolder * size) / textPx.card
    const width = Math.min((name + margin * 1.5) / zoom, rect.width)
    const height = Math.min((size + margin * 1.5) / (zoom * tall), rect.height)
    const x = isRightRegion(key) ? rect.x + rect.width - width : rect.x
    const y = isTopRegion(key) ? rect.y : rect.y + rect.height - height
    return { x, y, width, height }
  })
}
