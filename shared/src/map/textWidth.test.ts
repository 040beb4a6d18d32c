import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textWidth, wrapText } from './textWidth.ts'

test('T3 no line is wider than asked, and no more lines than asked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 30, max: 300 }),
      (text, width) => {
        const lines = wrapText(text, { width, size: 12, most: 3 })
        expect(lines.length).toBeLessThanOrEqual(3)
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width)
      },
    ),
  )
})

test('T3 text that fits keeps every word', () => {
  expect(
    wrapText('Council housing and homelessness service', { width: 120, size: 12, most: 3 }).join(' '),
  ).toBe('Council housing and homelessness service')
})

test('T3 accents take no width of their own', () => {
  expect(textWidth('Ùrras', 10)).toBe(textWidth('Urras', 10))
})
