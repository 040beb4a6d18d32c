import { expect, test } from 'vitest'
import { nameKey } from '../base/nameKey.ts'
import { boardOf } from './board.testing.ts'
import { allSectors, sectorColours, sectorStyles } from './sectorStyle.ts'

test('M6 a sector keeps its colour and mark from where it stands in the list', () => {
  const before = sectorStyles(boardOf({ settings: { sectors: ['Health', 'Housing'] } }))
  const after = sectorStyles(
    boardOf({ settings: { sectors: ['Health', 'Housing', 'Media'] }, cards: [{ name: 'A', sector: 'Zoo' }] }),
  )
  expect(after.get('health')).toEqual(before.get('health'))
  expect(after.get('housing')).toEqual(before.get('housing'))
})

test('M6 a sector that cards use without its being listed is still shown, once', () => {
  const board = boardOf({
    settings: { sectors: ['Health'] },
    cards: [
      { name: 'A', sector: 'Zoo' },
      { name: 'B', sector: 'zoo' },
      { name: 'C', sector: 'HEALTH' },
      { name: 'D', sector: '' },
    ],
  })
  expect(allSectors(board).map(nameKey)).toEqual(['health', 'zoo'])
})

test('C11 two sectors that differ by a mark that tells letters apart are two', () => {
  const cards = ['福祉ハ', '福祉バ', 'Ｈｅａｌｔｈ'].map((sector) => ({ name: sector, sector }))
  expect(allSectors(boardOf({ settings: { sectors: ['Health'] }, cards }))).toHaveLength(3)
})

test('M6 no two of sixty sectors look alike', () => {
  const names = Array.from({ length: 60 }, (_, at) => ({ name: `card ${at}`, sector: `sector ${at}` }))
  const styles = [...sectorStyles(boardOf({ settings: { sectors: [] }, cards: names })).values()]
  expect(styles).toHaveLength(60)
  expect(new Set(styles.map(({ colour, mark }) => `${colour} ${mark}`)).size).toBe(60)
})

test('M6 sectors that are not listed have colours that no card on the board has, while there are any', () => {
  const listed = Array.from({ length: sectorColours }, (_, at) => `Listed ${at}`)
  const names = ['Utility', 'Listed 2', 'Third sector', 'Local government', 'Listed 0']
  const cards = names.map((sector) => ({ name: sector, sector }))
  const styles = sectorStyles(boardOf({ settings: { sectors: listed }, cards }))
  const coloursOf = (sectors: readonly string[]) =>
    sectors.map((sector) => styles.get(nameKey(sector))?.colour)
  expect(coloursOf(listed)).toEqual(listed.map((_, at) => at))
  expect(coloursOf(['Local government', 'Third sector', 'Utility'])).toEqual([1, 3, 4])
  const turned = sectorStyles(boardOf({ settings: { sectors: listed }, cards: cards.toReversed() }))
  expect([...turned]).toEqual([...styles])
})

test('M6 sixty sectors beside the listed ones look different too', () => {
  const sectors = Array.from({ length: sectorColours }, (_, at) => `Listed ${at}`)
  const cards = Array.from({ length: 60 }, (_, at) => ({ name: `card ${at}`, sector: `sector ${at}` }))
  const styles = [...sectorStyles(boardOf({ settings: { sectors }, cards })).values()]
  expect(new Set(styles.map(({ colour, mark }) => `${colour} ${mark}`)).size).toBe(60 + sectorColours)
})
