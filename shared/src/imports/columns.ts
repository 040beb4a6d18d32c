import { type CardField, cardFieldNames } from '../model/card.ts'
import { words } from '../words/words.ts'

/** What a column of a table holds: a card field, or one half of its place. */
export type Column = Exclude<CardField, 'place'> | 'influence' | 'interest'

/** Every column a table of cards may have, in the order of the card field table. */
export const columns: readonly Column[] = cardFieldNames.flatMap((name): readonly Column[] =>
  name === 'place' ? ['influence', 'interest'] : [name],
)

/** The name of a column, for people. */
export function columnLabel(column: Column): string {
  return words.model.fields[column]
}
