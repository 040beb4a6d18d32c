import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessLayout } from './guessLayout.ts'
import { readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'
import { scaleKey, scaleOfKey, scoreOn } from './scale.ts'

/** What influence and interest of every row come to, and the scale of influence with a mark when it is unsure. */
function ratingsOf(csv: string) {
  const [sheet] = readTextFile(csv).sheets
  if (!sheet) throw new Error('No sheet')
  const layout = guessLayout(sheet)
  const column = layout.columns.find(({ meaning }) => meaning === 'influence')
  const scale = column?.scale ? `${scaleKey(column.scale)}${column.isScaleSure ? '' : '?'}` : undefined
  const rows = readRows(sheet, layout).rows
  return { scale, influences: rows.map(({ fields }) => fields.place?.influence) }
}

const csvOf = (heading: string, cells: readonly string[]): string =>
  [`name;${heading};Interest`, ...cells.map((cell, at) => `Body ${'ABCDEFGHIJK'[at]};${cell};${cell}`)].join(
    '\n',
  )

test.each([
  ['Influence', ['5', '3', '1'], '1-5?', [90, 50, 10]],
  ['Influence', ['3', '2', '1'], '1-3?', [83.3, 50, 16.7]],
  ['Influence', ['4', '2', '1'], '1-4?', [87.5, 37.5, 12.5]],
  ['Influence', ['5', '2', '0'], '0-5?', [91.7, 41.7, 8.3]],
  ['Influence', ['10', '5', '1'], '1-10?', [95, 45, 5]],
  ['Influence', ['10', '5', '0'], '0-10?', [95.5, 50, 4.5]],
  ['Influence', ['0.2', '0,5', '1'], '0-1', [20, 50, 100]],
  ['Influence', ['82', '76,5', '20'], '0-100', [82, 76.5, 20]],
  ['Influence', ['85 %', '40%', '5 %'], '0-100', [85, 40, 5]],
  ['Influence', ['4/5', '3/5', '1/5'], '1-5', [70, 50, 10]],
  ['Influence', ['4 - High', '3 (medium)', '1: low'], '1-4?', [87.5, 62.5, 12.5]],
  ['Influence', ['High (5)', 'Medium (3)', 'Low (1)'], '1-5?', [90, 50, 10]],
  ['Influence', ['High', 'medium', 'LOW'], 'words', [83.3, 50, 16.7]],
  ['Influence', ['very high', 'high', 'very low'], 'words', [90, 70, 10]],
  ['Influence', ['H', 'M', 'L'], 'words', [83.3, 50, 16.7]],
  ['Influence', ['High', 'Medium', 'None'], 'words', [87.5, 62.5, 12.5]],
  ['Influence', ['+++', '++', '+'], '1-3?', [83.3, 50, 16.7]],
  ['Influence', ['★★★★★', '★★★☆☆', '★☆☆☆☆'], '1-5', [90, 50, 10]],
  ['Influence', ['2', '0', '-2'], '-2-2?', [90, 50, 10]],
  ['Influence', ['A', 'B', 'C'], '3-1?', [83.3, 50, 16.7]],
  ['Influence', ['A', 'C', 'E'], '5-1?', [90, 50, 10]],
  ['Poder', ['A', 'M', 'B'], 'words', [83.3, 50, 16.7]],
  ['Influence', ['½', '0', '1'], '0-1', [50, 0, 100]],
  ['Influence', ['4½', '3', '1'], '1-5?', [80, 50, 10]],
  ['Influence', ['low-medium', 'medium/high', 'v. high'], 'words', [35.7, 64.3, 92.9]],
  ['Influence', ['L/M', 'M-H', 'Med'], 'words', [30, 70, 50]],
  ['Einfluss', ['hoch', 'mittel', 'gering'], 'words', [83.3, 50, 16.7]],
  ['Pouvoir', ['élevé', 'moyen', 'faible'], 'words', [83.3, 50, 16.7]],
  ['Poder', ['alto', 'medio', 'bajo'], 'words', [83.3, 50, 16.7]],
  ['Influenza', ['alta', 'media', 'bassa'], 'words', [83.3, 50, 16.7]],
  ['Invloed', ['hoog', 'gemiddeld', 'laag'], 'words', [83.3, 50, 16.7]],
  ['Influência', ['muito alto', 'médio', 'muito baixo'], 'words', [90, 50, 10]],
  ['Wpływ', ['wysoki', 'średni', 'niski'], 'words', [83.3, 50, 16.7]],
  ['Influence (1-5)', ['3', '2', '1'], '1-5', [50, 30, 10]],
  ['Power score /10', ['3', '2', '1'], '1-10', [25, 15, 5]],
  ['Influence (0 to 5)', ['3', '2', '1'], '0-5', [58.3, 41.7, 25]],
  ['Influence (1 = high, 5 = low)', ['1', '3', '5'], '5-1', [90, 50, 10]],
  ['Influence (1 low - 5 high)', ['3', '2', '1'], '1-5', [50, 30, 10]],
  ['Einfluss (hoch/mittel/gering)', ['mittel', 'mittel', 'hoch'], 'words', [50, 50, 83.3]],
])('T8 %s %j is read on %s', (heading, cells, scale, influences) => {
  expect(ratingsOf(csvOf(heading, cells))).toEqual({ scale, influences })
})

test('T8 one row alone says too little about its scale', () => {
  expect(ratingsOf(csvOf('Influence', ['5']))).toEqual({ scale: '0-100?', influences: [5] })
})

test('T8 a file of our own writing is on 0–100, however small its numbers', () => {
  const csv = 'name,sector,description,influence,interest,relationship\nA,,,5,3,\nB,,,1,2,'
  expect(ratingsOf(csv)).toEqual({ scale: '0-100', influences: [5, 1] })
})

const anyScale = fc
  .tuple(fc.integer({ min: -10, max: 20 }), fc.integer({ min: 1, max: 120 }))
  .map(([from, more]) => ({ kind: 'numbers', from, to: from + more }) as const)

test('T8 on every scale more is more, the middle is the middle, and all of it is on the map', () => {
  fc.assert(
    fc.property(anyScale, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
      const value = scale.from + share * (scale.to - scale.from)
      const score = scoreOn(scale, value) ?? -1
      const turned = scoreOn({ kind: 'numbers', from: scale.to, to: scale.from }, value) ?? -1
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      expect(score + turned).toBeCloseTo(100)
      expect(scoreOn(scale, (scale.from + scale.to) / 2)).toBeCloseTo(50)
      expect(scoreOn(scale, scale.to + 0.5)).toBeUndefined()
      expect(scaleOfKey(scaleKey(scale))).toEqual(scale)
    }),
  )
})
