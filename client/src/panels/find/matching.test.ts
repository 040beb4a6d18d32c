import type { CardId } from '@commonground/shared/base/ids'
import { expect, test } from 'vitest'
import { localSession } from '../../session/localSession.ts'
import { matching } from './matching.ts'

const cards = [
  { name: 'Credit union', description: 'Lends to a school' },
  { name: 'Old School House' },
  { name: 'School nurses' },
  { name: 'Parents', sector: 'School life' },
  { name: 'Harbour trust' },
]

test('find shows names that begin with the words, then names that hold them, then what else does', () => {
  const { board } = localSession({
    cards: cards.map((card, at) => ({ id: `findcard000${at}` as CardId, ...card })),
  })
  const names = (text: string) => matching([...board.get().cards.values()], text).map(({ name }) => name)
  expect(names(' SCHÓOL')).toEqual(['School nurses', 'Old School House', 'Credit union', 'Parents'])
  expect(names('')).toEqual([])
})
