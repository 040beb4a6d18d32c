import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../document/read.ts'
import { boardFor } from './boardFor.ts'
import { type TemplateName, templateNames } from './templates.ts'

const made = (template: TemplateName) => {
  const doc = new Y.Doc()
  boardFor(doc, template, { title: 'Ours', actor: { role: 'facilitator', now: 1 } })
  return readBoard(doc)
}

test.each(templateNames)('M5 the %s template gives a readable board with the chosen title', (template) => {
  const board = made(template)
  expect(board.settings.title).toBe('Ours')
  expect(board.setAside).toBe(0)
  for (const card of board.cards.values())
    expect(card.sector === '' || board.settings.sectors.includes(card.sector)).toBe(true)
})

test.each(templateNames)(
  'M5 a board made from %s asks the question it was made with, and no other',
  (template) => {
    const doc = new Y.Doc()
    boardFor(doc, template, { title: 'Ours', question: 'Who helps?', actor: { role: 'facilitator', now: 1 } })
    expect(readBoard(doc).settings.question).toBe('Who helps?')
    expect(made('fiveSteps').settings.question).toBe('')
  },
)

test('M5 the sample has its forty partners on the map, each in a sector of its own colour', () => {
  const board = made('childPoverty')
  expect(board.cards.size).toBe(40)
  expect([...board.cards.values()].every((card) => card.place)).toBe(true)
  expect(board.settings.sectors).toHaveLength(13)
})

test('M5 the five steps begin with marked examples, one of them in the tray', () => {
  const cards = [...made('fiveSteps').cards.values()]
  expect(cards.every((card) => card.name.startsWith('Example'))).toBe(true)
  expect(cards.filter((card) => !card.place)).toHaveLength(1)
})
