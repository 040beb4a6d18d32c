import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardId, newCardId } from '../base/ids.ts'
import { childPovertyCsv } from '../templates/childPoverty.ts'
import { findAlike, findDuplicates, type Likeness } from './duplicates.ts'

const named = (...names: readonly string[]) => names.map((name) => ({ id: newCardId(), name }))
/** What two names have in common, if anything. */
const likeness = (a: string, b: string): Likeness | undefined => findDuplicates(named(a, b))[0]?.why

describe('C10 names that may mean the same', () => {
  test.each<readonly [Likeness, string, string]>([
    ['same', 'Food bank', 'food  BANK'],
    ['same', 'Health\u00ad Board', '“Health Board”'],
    ['writing', 'Café Society', 'Cafe Society'],
    ['writing', 'ハス協会', 'バス協会'],
    ['writing', 'Foodbank', 'Food bank'],
    ['writing', 'Citizen’s Advice', 'Citizens Advice.'],
    ['writing', 'NHS', 'N.H.S.'],
    ['writing', 'Health & Social Care', 'Health and social care'],
    ['writing', 'Comhairle nan Eilean Siar', 'Comhairle nan Eilean Síar'],
    ['abbreviation', 'Dept. of Education', 'Department for Education'],
    ['abbreviation', 'NHS', 'National Health Service'],
    ['abbreviation', 'Housing Assoc', 'Housing associations'],
    ['abbreviation', 'The library', 'Library'],
    ['abbreviation', 'Local employers', 'Local employer'],
    ['initials', 'HSCP', 'Health and Social Care Partnership'],
    ['initials', 'TSI Lanark', 'Third Sector Interface, Lanark'],
    ['order', 'Education department', 'Department of Education'],
    ['order', 'Library friends', 'Friends of the Library'],
    ['spelling', 'Citizens Advise Bureau', 'Citizens Advice Bureau'],
    ['spelling', 'Comunity council', 'Community council'],
    ['spelling', 'Universtiy', 'University'],
    ['spelling', 'Twon Council', 'Town Council'],
    ['spelling', 'Towwn Council', 'Town Council'],
    ['spelling', 'Food Bnak', 'Food Bank'],
    ['spelling', 'Town Concil', 'Town Council'],
    ['spelling', 'Town Councill', 'Town Council'],
  ])('%s: %s and %s', (why, a, b) => {
    expect(likeness(a, b)).toBe(why)
    expect(likeness(b, a)).toBe(why)
  })

  test.each([
    ['Ward 1', 'Ward 2'],
    ['Ward 11', 'Ward 1'],
    ['Ward A', 'Ward B'],
    ['Phase 2021', 'Phase 2022'],
    ['Employers', 'Employees'],
    ['North ward', 'South ward'],
    ['NHS Lothian', 'NHS Lanarkshire'],
    ['Primary schools', 'Secondary schools'],
    ['Youth club', 'Youth council'],
    ['Bus operators', 'Bus drivers'],
    ['Church', 'Churches together'],
    ['Council', 'Council housing'],
    ['Trainer', 'Trainee'],
    ['East Trust', 'Yeast Trust'],
    ['Port users', 'Sport users'],
    ['Road users', 'Rail users'],
    ['Bus users', 'Buss users'],
    ['कल', 'काल'],
    ['กา', 'กี'],
    ['', '?'],
  ])('never: %s and %s', (a, b) => {
    expect(likeness(a, b)).toBeUndefined()
  })

  test('no two of the forty partners of the sample are taken for one', () => {
    const names = childPovertyCsv
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(',')[0] || [])
    expect(names).toHaveLength(40)
    expect(findDuplicates(named(...names))).toEqual([])
  })

  test('the surest come first, each pair once, with the earlier card first', () => {
    const cards = named('Housing dept', 'Libary', 'housing Dept', 'Library')
    const [housing, libary, again, library] = cards.map(({ id }) => id)
    expect(findDuplicates(cards)).toEqual([
      { first: housing, second: again, why: 'same' },
      { first: libary, second: library, why: 'spelling' },
    ])
  })

  test('a word that objects know by nature is a word like any other', () => {
    expect(likeness('Constructor group', 'constructor Group')).toBe('same')
    expect(findDuplicates(named('Constructor', 'Library'))).toEqual([])
  })

  test('three of one name make three pairs', () => {
    expect(findDuplicates(named('Library', 'library', 'LIBRARY'))).toHaveLength(3)
  })

  test('any names at all give pairs of two different cards, and a name is like itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 }), (names) => {
        const pairs = findDuplicates(named(...names))
        expect(pairs.every(({ first, second }) => first !== second)).toBe(true)
        expect(new Set(pairs.map(({ first, second }) => first + second)).size).toBe(pairs.length)
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{1,12}( [A-Za-z]{1,8})?$/), (name) => {
        expect(likeness(name, name.toUpperCase())).toBe('same')
      }),
    )
  })

  /** Lists that would make a comparison of each with each: series, one word, the same name, all spelled alike. */
  const long = (nameAt: (at: number) => string) =>
    Array.from({ length: 2000 }, (_, at) => ({ id: `card-${at}` as CardId, name: nameAt(at) }))
  const letter = (at: number): string => String.fromCharCode(0x4e00 + at)
  test.each([
    ['a series', (at: number) => `Partner ${String.fromCharCode(97 + (at % 26))}${at} organisation`],
    ['one name', () => 'Library'],
    ['names a letter apart', (at: number) => `Housing partn${letter(at)}rship`],
    [
      'the same first letters',
      (at: number) => (at % 2 ? 'ABC' : `A${letter(at)} B${letter(at)} C${letter(at)}`),
    ],
    [
      'long sentences',
      (at: number) => Array.from({ length: 40 }, (_, word) => `w${letter(at + word)}rds`).join(' '),
    ],
  ])('C10 two thousand names beside two thousand are not compared each with each: %s', (_, nameAt) => {
    const cards = long(nameAt)
    const pairs = findDuplicates(cards)
    findAlike(
      cards.map(({ name }) => `${name} x`),
      cards,
    )
    expect(pairs.length).toBeLessThan(6 * 2000 * 20)
  })
})

describe('C10 new names beside the cards there are', () => {
  const cards = named('Food bank', 'Department of Education', 'バス協会')
  const [food, education, bus] = cards.map(({ id }) => id)

  test('each is told the card it is most surely like, and why; a card’s own name is not alike but the same', () => {
    expect(
      findAlike(['FOOD\u00ad BANK', 'Foodbank', 'Education dept', 'Library', 'ハス協会', ''], cards),
    ).toEqual([
      { index: 1, card: food, why: 'writing' },
      { index: 2, card: education, why: 'order' },
      { index: 4, card: bus, why: 'writing' },
    ])
  })

  test('C10 whatever pairs two cards pairs a new name with the other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('NHS', 'Universtiy', 'Friends of the library', 'The Library', 'HSCP'),
        (name) => {
          const like = [
            'National Health Service',
            'University',
            'Library friends',
            'Library',
            'Health and Social Care Partnership',
          ]
          const found = findAlike([name], named(...like))
          expect(found.length).toBe(1)
          expect(found[0]?.why).toBe(
            likeness(
              name,
              like[['NHS', 'Universtiy', 'Friends of the library', 'The Library', 'HSCP'].indexOf(name)] ??
                '',
            ),
          )
        },
      ),
    )
  })
})
