import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessLayout } from './guessLayout.ts'
import { readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'

/** Headings under which offices keep the same four things. */
const headings = {
  name: [
    'Stakeholder',
    'Name of organisation',
    'PARTNERS',
    'Organisation / Group',
    'Akteur',
    'Partie prenante',
    'Interesado',
    'Belanghebbende',
  ],
  influence: [
    'Influence',
    'Power (1-10)',
    'Level of influence',
    'Influence/Power',
    'Einfluss',
    'Pouvoir',
    'Poder',
    'Invloed',
  ],
  interest: [
    'Interest',
    'Interest level',
    'level of interest',
    'Stake',
    'Interesse',
    'Intérêt',
    'Interés',
    'Belang',
  ],
  notes: [
    'Notes',
    'comments',
    'Remarks',
    'Bemerkungen',
    'Remarques',
    'Observaciones',
    'Opmerkingen',
    'Uwagi',
  ],
} as const
type Kind = keyof typeof headings

const anyList = fc.record({
  order: fc.shuffledSubarray(['name', 'influence', 'interest', 'notes'] as Kind[], { minLength: 4 }),
  words: fc.record({
    name: fc.constantFrom(...headings.name),
    influence: fc.constantFrom(...headings.influence),
    interest: fc.constantFrom(...headings.interest),
    notes: fc.constantFrom(...headings.notes),
  }),
  above: fc.subarray(['Partners of the harbour project', 'Updated in March, by the team', '']),
  below: fc.subarray(['Source: the survey of last year', '']),
  doubled: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t'),
  comma: fc.boolean(),
  rows: fc.array(
    fc.record({
      influence: fc.integer({ min: 1, max: 9 }),
      interest: fc.integer({ min: 1, max: 9 }),
      isBlankBelow: fc.boolean(),
    }),
    { minLength: 3, maxLength: 12 },
  ),
})

const quoted = (cell: string): string => (/[",;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

test('T6 a list comes in whole whatever its order, words, titles, delimiter and decimal sign', () => {
  fc.assert(
    fc.property(anyList, ({ order, words, above, below, doubled, delimiter, comma, rows }) => {
      const decimal = (whole: number): string => `${whole}${comma ? ',' : '.'}5`
      const cells = rows.map(
        ({ influence, interest }, at): Record<Kind, string> => ({
          name: `Body ${String.fromCharCode(65 + at)}`,
          influence: decimal(influence),
          interest: decimal(interest),
          notes: at % 2 === 0 ? `meets ${at}, mostly` : '',
        }),
      )
      const more = doubled ? [words.influence] : []
      const lines = [
        ...above,
        [...order.map((kind) => words[kind]), ...more].map(quoted).join(delimiter),
        ...cells.flatMap((row, at) => [
          [...order.map((kind) => row[kind]), ...more.map(() => '1')].map(quoted).join(delimiter),
          ...(rows[at]?.isBlankBelow ? [''] : []),
        ]),
        ...below,
      ]
      const [sheet] = readTextFile(lines.join('\r\n')).sheets
      if (!sheet) throw new Error('No sheet')
      const layout = guessLayout(sheet)
      expect(layout.columns.slice(0, 4).map(({ meaning }) => meaning)).toEqual(order)
      const read = readRows(sheet, layout)
      expect(read.rows.map(({ fields }) => fields.name)).toEqual(cells.map(({ name }) => name))
      expect(read.rows.every(({ fields }) => fields.place !== undefined)).toBe(true)
      expect(read.rows.map(({ fields }) => fields.notes ?? '')).toEqual(cells.map(({ notes }) => notes))
      expect(read.refused).toEqual([])
      expect(read.left).toHaveLength(doubled ? 1 : 0)
    }),
  )
})

test('T6 any table is read without a fault, and every row is accounted for', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('', '5', '4/5', 'High', 'n/a', 'TRUE', 'Name', 'Influence', '31/03/2026', '=1+1'),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 12 }), (rows) => {
      const csv = rows
        .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`).join(','))
        .join('\n')
      fc.pre(/[^\s,;"|]/.test(csv))
      const [sheet] = readTextFile(csv).sheets
      if (!sheet) throw new Error('No sheet')
      const layout = guessLayout(sheet)
      fc.pre(
        layout.columns.some(({ meaning }) =>
          ['name', 'firstName', 'lastName', 'organisation'].includes(meaning),
        ),
      )
      const read = readRows(sheet, layout)
      const below = sheet.rows.filter(({ row }) => row > layout.lastRowAbove)
      expect(read.rows.length + read.refused.length + read.empty).toBe(below.length)
    }),
  )
})

test('T1 20,000 rows, 64 columns and cells of 100 kB are read', () => {
  // All of these limits in one file would be a million cells, which proves no more and takes seconds.
  const line = (first: string): string => [first, 'a'].join(',')
  const broad = [
    `name${',x'.repeat(63)}`,
    ...Array.from({ length: 300 }, (_, at) => `Body ${at}${',y'.repeat(63)}`),
  ].join('\n')
  const long = [line('name'), ...Array.from({ length: 19_999 }, (_, at) => line(`Body ${at}`))].join('\n')
  const wide = [
    'name,notes',
    ...Array.from({ length: 40 }, (_, at) => `Body ${at},${'y '.repeat(50_000)}`),
  ].join('\n')
  for (const [csv, rows] of [
    [long, 19_999],
    [broad, 300],
    [wide, 40],
  ] as const) {
    const [sheet] = readTextFile(csv).sheets
    if (!sheet) throw new Error('No sheet')
    expect(readRows(sheet, guessLayout(sheet)).rows).toHaveLength(rows)
  }
})
