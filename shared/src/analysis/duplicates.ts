import type { CardId } from '../base/ids.ts'
import { type NameParts, namePartsOf, smallWords } from './nameParts.ts'
import { isSlip, slipKeys } from './slip.ts'

/**
 * Why two names may mean the same: the same name; written the same but for marks, spaces and signs; an abbreviation
 * written out; the first letters of the other; the same words in another order; one word spelled almost alike. The
 * surest first.
 */
export const likenesses = ['same', 'writing', 'abbreviation', 'initials', 'order', 'spelling'] as const
export type Likeness = (typeof likenesses)[number]

export interface NamedCard {
  readonly id: CardId
  readonly name: string
}

/** Two cards that may be one. `first` came first in the list that was searched. */
export interface LikePair {
  readonly first: CardId
  readonly second: CardId
  readonly why: Likeness
}

/** A new name that looks like a card's. */
export interface AlikeName {
  /** The name's number in the list that was asked about. */
  readonly index: number
  readonly card: CardId
  readonly why: Likeness
}

/**
 * Pairs of cards whose names may mean the same, the surest first, each pair once. Names that differ by a number or a
 * single letter (*Ward 1* and *Ward 2*) are never alike. Of many names that are all alike each is paired with the
 * first few.
 *
 * @see SPEC C10
 */
export function findDuplicates(cards: readonly NamedCard[]): readonly LikePair[] {
  const names = cards.map(({ name }) => namePartsOf(name))
  const index = likeIndex(names)
  return names
    .flatMap((name, at) =>
      index.alike(name, { before: at }).map((found) => ({ first: found.index, second: at, why: found.why })),
    )
    .sort((a, b) => likenesses.indexOf(a.why) - likenesses.indexOf(b.why) || a.first - b.first)
    .flatMap(({ first, second, why }) => {
      const [a, b] = [cards[first], cards[second]]
      return a && b ? [{ first: a.id, second: b.id, why }] : []
    })
}

/**
 * New names that look like a card's, each with the card it is most surely like. A name that *is* a card's by
 * `nameKey`, or that nothing looks like, is left out. Grows with the number of names, not with its square.
 *
 * @see SPEC C10
 */
export function findAlike(names: readonly string[], cards: readonly NamedCard[]): readonly AlikeName[] {
  const index = likeIndex(cards.map(({ name }) => namePartsOf(name)))
  return names.flatMap((name, at) => {
    const [found] = index.alike(namePartsOf(name), { most: 1 })
    const card = found && cards[found.index]
    return card && found.why !== 'same' ? [{ index: at, card: card.id, why: found.why }] : []
  })
}

/** Each name is held under keys and asked for by keys; two names are candidates when one is asked for by a key of the other. */
interface Kind {
  readonly holds: (name: NameParts) => readonly string[]
  readonly asks: (name: NameParts) => readonly string[]
  readonly isLike: (a: NameParts, b: NameParts) => boolean
}

const byKey = (keys: Kind['holds']): Kind => ({ holds: keys, asks: keys, isLike: () => true })

const kinds: Readonly<Record<Likeness, Kind>> = {
  same: byKey(({ key }) => [key]),
  writing: byKey(({ written }) => [written.join('')]),
  abbreviation: byKey(({ words }) => [words.join(' ')]),
  initials: {
    holds: (name) => [...initials(name).map(inShort), ...spelledOut(name).map(inFull)],
    asks: (name) => [...initials(name).map(inFull), ...spelledOut(name).map(inShort)],
    isLike: () => true,
  },
  order: byKey(({ words }) => (words.length > 1 ? [words.toSorted().join(' ')] : [])),
  spelling: { ...byKey(spellings), isLike: ({ words: a }, { words: b }) => differByASlip(a, b) },
}

/** A name is compared with no more than this many that share one key: a long series of like names is not a doubled one. */
const mostUnderOneKey = 20

function likeIndex(names: readonly NameParts[]) {
  const held = likenesses.map((why) => [why, kinds[why], groups(names, kinds[why].holds)] as const)
  return {
    /** Names that are like this one, each once, the surest first. */
    alike(name: NameParts, { before = names.length, most = names.length }: Search): readonly Found[] {
      const found = new Map<number, Likeness>()
      for (const [why, { asks, isLike }, under] of held) {
        if (found.size >= most) break
        for (const index of asks(name).flatMap((key) => under.get(key) ?? [])) {
          const other = names[index]
          if (index < before && !found.has(index) && other && isLike(other, name)) found.set(index, why)
        }
      }
      return [...found].map(([index, why]) => ({ index, why }))
    },
  }
}

interface Search {
  /** Only names with a smaller number. */
  readonly before?: number
  /** Searching ends with the kind of likeness that finds so many. */
  readonly most?: number
}

interface Found {
  readonly index: number
  readonly why: Likeness
}

function groups(names: readonly NameParts[], keysOf: Kind['holds']): ReadonlyMap<string, readonly number[]> {
  const under = new Map<string, number[]>()
  for (const [index, name] of names.entries()) {
    for (const key of new Set(keysOf(name))) {
      const group = under.get(key)
      if (!group) under.set(key, [index])
      else if (group.length < mostUnderOneKey) group.push(index)
    }
  }
  under.delete('')
  return under
}

const inShort = (key: string): string => `short ${key}`
const inFull = (key: string): string => `full ${key}`

/** One name has in capitals what the first letters of some words of the other spell; the rest is the same. */
function initials({ written, capitals }: NameParts): readonly string[] {
  return capitals.map((word) =>
    keyOf(
      word,
      withoutSmall(written).filter((other) => other !== word),
    ),
  )
}

function spelledOut({ written }: NameParts): readonly string[] {
  return [...spelled(written), ...spelled(withoutSmall(written))]
}

/** For each run of words: its first letters, and what is left of the name without it. */
function spelled(words: readonly string[]): readonly string[] {
  if (words.length > mostWords) return []
  return words.flatMap((_, from) =>
    [2, 3, 4, 5, 6]
      .filter((length) => from + length <= words.length)
      .map((length) => {
        const run = words.slice(from, from + length)
        const rest = words.toSpliced(from, length)
        return keyOf(run.map((word) => word[0]).join(''), withoutSmall(rest))
      }),
  )
}

const withoutSmall = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !smallWords.has(word))

const keyOf = (letters: string, rest: readonly string[]): string => `${letters}|${rest.toSorted().join(' ')}`

/** Names of more words are sentences, which are not looked at word by word. */
const mostWords = 8

/** The name with one word as it is or less one letter. */
function spellings({ words }: NameParts): readonly string[] {
  if (words.length > mostWords) return []
  return words.flatMap((word, at) => slipKeys(word).map((key) => words.toSpliced(at, 1, key).join(' ')))
}

/** All words the same but one, and that one a slip of the fingers away. */
function differByASlip(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  const other = a.findIndex((word, at) => word !== b[at])
  return isSlip(a[other] ?? '', b[other] ?? '') && a.every((word, at) => at === other || word === b[at])
}
