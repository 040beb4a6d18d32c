import fc from 'fast-check'
import { type CardValues, cardFieldNames, cardFields } from './card.ts'
import type { Field } from './field.ts'
import { placeAt } from './place.ts'

const awkward = fc.constantFrom(
  '=1+1',
  '+44 131',
  '-dash',
  '@here',
  "'quoted",
  "'=x",
  '"quotes"',
  'a,b',
  'a;b',
  'a\tb',
  'tha mi à Glaschu',
  '＝wide',
  '<script>alert(1)</script>',
  '&amp;',
  '__proto__',
  'constructor',
  '1,5',
  '-3',
  'ﬀ',
  '👩‍👩‍👧',
)
const words = fc.oneof(awkward, fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 20 }))

/** Any value a field may hold: made at random, then as its own check would keep it. */
function anyValue(field: Field<unknown>): fc.Arbitrary<unknown> {
  const kept = (value: unknown): unknown => field.check(value) ?? field.fallback
  switch (field.control) {
    case 'line':
      return words.map(kept)
    case 'text':
      return fc.array(words, { maxLength: 3 }).map((lines) => kept(lines.join('\n')))
    case 'choice':
      return fc.constantFrom(...(field.options ?? []))
    case 'choices':
      return fc.subarray([...(field.options ?? [])])
    case 'labels':
      return fc.array(words, { maxLength: 4 }).map(kept)
    case 'score':
      return fc.option(
        fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
        { nil: undefined },
      )
    case 'place':
      return fc.option(
        fc.tuple(fc.nat(1000), fc.nat(1000)).map(([up, across]) => placeAt(up / 10, across / 10)),
        { nil: undefined },
      )
    case 'flag':
      return fc.boolean()
    case 'date':
      return fc.constantFrom('', '2026-03-31', '2024-02-29')
  }
}

/** Any card's values, with a name. For tests. */
export const anyCardValues: fc.Arbitrary<CardValues> = fc
  .tuple(...cardFieldNames.map((name) => anyValue(cardFields[name])))
  .map(
    (values) =>
      Object.fromEntries(values.map((value, at) => [cardFieldNames[at], value])) as unknown as CardValues,
  )
  .filter((values) => values.name !== '')
