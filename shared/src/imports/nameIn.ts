import { cleanLine } from '../model/field.ts'
import { unescapeFormula } from './formula.ts'
import type { Layout, Meaning } from './layout.ts'
import { isOwnForm } from './ownForm.ts'
import { isStandIn } from './ratingWords.ts'

/**
 * The name that a row gives its card: its name, or a person's first and last name, with where they work behind it in
 * brackets; of lists in which cards are organisations, the organisation.
 *
 * @returns one line, `''` when the row has no name.
 */
export function nameIn(cells: readonly string[], layout: Layout): string {
  const isOwn = isOwnForm(layout.columns.map(({ heading }) => heading))
  const cellOf = (meaning: Meaning): string => {
    const at = layout.columns.findIndex((column) => column.meaning === meaning)
    const cell = unescapeFormula(cells[at] ?? '')
    return !isOwn && isStandIn(cell) ? '' : cleanLine(cell)
  }
  const organisation = cellOf('organisation')
  const person = personIn(cellOf)
  if (layout.cardsAre === 'organisations' && organisation !== '') return organisation
  if (person === '' || organisation === '') return person || organisation
  return person.toLowerCase() === organisation.toLowerCase()
    ? person
    : cleanLine(`${person} (${organisation})`)
}

/** Who the row is about, without where they work. */
export function personIn(cellOf: (meaning: Meaning) => string): string {
  const parts = [cellOf('firstName'), cellOf('lastName')].filter((part) => part !== '')
  return cellOf('name') || parts.join(' ')
}

/** True for a list in which a card may stand for a person or for where they work. */
export function isOfPeople({ columns }: Layout): boolean {
  const has = (meaning: Meaning): boolean => columns.some((column) => column.meaning === meaning)
  return has('organisation') && (has('name') || has('firstName') || has('lastName'))
}
