import type { Sheet } from '../sheet.ts'
import { withPairsSplit } from './pairs.ts'
import { withQuadrantsRated } from './quadrants.ts'
import { withTicksRead } from './ticks.ts'

/**
 * The sheet with a column for each rating, however the list tells them: ticked, both in one column, or by the name of
 * a quadrant. Any other sheet stays as it is.
 *
 * @see SPEC T8
 */
export function withPlainRatings(sheet: Sheet): Sheet {
  return sheet.columns ? sheet : withQuadrantsRated(withPairsSplit(withTicksRead(sheet)))
}
