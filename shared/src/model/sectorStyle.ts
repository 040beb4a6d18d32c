import { nameKey } from '../base/nameKey.ts'
import type { Settings } from './board.ts'
import type { Card } from './card.ts'

/** How many colours a theme gives sectors; marks go on after that, so that no two sectors look alike. */
export const sectorColours = 13
export const sectorMarks = 20

/** Which of the theme's colours and of the marks a sector wears. Never told by colour alone. */
export interface SectorStyle {
  readonly colour: number
  readonly mark: number
}

/** As much of a board as sectors need. */
export interface Sectored {
  readonly settings: Pick<Settings, 'sectors'>
  readonly cards: ReadonlyMap<string, Pick<Card, 'sector'>>
}

/**
 * All sectors of a board: its own list first, then any that cards use without being listed, by name.
 * A sector's number in this list fixes its colour and mark.
 *
 * @see SPEC M6
 */
export function allSectors(board: Sectored): readonly string[] {
  const known = new Map(board.settings.sectors.map((sector) => [nameKey(sector), sector]))
  const extra = [...wornSectors(board)].filter((sector) => !known.has(nameKey(sector)))
  const unlisted = new Map(extra.sort().map((sector) => [nameKey(sector), sector]))
  return [...known.values(), ...unlisted.values()]
}

/**
 * The style of each sector by its folded name. A listed one has that of its number; the others have first the colours
 * that no card on the board has.
 *
 * @see SPEC M6
 */
export function sectorStyles(board: Sectored): ReadonlyMap<string, SectorStyle> {
  const listed = new Set(board.settings.sectors.map(nameKey))
  const worn = new Set([...wornSectors(board)].map(nameKey))
  const styles = new Map<string, SectorStyle>()
  const seen = new Set<number>()
  const taken = new Set<string>()
  for (const [at, sector] of allSectors(board).map(nameKey).entries()) {
    const own = { colour: at % sectorColours, mark: at % sectorMarks }
    const style = listed.has(sector) ? own : unlike(taken, freeColour(own, seen))
    styles.set(sector, style)
    taken.add(lookOf(style))
    if (worn.has(sector)) seen.add(style.colour)
  }
  return styles
}

function freeColour(own: SectorStyle, seen: ReadonlySet<number>): SectorStyle {
  const colours = Array.from({ length: sectorColours }, (_, colour) => colour)
  return { ...own, colour: colours.find((colour) => !seen.has(colour)) ?? own.colour }
}

/** The same colour with the next mark that no other sector of this colour has. */
function unlike(taken: ReadonlySet<string>, own: SectorStyle): SectorStyle {
  const marks = Array.from({ length: sectorMarks }, (_, step) => (own.mark + step) % sectorMarks)
  return { ...own, mark: marks.find((mark) => !taken.has(lookOf({ ...own, mark }))) ?? own.mark }
}

const lookOf = ({ colour, mark }: SectorStyle): string => `${colour} ${mark}`

/** What cards say, each spelling once: folding every card of a large board would take longer than all the rest. */
function wornSectors(board: Sectored): ReadonlySet<string> {
  const said = new Set([...board.cards.values()].map(({ sector }) => sector))
  said.delete('')
  return said
}
