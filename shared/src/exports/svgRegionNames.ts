import type { Point, Rect } from '../base/geometry.ts'
import { backdropOf, gridHeight, gridWidth } from '../map/grid.ts'
import { regionLabel } from '../map/regionLabel.ts'
import { textWidth } from '../map/textWidth.ts'
import type { Settings } from '../model/board.ts'

/** A quadrant's name in its outer corner, in the picture's units from the map's corner. */
export interface RegionName {
  readonly text: string
  readonly at: Point
  readonly anchor: 'start' | 'end'
  /** What cards keep off. */
  readonly box: Rect
}

export const regionNameSize = 15
const inset = 12
/** Bold letters are this much wider than those `textWidth` measures. */
export const bolder = 1.15

export function regionNames(settings: Settings, scale: number): readonly RegionName[] {
  const map = { width: gridWidth * scale, height: gridHeight * scale }
  return backdropOf(settings).regions.map(({ key, rect }) => {
    const text = regionLabel(key, settings)
    const [isLeft, isTop] = [rect.x === 0, rect.y === 0]
    const width = textWidth(text, regionNameSize) * bolder + inset * 1.5
    const height = regionNameSize + inset * 1.5
    return {
      text,
      anchor: isLeft ? 'start' : 'end',
      at: { x: isLeft ? inset : map.width - inset, y: isTop ? inset * 2 : map.height - inset },
      box: { x: isLeft ? 0 : map.width - width, y: isTop ? 0 : map.height - height, width, height },
    }
  })
}
