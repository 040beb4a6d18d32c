import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CardId, TieId } from '../base/ids.ts'
import { settingFields } from '../model/board.ts'
import { cardFieldNames, cardFields } from '../model/card.ts'
import { planFields } from '../model/planLine.ts'
import { shareableBoard } from '../model/shareable.ts'
import { tieFields } from '../model/tie.ts'
import { recordKey, rootNames, yMeta, yRecords } from './layout.ts'
import { isTooNew, versionOf } from './open.ts'
import { readBoard, readCard, readTie } from './read.ts'

const knownKeys = [
  ...Object.keys({ ...cardFields, ...tieFields, ...planFields, ...settingFields, ...recordKey }),
  'schemaVersion',
]
const key = fc.oneof(
  fc.constantFrom(...knownKeys),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', ''),
  fc.string(),
)
const recordId = fc.oneof(
  fc.constantFrom('card01', 'card02', 'tie001', '__proto__', 'constructor', 'x'),
  fc.string(),
)
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 101, 99_999),
  fc.record({ influence: fc.double(), interest: fc.double() }),
  fc.constant({ influence: Number.NaN, interest: 5 }),
  fc.constantFrom('card01', 'card02', 'nobody01'),
  fc.array(fc.string()),
)

type Nonsense =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'text'; readonly value: string; readonly embed: boolean }
  | { readonly kind: 'array'; readonly value: readonly unknown[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Nonsense])[] }

const { nonsense } = fc.letrec<{ nonsense: Nonsense }>((tie) => ({
  nonsense: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: fc.constant('json' as const), value: json }),
    fc.constant({ kind: 'bytes' as const }),
    fc.record({ kind: fc.constant('text' as const), value: fc.string(), embed: fc.boolean() }),
    fc.record({ kind: fc.constant('array' as const), value: fc.array(json, { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('map' as const),
      entries: fc.array(fc.tuple(key, tie('nonsense')), { maxLength: 8 }),
    }),
  ),
}))

const anyDocument = fc
  .array(fc.tuple(fc.constantFrom(...rootNames), fc.oneof(recordId, key), nonsense), { maxLength: 25 })
  .map((writes) => {
    const doc = new Y.Doc()
    for (const [root, id, value] of writes) doc.getMap(root).set(id, made(value))
    return doc
  })

function made(value: Nonsense): unknown {
  switch (value.kind) {
    case 'json':
      return plain(value.value)
    case 'bytes':
      return new Uint8Array([1, 2, 3])
    case 'array':
      return Y.Array.from(value.value.map(plain))
    case 'text': {
      const text = new Y.Text(value.value)
      if (value.embed) text.insertEmbed(0, { image: 'x' })
      return text
    }
    case 'map':
      return new Y.Map(value.entries.map(([at, entry]) => [at, made(entry)]))
  }
}

/** fast-check's objects have no prototype, and Yjs takes only those that have one. */
const plain = (value: unknown) => structuredClone(value) as string | null

test('D2 reading never throws, whatever is in the document, and leaves the document as it is', () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const before = Y.encodeStateAsUpdate(doc)
      const board = readBoard(doc)
      for (const card of [...board.cards.values(), ...board.removedCards.values()]) {
        for (const name of cardFieldNames) {
          const { check, fallback } = cardFields[name]
          if (card[name] !== fallback) expect(check(card[name]), name).toEqual(card[name])
        }
        expect(Number.isFinite(card.order)).toBe(true)
      }
      shareableBoard(board)
      versionOf(doc)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    }),
    { numRuns: 400 },
  )
})

test('D2 every record is either read or counted as set aside', () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const board = readBoard(doc)
      const total = yRecords(doc, 'cards').size
      expect(board.cards.size + board.removedCards.size).toBeLessThanOrEqual(total)
      const unreadable = total - board.cards.size - board.removedCards.size
      expect(board.setAside).toBeGreaterThanOrEqual(unreadable)
    }),
  )
})

test('D3 two readers of the same document read the same board', () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      expect(readBoard(copy)).toEqual(readBoard(doc))
    }),
  )
})

test('D2 a key of every object is no record and pollutes nothing', () => {
  const doc = new Y.Doc()
  for (const id of ['__proto__', 'constructor']) {
    yRecords(doc, 'cards').set(id, new Y.Map<unknown>([['name', 'evil']]))
  }
  yRecords(doc, 'cards').set(
    'card01',
    new Y.Map<unknown>([
      ['name', 'good'],
      ['place', JSON.parse('{"influence":1,"interest":2,"__proto__":{"isAdmin":true}}')],
    ]),
  )
  const board = readBoard(doc)
  expect([...board.cards.keys()]).toEqual(['card01'])
  expect(board.setAside).toBe(2)
  expect('isAdmin' in (board.cards.get('card01' as CardId)?.place ?? {})).toBe(false)
  expect('isAdmin' in {}).toBe(false)
})

test('D2 a field that cannot be read shows its fallback, and the rest of the card is there', () => {
  const doc = new Y.Doc()
  const entries: [string, unknown][] = [
    ['name', 'Library'],
    ['place', { influence: Number.NaN, interest: 5 }],
    ['relationship', 'enormous'],
    ['groups', 'not a list'],
    ['order', 'first'],
    ['locked', 'yes'],
  ]
  yRecords(doc, 'cards').set('card01', new Y.Map<unknown>(entries))
  const card = readCard(doc, 'card01' as CardId)
  expect(card).toMatchObject({
    name: 'Library',
    relationship: 'unknown',
    groups: [],
    order: 0,
    locked: false,
  })
  expect(card?.place).toBeUndefined()
})

test('D2 a removed tie is no tie', () => {
  const doc = new Y.Doc()
  const ends: [string, unknown][] = [
    ['from', 'card01'],
    ['to', 'card02'],
  ]
  yRecords(doc, 'ties').set('tie001', new Y.Map<unknown>([...ends, ['removedAt', 5]]))
  yRecords(doc, 'ties').set('tie002', new Y.Map<unknown>(ends))
  expect(readTie(doc, 'tie001' as TieId)).toBeUndefined()
  expect([...readBoard(doc).ties.keys()]).toEqual(['tie002'])
  expect(readBoard(doc).setAside).toBe(0)
})

test('D6 a document of a newer version is known for one', () => {
  const doc = new Y.Doc()
  expect(isTooNew(doc)).toBe(false)
  yMeta(doc).set('schemaVersion', 99)
  expect(isTooNew(doc)).toBe(true)
  expect(() => readBoard(doc)).not.toThrow()
})
