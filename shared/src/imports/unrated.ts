import { headingOf } from './headings.ts'
import type { Layout, LayoutColumn, Meaning } from './layout.ts'

/** True for the two ratings that make a place. */
export const isPlacing = ({ meaning }: Pick<LayoutColumn, 'meaning'>): boolean => isPlace(meaning)

const isPlace = (meaning: string | undefined): meaning is 'influence' | 'interest' =>
  meaning === 'influence' || meaning === 'interest'

/**
 * Indexes of the columns that should give places and give none: no cell of theirs could be read, or their heading names
 * a rating that no column holds, and their cells were taken for something else.
 *
 * @param scored columns of influence and interest that hold anything, and whether a cell of theirs was read.
 */
export function unratedColumns({ columns }: Layout, scored: ReadonlyMap<number, boolean>): readonly number[] {
  const has = (meaning: Meaning): boolean => columns.some((column) => column.meaning === meaning)
  return columns.flatMap((column, at) => {
    if (isPlacing(column)) return scored.get(at) === false ? [at] : []
    const named = column.isChosen ? undefined : headingOf(column.heading)?.meaning
    return isPlace(named) && !has(named) ? [at] : []
  })
}
