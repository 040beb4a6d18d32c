import { nameKey } from '@commonground/shared/base/nameKey'
import { readOutlines, readSettings } from '@commonground/shared/document/read'
import { sectorStyles } from '@commonground/shared/model/sectorStyle'
import { noSectorColour, type PictureDot } from '@commonground/shared/protocol/http'
import type * as Y from 'yjs'
import type { BoardChanges } from '../storage/boardTables.ts'

/** More dots than this cannot be told apart on a picture of that size. */
const maxDots = 300

export type Summary = Pick<BoardChanges, 'title'> & Required<Pick<BoardChanges, 'cards' | 'picture'>>

/**
 * What the library shows of a board: title, number of cards, small picture. Asked for every few seconds of a busy board,
 * so only what it needs is read of each card.
 */
export function summarise(doc: Y.Doc): Summary {
  const settings = readSettings(doc)
  const cards = readOutlines(doc)
  const styles = sectorStyles({ settings, cards })
  const picture = [...cards.values()]
    .slice(0, maxDots)
    .flatMap(({ place, sector }): PictureDot[] =>
      place ? [[place.interest, place.influence, styles.get(nameKey(sector))?.colour ?? noSectorColour]] : [],
    )
  const { title } = settings
  return { ...(title !== '' && { title }), cards: cards.size, picture }
}
