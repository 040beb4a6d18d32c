import type { Steps } from '../base/steps.ts'
import { areAnswers, areLegalForms, isOfNames, meansByContent, nameAmong, repeats } from './columnContent.ts'
import { headingOf } from './headings.ts'
import type { HeadingMeaning } from './headingWords.ts'
import { type LayoutColumn, type Meaning, repeatable } from './layout.ts'
import { isOwnForm } from './ownForm.ts'
import { readRating } from './rating.ts'
import { isStandIn } from './ratingWords.ts'

/** One column of a sheet: its heading, and its cells below. */
export interface ColumnCells {
  readonly heading: string
  readonly cells: readonly string[]
}

interface Guess {
  readonly meaning: HeadingMeaning
  readonly certainty: 0 | 1 | 2 | 3
}

const nothing: Guess = { meaning: 'leaveOut', certainty: 0 }

/**
 * What every column most likely holds: by its heading, unless its cells say otherwise; by its cells where there is no
 * heading. Of two columns with one meaning the one named more closely counts, else the first.
 *
 * @see SPEC T6
 */
export function* guessingColumns(given: readonly ColumnCells[]): Steps<readonly LayoutColumn[]> {
  if (isOwnForm(given.map(({ heading }) => heading))) return given.map(asWritten)
  const filled = given.map(({ cells }) => cells.filter((cell) => !isStandIn(cell)))
  const byHeading: Guess[] = []
  for (const [index, { heading }] of given.entries()) {
    const guess = heading === '' ? undefined : headingOf(heading)
    byHeading.push(guess ? corrected(guess, filled[index] ?? []) : nothing)
    yield
  }
  const possible = withoutAnswers(byHeading, filled)
  const hasHeadings = given.some(({ heading }) => heading !== '')
  const named = withGrouping(withName(once(possible, filled), filled, hasHeadings), filled)
  const all = hasHeadings ? named : withRatings(named, filled)
  return given.map(({ heading }, index) => {
    const { meaning, certainty } = all[index] ?? nothing
    const isBlank = filled[index]?.length === 0
    // A column of nothing, and one that nobody named, are left out without a question.
    const isSure = certainty > 1 || (meaning === 'leaveOut' && (isBlank || heading === ''))
    return { heading, meaning: asMeaning(meaning), isSure }
  })
}

/** A column of a file that this product wrote, whatever stands in it: a card may be called *-3*. */
function asWritten({ heading }: ColumnCells): LayoutColumn {
  return { heading, meaning: asMeaning(headingOf(heading)?.meaning ?? 'leaveOut'), isSure: true }
}

/** A heading for names over ratings, days, yes and no is not believed while another column holds names. */
function withoutAnswers(guesses: readonly Guess[], filled: readonly (readonly string[])[]): readonly Guess[] {
  const isDoubtful = guesses.map(({ meaning }, at) => isNaming(meaning) && areAnswers(filled[at] ?? []))
  if (!isDoubtful.includes(true) || !filled.some(isOfNames)) return guesses
  return guesses.map((guess, at) => (isDoubtful[at] ? { meaning: 'leaveOut', certainty: 1 } : guess))
}

const isNaming = (meaning: HeadingMeaning | undefined): boolean =>
  meaning === 'name' || meaning === 'fullName' || meaning === 'organisation'

/** Where the cells cannot be what the heading says, they become notes. */
function corrected(guess: Guess, cells: readonly string[]): Guess {
  const instead = meansByContent(guess.meaning, cells)
  return instead ? { meaning: instead, certainty: 1 } : guess
}

/** Of several columns with one meaning, one keeps it: the field's own name first, then the first that holds anything. */
function once(guesses: readonly Guess[], filled: readonly (readonly string[])[]): readonly Guess[] {
  const chosen = new Map<HeadingMeaning, number>()
  const weight = (index: number): number => {
    const { certainty } = guesses[index] ?? nothing
    return (filled[index]?.length === 0 ? -4 : 0) + certainty
  }
  for (const [index, { meaning }] of guesses.entries()) {
    const rival = chosen.get(meaning)
    if (rival === undefined || weight(index) > weight(rival)) chosen.set(meaning, index)
  }
  return guesses.map((guess, index) => {
    if (isRepeatable(guess.meaning) || chosen.get(guess.meaning) === index) return guess
    return { meaning: texts.has(guess.meaning) ? 'notes' : 'leaveOut', certainty: 1 }
  })
}

/** A second column of these is kept as notes. */
const texts: ReadonlySet<HeadingMeaning> = new Set(['reasonForPlace', 'sharedHistory'])

const isRepeatable = (meaning: HeadingMeaning): boolean => repeatable.has(asMeaning(meaning))

/** Settles which columns make up the names of the cards. */
function withName(
  guesses: readonly Guess[],
  filled: readonly (readonly string[])[],
  hasHeadings: boolean,
): readonly Guess[] {
  const has = (meaning: HeadingMeaning): boolean => guesses.some((guess) => guess.meaning === meaning)
  const turn = (from: HeadingMeaning, meaning: HeadingMeaning): readonly Guess[] =>
    guesses.map((guess) => (guess.meaning === from ? { ...guess, meaning } : guess))
  if (has('firstName') !== has('lastName') && has('fullName')) {
    return turn('fullName', has('firstName') ? 'lastName' : 'firstName')
  }
  if (has('name')) return turn('fullName', 'notes')
  if (has('fullName')) return turn('fullName', 'name')
  if (has('firstName') || has('lastName')) return guesses
  if (has('organisation')) return turn('organisation', 'name')
  if (has('groups')) return turn('groups', 'name')
  if (has('grouping')) return turn('grouping', 'name')
  const index = nameAmong(
    guesses.map(({ meaning }) => meaning),
    filled,
  )
  if (index === undefined) return guesses
  const certainty = !hasHeadings && guesses.length === 1 ? 2 : 0
  return guesses.map((guess, at) => (at === index ? { meaning: 'name', certainty } : guess))
}

/** A column called *Group* beside one of names is the sector when nothing else is and its words stand again and again. */
function withGrouping(guesses: readonly Guess[], filled: readonly (readonly string[])[]): readonly Guess[] {
  const sectorAt = guesses.findIndex(({ meaning }) => meaning === 'sector')
  const isOpen = sectorAt === -1 || areLegalForms(filled[sectorAt] ?? [])
  const groupAt = guesses.findIndex(({ meaning }, at) => meaning === 'grouping' && repeats(filled[at] ?? []))
  return guesses.map((guess, at): Guess => {
    if (isOpen && at === groupAt) return { meaning: 'sector', certainty: 2 }
    const isLeft = guess.meaning === 'grouping' || (at === sectorAt && isOpen && groupAt !== -1)
    return isLeft ? { meaning: 'leaveOut', certainty: 1 } : guess
  })
}

/** Without headings, the two columns of ratings are most likely influence and interest. */
function withRatings(guesses: readonly Guess[], filled: readonly (readonly string[])[]): readonly Guess[] {
  const rated = guesses.flatMap(({ meaning }, index) => {
    const cells = filled[index] ?? []
    const isRated = cells.length > 0 && cells.every((cell) => readRating(cell) !== undefined)
    return meaning === 'leaveOut' && isRated && !isCounting(cells) ? [index] : []
  })
  if (rated.length !== 2) return guesses
  return guesses.map((guess, at): Guess => {
    if (at === rated[0]) return { meaning: 'influence', certainty: 0 }
    return at === rated[1] ? { meaning: 'interest', certainty: 0 } : guess
  })
}

/** 1, 2, 3 … down the rows is a numbering. */
function isCounting(cells: readonly string[]): boolean {
  return cells.length > 2 && cells.every((cell, at) => Number(cell) === Number(cells[0]) + at)
}

function asMeaning(meaning: HeadingMeaning): Meaning {
  if (meaning === 'fullName') return 'name'
  if (meaning === 'grouping') return 'leaveOut'
  return meaning === 'jobTitle' || meaning === 'theirPerson' ? 'notes' : meaning
}
