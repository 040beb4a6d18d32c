import { fold } from '../base/fold.ts'
import type { CardId } from '../base/ids.ts'

/**
 * Why two names may mean the same: written the same but for case, spaces and signs; an abbreviation written out; the
 * first letters of the other; the same words in another order; one word spelled almost alike. The surest first.
 */
export const likenesses = ['writing', 'abbreviation', 'initials', 'order', 'spelling'] as const
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

/**
 * Pairs of cards whose names may mean the same, the surest first, each pair once. Names that differ by a number or a
 * single letter (*Ward 1* and *Ward 2*) are never alike.
 */
export function findDuplicates(cards: readonly NamedCard[]): readonly LikePair[] {
  const names = cards.map(({ id, name }, at) => ({ id, at, ...parted(name) }))
  const found = new Map<string, LikePair & { readonly at: number }>()
  for (const why of likenesses) {
    for (const [a, b] of pairs[why](names)) {
      const [first, second] = a.at < b.at ? [a, b] : [b, a]
      const key = `${first.at} ${second.at}`
      if (a.at !== b.at && !found.has(key))
        found.set(key, { first: first.id, second: second.id, why, at: first.at })
    }
  }
  return [...found.values()]
    .sort((a, b) => likenesses.indexOf(a.why) - likenesses.indexOf(b.why) || a.at - b.at)
    .map(({ at: _at, ...pair }) => pair)
}

interface Name {
  readonly id: CardId
  readonly at: number
  /** Every word as it was written, folded. */
  readonly written: readonly string[]
  /** Words that carry meaning, abbreviations written out, without the s of a plural. */
  readonly words: readonly string[]
  /** Words written in capitals, which may be initials. */
  readonly capitals: readonly string[]
}

type Pair = readonly [Name, Name]

const pairs: Readonly<Record<Likeness, (names: readonly Name[]) => readonly Pair[]>> = {
  writing: (names) => alike(names, ({ written }) => [written.join('')]),
  abbreviation: (names) => alike(names, ({ words }) => [words.join(' ')]),
  initials: initialPairs,
  order: (names) => alike(names, ({ words }) => (words.length > 1 ? [[...words].sort().join(' ')] : [])),
  spelling: spellingPairs,
}

/** Words that say little by themselves and are left out as often as not. */
const small = new Set(['the', 'of', 'for', 'and', 'in', 'on', 'at', 'to', 'a', 'an'])

/** Common short forms in the names of public and voluntary bodies. */
const longForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dept: 'department',
    dpt: 'department',
    govt: 'government',
    gov: 'government',
    assoc: 'association',
    assn: 'association',
    org: 'organisation',
    organization: 'organisation',
    orgs: 'organisation',
    natl: 'national',
    intl: 'international',
    uni: 'university',
    univ: 'university',
    cttee: 'committee',
    comm: 'community',
    cllr: 'councillor',
    svc: 'service',
    svcs: 'service',
    serv: 'service',
    mgmt: 'management',
    auth: 'authority',
    la: 'local authority',
    grp: 'group',
    ctr: 'centre',
    center: 'centre',
    soc: 'society',
    vol: 'voluntary',
    edu: 'education',
    ed: 'education',
    env: 'environment',
    ltd: 'limited',
    st: 'saint',
    rd: 'road',
    hosp: 'hospital',
    sch: 'school',
    nhs: 'national health service',
    cab: 'citizen advice bureau',
    dwp: 'department work pension',
    gp: 'general practice',
    mp: 'member parliament',
    msp: 'member scottish parliament',
  }),
)

function parted(name: string): Pick<Name, 'written' | 'words' | 'capitals'> {
  const written = partsOf(fold(name))
  const long = written.flatMap((word) => (longForms.get(word) ?? word).split(' '))
  const words = long.filter((word) => !small.has(word)).map(singular)
  const capitals = partsOf(name.replace(/\s+/g, ' '))
    .filter((word) => /^\p{Lu}{2,6}$/u.test(word))
    .map(fold)
  return { written, words: words.length > 0 ? words : long, capitals }
}

/** N.H.S. is one word, Mary’s is one word, & is a word. */
function partsOf(name: string): readonly string[] {
  const plain = name
    .replace(/&|\+/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:\.|$|[^\p{L}]))/gu, '')
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

/** All pairs that share a key. */
function alike(names: readonly Name[], keysOf: (name: Name) => readonly string[]): readonly Pair[] {
  return [...groups(names, keysOf).values()].flatMap(pairsIn)
}

function groups(
  names: readonly Name[],
  keysOf: (name: Name) => readonly string[],
): ReadonlyMap<string, readonly Name[]> {
  const byKey = new Map<string, Name[]>()
  for (const name of names) {
    for (const key of new Set(keysOf(name))) {
      const group = byKey.get(key)
      if (group) group.push(name)
      else byKey.set(key, [name])
    }
  }
  byKey.delete('')
  return byKey
}

const pairsIn = (group: readonly Name[]): readonly Pair[] =>
  group.flatMap((a, at) => group.slice(at + 1).map((b) => [a, b] as const))

/** One name has in capitals what the first letters of some words of the other spell; the rest is the same. */
function initialPairs(names: readonly Name[]): readonly Pair[] {
  const long = groups(names, ({ written }) => [
    ...spelled(written),
    ...spelled(written.filter((word) => !small.has(word))),
  ])
  return names.flatMap((name) =>
    name.capitals.flatMap((word) => {
      const rest = name.written.filter((other) => other !== word && !small.has(other))
      const others = long.get(keyOf(word, rest)) ?? []
      return others.map((other) => [name, other] as const)
    }),
  )
}

/** For each run of words: its first letters, and what is left of the name without it. */
function spelled(words: readonly string[]): readonly string[] {
  return words.flatMap((_, from) =>
    [2, 3, 4, 5, 6]
      .filter((length) => from + length <= words.length)
      .map((length) => {
        const run = words.slice(from, from + length)
        const rest = [...words.slice(0, from), ...words.slice(from + length)]
        return keyOf(
          run.map((word) => word[0]).join(''),
          rest.filter((word) => !small.has(word)),
        )
      }),
  )
}

const keyOf = (letters: string, rest: readonly string[]): string => `${letters}|${[...rest].sort().join(' ')}`

/** All words the same but one, and that one a slip of the fingers away. */
function spellingPairs(names: readonly Name[]): readonly Pair[] {
  const without = (words: readonly string[], at: number): string =>
    `${at}|${words.filter((_, index) => index !== at).join(' ')}`
  const byRest = groups(names, ({ words }) => words.map((_, at) => without(words, at)))
  return [...byRest].flatMap(([key, group]) => {
    const at = Number.parseInt(key, 10)
    return pairsIn(group).filter(([a, b]) => isSlip(a.words[at] ?? '', b.words[at] ?? ''))
  })
}

/** Shorter words that differ by a letter are mostly different words. */
const leastSlipLength = 5

/**
 * One letter too many, too few, changed or changed over with its neighbour. Endings carry meaning (*employer*,
 * *employee*) and so do numbers: both must be the same.
 */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (a === b || short.length < leastSlipLength || long.length - short.length > 1) return false
  if (/\p{N}/u.test(a + b)) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  let end = 0
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1
  const [left, right] = [short.slice(start, short.length - end), long.slice(start, long.length - end)]
  if (left.length === 0) return right.length === 1 && (end > 0 || right === short.at(-1))
  if (left.length === 1 && right.length === 1) return end > 0 && start > 0
  return left.length === 2 && right === `${left[1]}${left[0]}`
}
