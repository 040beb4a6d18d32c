import { nameKey } from '@commonground/shared/base/nameKey'
import type { Board } from '@commonground/shared/model/board'
import { sectorStyles } from '@commonground/shared/model/sectorStyle'
import { noSectorColour, type PictureDot } from '@commonground/shared/protocol/http'
import type { BoardChanges } from '../storage/boardTables.ts'

/** More dots than this cannot be told apart on a picture of that size. */
const maxDots = 300

/** What the library shows of a board: title, number of cards, small picture. */
export function summarise(board: Board): BoardChanges {
  const styles = sectorStyles(board)
  const picture = [...board.cards.values()].slice(0, maxDots).flatMap((card): PictureDot[] => {
    const { place, sector } = card
    return place
      ? [[place.interest, place.influence, styles.get(nameKey(sector))?.colour ?? noSectorColour]]
      : []
  })
  const { title } = board.settings
  return { ...(title !== '' && { title }), cards: board.cards.size, picture }
}
