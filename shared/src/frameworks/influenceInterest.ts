import type { Settings } from '../model/board.ts'
import { type Place, placeAt } from '../model/place.ts'
import type { Backdrop, Framework } from './framework.ts'

/** Size of the grid in map units: wide, because rooms and screens are. */
export const gridWidth = 1600
export const gridHeight = 1000

/** In reading order: the order of every list of cards. */
export const quadrants = ['workTogether', 'keepSatisfied', 'support', 'keepInView'] as const
export type Quadrant = (typeof quadrants)[number]

/** The quadrant a place falls in; a value on the line counts as high. */
export function quadrantOf(place: Place, settings: Settings): Quadrant {
  const influential = place.influence >= settings.influenceLine
  const interested = place.interest >= settings.interestLine
  if (influential) return interested ? 'workTogether' : 'keepSatisfied'
  return interested ? 'support' : 'keepInView'
}

/** The influence/interest grid: influence grows upwards, interest to the right. */
export const influenceInterest: Framework = {
  key: 'influenceInterest',
  point: (place) => ({
    x: (place.interest / 100) * gridWidth,
    y: (1 - place.influence / 100) * gridHeight,
  }),
  drop: (point) => placeAt((1 - point.y / gridHeight) * 100, (point.x / gridWidth) * 100),
  region: quadrantOf,
  backdrop,
}

function backdrop(settings: Settings): Backdrop {
  const lineX = (settings.interestLine / 100) * gridWidth
  const lineY = (1 - settings.influenceLine / 100) * gridHeight
  const left = { x: 0, width: lineX }
  const right = { x: lineX, width: gridWidth - lineX }
  const top = { y: 0, height: lineY }
  const bottom = { y: lineY, height: gridHeight - lineY }
  return {
    frame: { x: 0, y: 0, width: gridWidth, height: gridHeight },
    regions: [
      { key: 'workTogether', rect: { ...right, ...top } },
      { key: 'keepSatisfied', rect: { ...left, ...top } },
      { key: 'support', rect: { ...right, ...bottom } },
      { key: 'keepInView', rect: { ...left, ...bottom } },
    ],
    lines: [
      { setting: 'influenceLine', from: { x: 0, y: lineY }, to: { x: gridWidth, y: lineY } },
      { setting: 'interestLine', from: { x: lineX, y: 0 }, to: { x: lineX, y: gridHeight } },
    ],
  }
}
