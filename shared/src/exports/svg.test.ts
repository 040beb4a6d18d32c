import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../document/read.ts'
import { boardOf } from '../model/board.testing.ts'
import { anyCardValues } from '../model/cardValues.testing.ts'
import { boardFor } from '../templates/boardFor.ts'
import { writeSvg } from './svg.ts'

const elements = /^(svg|title|desc|rect|line|circle|path|text|g)$/

test('T3 whatever a card holds, the picture has only drawn elements and text', () => {
  fc.assert(
    fc.property(fc.array(anyCardValues, { maxLength: 6 }), (cards) => {
      const svg = writeSvg({ board: boardOf({ cards, settings: { title: '<script>&"' } }), private: true })
      const names = [...svg.matchAll(/<\/?([^\s/>]+)/g)].map(([, name]) => name ?? '')
      for (const name of names.filter((each) => each !== '?xml')) expect(name).toMatch(elements)
      expect(svg).not.toMatch(/\son\w+=|href|url\(|javascript:[^<]*"/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
      expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/)
    }),
  )
})

test('T3 the picture is the same with and without private fields', () => {
  const doc = new Y.Doc()
  boardFor(doc, 'childPoverty', { title: 'Sample', actor: { role: 'facilitator', now: 1 } })
  const board = readBoard(doc)
  expect(writeSvg({ board, private: true })).toBe(writeSvg({ board, private: false }))
  expect(writeSvg({ board, private: true })).not.toMatch(/Pre-loaded|champion/)
})

test('T3 it names itself to screen readers and says who is not placed', () => {
  const svg = writeSvg({
    board: boardOf({
      settings: { title: 'Ours' },
      cards: [{ name: 'Waiting' }, { name: 'Placed', place: { influence: 1, interest: 1 } }],
    }),
    private: false,
  })
  expect(svg).toContain('role="img"')
  expect(svg).toContain('<title id="title">Ours</title>')
  expect(svg).toContain('Not placed yet: Waiting')
})
