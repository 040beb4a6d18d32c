import { fold } from '../base/fold.ts'
import type { Board } from './board.ts'

/** How many colours a theme gives sectors; marks go on after that, so that no two sectors look alike. */
export const sectorColours = 13
export const sectorMarks = 20

/** Which of the theme's colours and of the marks a sector wears. Never told by colour alone. */
export interface SectorStyle {
  readonly colour: number
  readonly mark: number
}

/**
 * All sectors of a board: its own list first, then any that cards use without being listed, by name.
 * A sector's number in this list fixes its colour and mark.
 *
 * @see SPEC M6
 */
export function allSectors(board: Board): readonly string[] {
  const known = new Map(board.settings.sectors.map((sector) => [fold(sector), sector]))
  const extra = [...board.cards.values()]
    .map((card) => card.sector)
    .filter((sector) => sector !== '' && !known.has(fold(sector)))
  const unlisted = new Map(extra.sort().map((sector) => [fold(sector), sector]))
  return [...known.values(), ...unlisted.values()]
}

/** The style of each sector by its folded name. */
export function sectorStyles(board: Board): ReadonlyMap<string, SectorStyle> {
  return new Map(
    allSectors(board).map((sector, at) => [
      fold(sector),
      { colour: at % sectorColours, mark: at % sectorMarks },
    ]),
  )
}
