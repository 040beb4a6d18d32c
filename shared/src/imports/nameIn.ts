import { cleanLine } from '../model/field.ts'
import { nameWithoutContacts } from './contactDetails.ts'
import { unescapeFormula } from './formula.ts'
import type { Layout, Meaning } from './layout.ts'
import { isOwnForm } from './ownForm.ts'
import { isStandIn } from './ratingWords.ts'

/**
 * What names the cards of a list: a row's name, or a person's first and last name, with where they work behind it in
 * brackets; of lists in which cards are organisations, the organisation.
 *
 * @returns reads one row: one line, `''` when the row has no name.
 */
export function nameReader(layout: Layout): (cells: readonly string[]) => string {
  const isOwn = isOwnForm(layout.columns.map(({ heading }) => heading))
  const columnAt = new Map(layout.columns.map(({ meaning }, at) => [meaning, at]))
  return (cells) => {
    const cellOf = (meaning: Meaning): string => {
      const cell = unescapeFormula(cells[columnAt.get(meaning) ?? -1] ?? '')
      if (cell === '' || isOwn) return cleanLine(cell.slice(0, mostLetters))
      return isStandIn(cell) ? '' : cleanLine(nameWithoutContacts(cell.slice(0, mostLetters)).text)
    }
    const organisation = cellOf('organisation')
    const person = personIn(cellOf)
    if (layout.cardsAre === 'organisations' && organisation !== '') return organisation
    if (person === '' || organisation === '') return person || organisation
    return person.toLowerCase() === organisation.toLowerCase()
      ? person
      : cleanLine(`${person} (${organisation})`)
  }
}

/** Far more than a name keeps: what cannot be seen in it is taken out first. */
const mostLetters = 2_000

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
