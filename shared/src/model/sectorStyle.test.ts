import { expect, test } from 'vitest'
import { fold } from '../base/fold.ts'
import { boardOf } from './board.testing.ts'
import { allSectors, sectorStyles } from './sectorStyle.ts'

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
  expect(allSectors(board).map(fold)).toEqual(['health', 'zoo'])
})

test('M6 no two of sixty sectors look alike', () => {
  const names = Array.from({ length: 60 }, (_, at) => ({ name: `card ${at}`, sector: `sector ${at}` }))
  const styles = [...sectorStyles(boardOf({ settings: { sectors: [] }, cards: names })).values()]
  expect(styles).toHaveLength(60)
  expect(new Set(styles.map(({ colour, mark }) => `${colour} ${mark}`)).size).toBe(60)
})
