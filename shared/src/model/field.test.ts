import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settingFields } from './board.ts'
import { cardFields } from './card.ts'
import { date, type Field, labels, line, maxLabels, maxLineLength, maxTextLength, text } from './field.ts'
import { planFields } from './planLine.ts'
import { tieFields } from './tie.ts'

const tables: Record<string, Record<string, Field<unknown>>> = {
  cardFields,
  planFields,
  tieFields,
  settingFields,
}
const everyField = Object.entries(tables).flatMap(([table, fields]) =>
  Object.entries(fields).map(([name, field]) => ({ name: `${table}.${name}`, field })),
)
const anyValue = fc.oneof(
  fc.anything({ withDate: true, withMap: true, withNullPrototype: true, withBigInt: true }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.string({ unit: 'grapheme' })),
  fc.record({ influence: fc.double(), interest: fc.double() }),
)

describe.each(everyField)('$name', ({ field }) => {
  test('D2 checking never throws, and what it lets through it lets through unchanged again', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const checked = field.check(value)
        if (checked !== undefined) expect(field.check(checked)).toEqual(checked)
      }),
    )
  })

  test('M3 the fallback is a value the field can hold', () => {
    if (field.fallback !== undefined) expect(field.check(field.fallback)).toEqual(field.fallback)
  })
})

test('M3 a line is one line without letters nobody can see', () => {
  const { check } = line('shareable')
  expect(check('  Health\r\n board\t\u0000one ')).toBe('Health board one')
  expect(check('Safe\u202egnp.exe')).toBe('Safegnp.exe')
  expect(check('a\u200bb\ufeffc\u2066d')).toBe('abcd')
  expect(check(7)).toBeUndefined()
})

test('C11 a line keeps no letter that only hides in it, and every one that shows in what is seen', () => {
  const { check } = line('shareable')
  expect(check('\u200eHealth\u00ad Board\u200f')).toBe('Health Board')
  expect(check('\u2028Town\u2029 Council')).toBe('Town Council')
  for (const name of [
    'می\u200cخواهم',
    'ශ්\u200dරී ලංකා',
    'വന്\u200d',
    '👩\u200d🏫 school',
    '❤\ufe0f',
    '\u05d0 C++\u200e',
  ])
    expect(check(name)).toBe(name)
  expect(check('Tea\u200cm \u200d one\u200d')).toBe('Tea\u200cm one')
  for (const empty of ['\ufe0f', '\u200d', ' \u00ad\u3164 ', '\u{e0041}\u200e']) expect(check(empty)).toBe('')
})

test('M3 long values are cut, and never through the middle of a letter', () => {
  const cut = line('shareable').check(`${'a'.repeat(maxLineLength - 1)}\u{1f600}`)
  expect(cut).toBe('a'.repeat(maxLineLength - 1))
  expect(text('private').check('é'.repeat(maxTextLength + 5))).toHaveLength(maxTextLength)
})

test('D3 half a surrogate pair is left out, so that writer and readers see the same text', () => {
  expect(text('private').check('a\ud83db')).toBe('ab')
  expect(line('private').check('\udc00x')).toBe('x')
  expect(line('private').check('x\u{1f600}')).toBe('x\u{1f600}')
})

test('M3 labels are distinct lines, at most forty', () => {
  const { check } = labels('shareable')
  expect(check(['a', ' a ', '', 'b', 3, null])).toEqual(['a', 'b'])
  expect(check(Array.from({ length: 99 }, (_, at) => `label ${at}`))).toHaveLength(maxLabels)
  expect(check('a')).toBeUndefined()
})

test('M3 a date is a day of the calendar, or empty', () => {
  const { check } = date('private')
  expect(check('2024-02-29')).toBe('2024-02-29')
  expect(check('')).toBe('')
  for (const value of ['2023-02-29', '2024-02-30', '2024-13-01', '2024-1-1', '24-01-01', 'today', 20240101])
    expect(check(value), String(value)).toBeUndefined()
})
