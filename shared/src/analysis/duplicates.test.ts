import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardId, newCardId } from '../base/ids.ts'
import { childPovertyCsv } from '../templates/childPoverty.ts'
import { findDuplicates, type Likeness } from './duplicates.ts'

const named = (...names: readonly string[]) => names.map((name) => ({ id: newCardId(), name }))
/** What two names have in common, if anything. */
const likeness = (a: string, b: string): Likeness | undefined => findDuplicates(named(a, b))[0]?.why

describe('C10 names that may mean the same', () => {
  test.each<readonly [Likeness, string, string]>([
    ['writing', 'Food bank', 'food  BANK'],
    ['writing', 'Foodbank', 'Food bank'],
    ['writing', 'Citizens’ Advice', 'Citizens Advice.'],
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
      { first: housing, second: again, why: 'writing' },
      { first: libary, second: library, why: 'spelling' },
    ])
  })

  test('a word that objects know by nature is a word like any other', () => {
    expect(likeness('Constructor group', 'constructor Group')).toBe('writing')
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
        expect(likeness(name, name.toUpperCase())).toBe('writing')
      }),
    )
  })

  test('a thousand cards are compared within a moment', () => {
    const cards = Array.from({ length: 1000 }, (_, at) => ({
      id: `card-${at}` as CardId,
      name: `Partner ${String.fromCharCode(97 + (at % 26))}${at} organisation`,
    }))
    expect(findDuplicates(cards)).toEqual([])
  })
})
