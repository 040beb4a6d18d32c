import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey } from '../base/nameKey.ts'
import { planList } from '../imports/planList.ts'
import { readTextFile } from '../imports/readSheets.ts'
import { boardOf } from '../model/board.testing.ts'
import { cardFieldNames, cardFields } from '../model/card.ts'
import { anyCardValues } from '../model/cardValues.testing.ts'
import { writeCsv } from './csv.ts'

const anyBoard = fc
  .uniqueArray(anyCardValues, { selector: ({ name }) => nameKey(name), maxLength: 8 })
  .map((cards) => boardOf({ cards }))

test('T2 a written file changes nothing on the board it came from', () => {
  fc.assert(
    fc.property(anyBoard, (board) => {
      fc.pre(board.cards.size > 0)
      const plan = planList(board, writeCsv({ board, private: true }), 'facilitator')
      expect(plan).toMatchObject({ added: [], changed: [], refused: [], left: [] })
      expect(plan.unchanged).toHaveLength(board.cards.size)
    }),
  )
})

test('T2 cards called as numbers, ratings and days come back as they were written', () => {
  for (const names of [['-3'], ['High', 'Low'], ['1', '2', '3'], ['31/03/2026', 'yes'], ['Total', '-']]) {
    const board = boardOf({ cards: names.map((name) => ({ name, notes: `About ${name}, at length` })) })
    const { added } = planList(boardOf({}), writeCsv({ board, private: true }), 'facilitator')
    expect(added.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  }
})

test('T2 a written file makes the same cards on an empty board', () => {
  fc.assert(
    fc.property(anyBoard, (board) => {
      fc.pre(board.cards.size > 0)
      const { added } = planList(boardOf({}), writeCsv({ board, private: true }), 'facilitator')
      for (const card of board.cards.values()) {
        const again = added.find(({ name }) => name === card.name)
        for (const name of cardFieldNames) {
          const { fallback } = cardFields[name]
          const isBlank = typeof card[name] === 'string' && card[name].trim() === ''
          if (!isBlank) expect(again?.[name] ?? fallback).toEqual(card[name])
        }
      }
    }),
  )
})

test('T2 no cell of a written file can run as a formula', () => {
  const names = [
    '=1+1',
    '+1',
    'Anna;=cmd|/c calc!A0',
    'x;"=1+1"',
    '-1',
    '@SUM(A1)',
    "'=1",
    '＝1',
    '=cmd|"/C calc"!A0',
  ]
  const board = boardOf({
    cards: names.map((name) => ({
      name,
      notes: `\t=${name}`,
      description: '\n=1',
      place: { influence: 0, interest: 1 },
    })),
  })
  const rows = readTextFile(writeCsv({ board, private: true })).sheets[0]?.rows ?? []
  for (const cell of rows.flatMap(({ cells }) => cells)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t]/)
  expect(rows.map(({ cells }) => cells[0])).toContain("''=1")
})

test('T2 no part of a written file can run as a formula where it is cut at semicolons, tabs or lines', () => {
  const hostile = fc
    .array(fc.constantFrom(';', '\t', '\n', ' ', '"', "'", '=', '@', '-', '＝', 'a', ',', '=cmd|', '|'), {
      minLength: 1,
    })
    .map((parts) => `x${parts.join('')}x`)
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 4 }), (values) => {
      const board = boardOf({ cards: values.map(([name, notes]) => ({ name, notes, description: notes })) })
      const file = writeCsv({ board, private: true }).slice(1)
      // As a program that takes quotes for letters, and as one that takes them off where a cell begins with them.
      const cells = file.split(/[;\t\r\n]/).flatMap((cell) => [cell, cell.replace(/^["\s]+/, '')])
      for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    }),
  )
})

test('T2 lines end in CR LF after a byte order mark, and quotes stand only where they must', () => {
  const board = boardOf({
    cards: [
      {
        name: 'Sgoil "Àrd", Ùig',
        sector: 'Education',
        notes: 'one\ntwo',
        place: { influence: 7.5, interest: 80 },
      },
    ],
  })
  expect(writeCsv({ board, private: true })).toBe(
    [
      '\ufeffname,sector,description,influence,interest,relationship,attitude,notes',
      '"Sgoil ""Àrd"", Ùig",Education,,7.5,80,unknown,unknown,"one\ntwo"',
      '',
    ].join('\r\n'),
  )
})

test('P1 a share-safe file has no private column and no private word', () => {
  const secrets = cardFieldNames.filter((name) => cardFields[name].sharing === 'private')
  const filled = Object.fromEntries(
    secrets.map((name) => {
      const field = cardFields[name]
      if (field.control === 'choice') return [name, 'blocker']
      if (field.control === 'labels') return [name, ['canary']]
      return [name, field.control === 'date' ? '2026-03-31' : 'canary']
    }),
  )
  const board = boardOf({ cards: [{ ...filled, name: 'A', groups: ['lone parents'] }] })
  const safe = writeCsv({ board, private: false })
  expect(safe).not.toMatch(/canary|blocker|2026|attitude|notes/)
  expect(safe).toContain('lone parents')
  expect(writeCsv({ board, private: true }).match(/canary/g)).toHaveLength(secrets.length - 3)
})
