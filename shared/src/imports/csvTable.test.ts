import { expect, test } from 'vitest'
import { BoardError } from '../base/boardError.ts'
import { readCsvTable } from './csvTable.ts'

const text = 'name,notes\r\nSgoil Àrd-ùrais,“Fàilte” – £5\r\n'
const utf8 = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'utf8'))
const utf16 = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'utf16le'))
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16())

function codeOf(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    return error instanceof BoardError ? error.code : String(error)
  }
}

const expected = { header: ['name', 'notes'], cells: ['Sgoil Àrd-ùrais', '“Fàilte” – £5'] }

test.each([
  ['UTF-8', utf8(text)],
  ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
  ['UTF-16, low byte first', utf16(`\ufeff${text}`)],
  ['UTF-16, high byte first', swapped(utf16(`\ufeff${text}`))],
  ['UTF-16 without a mark', utf16(text)],
  ['text already', `\ufeff${text}`],
])('T1 reads %s', (_, content) => {
  const { header, rows } = readCsvTable(content)
  expect(header).toEqual(expected.header)
  expect(rows.map(({ row, cells }) => ({ row, cells }))).toEqual([{ row: 2, cells: expected.cells }])
})

test('T1 reads Windows-1252, its quotes, dashes and accents', () => {
  const letters = new Map([
    ['“', 0x93],
    ['”', 0x94],
    ['–', 0x96],
    ['€', 0x80],
  ])
  const bytes = [...`${text}€uro,x`].map((letter) => letters.get(letter) ?? letter.charCodeAt(0))
  const { rows } = readCsvTable(new Uint8Array(bytes))
  expect(rows.map(({ cells }) => cells)).toEqual([expected.cells, ['€uro', 'x']])
})

test.each([
  ['comma', 'name,notes\na,"x; y\tz"'],
  ['semicolon', 'name;notes\na;"x; y\tz"'],
  ['tab', 'name\tnotes\na\t"x; y\tz"'],
  ['what its first line declares', 'sep=|\nname|notes\na|x; y\tz'],
])('T1 cuts cells by %s', (_, content) => {
  const { rows } = readCsvTable(content)
  expect(rows[0]?.cells).toEqual(['a', 'x; y\tz'])
})

test('T1 quotes may hold quotes, commas and line breaks; rows are numbered as a spreadsheet shows them', () => {
  const { rows } = readCsvTable('name,notes\n\n"A ""b"", c","one\r\ntwo"\n,\nD,e\n')
  expect(rows.map(({ row, cells }) => ({ row, cells }))).toEqual([
    { row: 3, cells: ['A "b", c', 'one\r\ntwo'] },
    { row: 5, cells: ['D', 'e'] },
  ])
})

test('T1 a quotation mark that never closes marks its row as broken', () => {
  const { rows } = readCsvTable('name,notes\nA,b\nC,"d\nE,f')
  expect(rows.map(({ isBroken }) => isBroken)).toEqual([false, true])
})

test.each([
  ['csv-empty', ''],
  ['csv-empty', '\ufeff \r\n,,\n'],
  ['csv-not-text', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 0x21, 0xff])],
  ['csv-not-text', 'name\nA\0B'],
  ['csv-not-text', new Uint8Array(Array.from({ length: 500 }, (_, at) => (at * 37) % 32))],
  ['csv-too-many-rows', `name\n${'a\n'.repeat(5001)}`],
  ['csv-too-many-rows', `name\n${'\n'.repeat(20_000)}a`],
  ['csv-too-many-columns', `name${',x'.repeat(64)}\na`],
  ['csv-too-many-columns', `name\na${',x'.repeat(200_000)}`],
])('T1 refuses with %s', (code, content) => {
  expect(codeOf(() => readCsvTable(content))).toBe(code)
})

test('T1 a file of 50 MB is refused without being read', () => {
  const before = performance.now()
  expect(codeOf(() => readCsvTable(new Uint8Array(50 * 1024 * 1024)))).toBe('csv-too-large')
  expect(performance.now() - before).toBeLessThan(50)
})

test('T1 takes exactly 5,000 rows and 64 columns', () => {
  const header = ['name', ...Array.from({ length: 63 }, (_, at) => `c${at}`)]
  const { rows } = readCsvTable(
    [header.join(','), ...Array.from({ length: 5000 }, (_, at) => `n${at}`)].join('\n'),
  )
  expect(rows).toHaveLength(5000)
})
