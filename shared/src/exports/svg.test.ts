import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { intersects } from '../base/geometry.ts'
import { readBoard } from '../document/read.ts'
import { paper } from '../map/look.ts'
import { boardOf } from '../model/board.testing.ts'
import { anyCardValues } from '../model/cardValues.testing.ts'
import { boardFor } from '../templates/boardFor.ts'
import { words } from '../words/words.ts'
import { writeSvg } from './svg.ts'
import { layOut } from './svgLayout.ts'
import { regionNames } from './svgRegionNames.ts'

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

test('T3 no card lies over another or over the name of a quadrant, be there none, one, forty or two hundred', () => {
  const sample = new Y.Doc()
  boardFor(sample, 'childPoverty', { title: 'Sample', actor: { role: 'facilitator', now: 1 } })
  const crowd = (count: number) =>
    boardOf({
      cards: Array.from({ length: count }, (_, at) => ({
        name: `Partner ${at} with a name that takes more than one line`,
        place: { influence: (at * 37) % 101, interest: (at * 61) % 97 },
      })),
    })
  for (const board of [crowd(0), crowd(1), readBoard(sample), crowd(200)]) {
    const { cards, scale } = layOut(board)
    const names = regionNames(board.settings, scale).map(({ box }) => box)
    const boxes = [...names, ...cards.map(({ box }) => box)]
    const pairs = boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => intersects(a, b)))
    expect(pairs).toEqual([])
  }
})

test('T3 a name with emoji is not stretched to a guessed width, and plain names are as wide as laid out', () => {
  const place = { influence: 60, interest: 60 }
  const names = ['Night \u{1f469}\u200d\u{1f692} shifts', 'Clinic', '市役所']
  const svg = writeSvg({ board: boardOf({ cards: names.map((name) => ({ name, place })) }), private: false })
  const tagOf = (text: string): string => svg.match(new RegExp(`<text[^>]*>[^<]*${text}`))?.[0] ?? ''
  expect(tagOf('shifts')).not.toContain('textLength')
  expect(tagOf('市役所')).not.toContain('textLength')
  expect(tagOf('Clinic')).toContain('textLength')
})

test('G11 no place of a card is drawn over the name of another', () => {
  const sample = new Y.Doc()
  boardFor(sample, 'childPoverty', { title: 'Sample', actor: { role: 'facilitator', now: 1 } })
  const svg = writeSvg({ board: readBoard(sample), private: false })
  const [, cards = ''] = svg.split(/<g>(.*)/s)
  const places = new RegExp(`<path[^>]*stroke="${paper.map}"`)
  expect(svg).toMatch(places)
  expect(cards).not.toMatch(places)
})

test('T3 cards without a sector have their own mark, and it stands in the legend', () => {
  const legendOf = (sector: string): string =>
    writeSvg({ board: boardOf({ cards: [{ name: 'Clinic', sector }] }), private: false })
  expect(legendOf('')).toContain(`>${words.model.noSector}<`)
  expect(legendOf('Health')).not.toContain(`>${words.model.noSector}<`)
})

test('T3 the legend explains the sectors that cards have, and no others', () => {
  const svg = writeSvg({
    board: boardOf({
      settings: { sectors: ['Health', 'Arts'] },
      cards: [{ name: 'Clinic', sector: 'Health' }],
    }),
    private: false,
  })
  expect(svg).toContain('>Health<')
  expect(svg).not.toContain('>Arts<')
  expect(svg).toContain('>Relationship: Strong<')
})
