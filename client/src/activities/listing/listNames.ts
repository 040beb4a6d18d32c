import type { ListingBallot } from '@commonground/shared/activities/silentListing'
import { newCardId } from '@commonground/shared/base/ids'
import { nameKey } from '@commonground/shared/base/nameKey'
import { readListLines } from '@commonground/shared/imports/listLines'
import { cardFields } from '@commonground/shared/model/card'
import { maxListed } from '@commonground/shared/protocol/limits'
import { words } from '@commonground/shared/words/words'

const text = words.rounds.listing

type Listed = ListingBallot['cards'][number]
interface Named {
  readonly name: string
}

export interface NewNames {
  readonly names: readonly string[]
  readonly sector: string
}

interface Known {
  /** One's own list, the newest first. */
  readonly own: readonly Listed[]
  readonly board: Iterable<Named>
}

interface Answer {
  /** One's own list with what was new. */
  readonly cards: readonly Listed[]
  readonly told: string
  /** Something did not go as typed. */
  readonly isWarning: boolean
  /** False when the typed name is to stay in its field. */
  readonly isTaken: boolean
}

/** The names in a pasted text: one a line, of a row of cells the first, without the marks of a list and notes behind it. */
export function pastedNames(pasted: string): readonly string[] {
  const lines = pasted
    .split(/[\n\r\u2028\u2029\u0085\v\f]+/)
    .map((line) => line.split('\t').find(isFilled) ?? '')
  return readListLines(lines.filter(isFilled)).flatMap(({ name, isAside }) =>
    isAside ? [] : cardFields.name.check(name) || [],
  )
}

const isFilled = (text: string): boolean => text.trim() !== ''

/** Adds names to one's own list: each once, and no more than one person may list. @see SPEC W15 */
export function listNames({ names, sector }: NewNames, { own, board }: Known): Answer {
  const known = new Set(own.map(({ name }) => nameKey(name)))
  const unlike = names.filter((name) => {
    const isNew = !known.has(nameKey(name))
    known.add(nameKey(name))
    return isNew
  })
  const added = unlike.slice(0, Math.max(0, maxListed - own.length))
  const cards = [...added.map((name) => ({ id: newCardId(), name, sector })).toReversed(), ...own]
  const [only] = names
  if (names.length !== 1 || only === undefined) {
    const left = unlike.length - added.length
    const told = text.pasted(added.length, names.length - unlike.length, left)
    return { cards, told, isWarning: true, isTaken: true }
  }
  if (added.length === 0) return { cards, told: text.twice(only), isWarning: true, isTaken: false }
  const isOnBoard = isListed(only, board)
  return {
    cards,
    told: isOnBoard ? text.onBoard(only) : text.added(only),
    isWarning: isOnBoard,
    isTaken: true,
  }
}

export function isListed(name: string, among: Iterable<Named>): boolean {
  const key = nameKey(name)
  for (const other of among) if (nameKey(other.name) === key) return true
  return false
}
