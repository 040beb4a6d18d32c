import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { BoardError } from '../base/boardError.ts'
import { cutDelimited } from './delimited.ts'
import { readSheets, readTextFile } from './readSheets.ts'
import type { Given, Sheet } from './sheet.ts'

const text = 'name,notes\r\nSgoil Àrd-ùrais,“Fàilte” – £5\r\n'
const utf8 = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'utf8'))
const utf16 = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'utf16le'))
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16())
const sheetOf = async (given: Given): Promise<Sheet> => {
  const { sheets, best } = await readSheets(given)
  return sheets[best] as Sheet
}
const fileOf = (content: string | Uint8Array): Given => ({
  kind: 'file',
  bytes: typeof content === 'string' ? utf8(content) : content,
})
const cellsIn = (sheet: Sheet) => sheet.rows.map(({ cells }) => cells)
const codeOf = async (given: Given): Promise<string | undefined> => {
  try {
    await readSheets(given)
    return undefined
  } catch (error) {
    return error instanceof BoardError ? error.code : String(error)
  }
}

test.each([
  ['UTF-8', utf8(text)],
  ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
  ['UTF-16, low byte first', utf16(`\ufeff${text}`)],
  ['UTF-16, high byte first', swapped(utf16(`\ufeff${text}`))],
  ['UTF-16 without a mark', utf16(text)],
])('T1 reads %s', async (_, bytes) => {
  const sheet = await sheetOf(fileOf(bytes))
  expect(sheet.rows[1]).toEqual({ row: 2, cells: ['Sgoil Àrd-ùrais', '“Fàilte” – £5'] })
})

test('T7 a wrong byte spoils its own letter, every other is right', async () => {
  const bytes = utf8('name,notes\nCafé,Fàilte\nNotari?le,x\n').map((byte) => (byte === 0x3f ? 0xeb : byte))
  expect(cellsIn(await sheetOf(fileOf(bytes)))).toEqual([
    ['name', 'notes'],
    ['Café', 'Fàilte'],
    ['Notari\ufffdle', 'x'],
  ])
})

test('T7 bytes that two encodings read as words are offered in both', () => {
  // Of 1251: Школа and город; of 1253 they would be Greek letters.
  const bytes = new Uint8Array([
    ...utf8('name\n'),
    0xd8,
    0xea,
    0xee,
    0xeb,
    0xe0,
    10,
    0xe3,
    0xee,
    0xf0,
    0xee,
    0xe4,
  ])
  const { encoding, readings } = readTextFile(bytes)
  expect(encoding).toBe('windows-1251')
  expect(readings.map((reading) => reading.encoding)).toEqual(['windows-1251', 'windows-1253'])
  expect(readings[0]?.sample).toEqual(['Школа', 'город'])
  expect(readTextFile(bytes, 'windows-1253').sheets[0]?.rows[1]?.cells[0]).toMatch(/^\p{Script=Greek}+$/u)
})

const anyCell = fc.string({ maxLength: 12 }).map((cell) => cell.replaceAll('\0', ''))

test('T1 what is well written is cut as any reader of CSV cuts it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyCell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      (rows, delimiter) => {
        const csv = Papa.unparse(rows, { delimiter, quotes: true })
        expect(cutDelimited(csv, delimiter).map(({ cells }) => cells)).toEqual(rows)
      },
    ),
  )
})

test('T1 one quotation mark anywhere costs no row but its own', () => {
  const lines = ['name,notes', 'A,b', 'C,d', 'E,f', 'G,h']
  for (let at = 0; at < lines.join('\n').length; at += 1) {
    const csv = `${lines.join('\n').slice(0, at)}"${lines.join('\n').slice(at)}`
    const rows = cutDelimited(csv, ',').map(({ cells }) => cells.join())
    expect(lines.filter((line) => rows.includes(line)).length).toBeGreaterThanOrEqual(lines.length - 1)
  }
})

const book = (sheet: string | Uint8Array, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="One" sheetId="1" r:id="a"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
    ...more,
  })

test('T1 a workbook gives what its cells show: values of formulas, percentages, days, merged cells', async () => {
  const styles =
    '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>'
  const rows =
    '<row r="2"><c r="A2" t="inlineStr"><is><t>A &amp; B</t></is></c><c r="C2"><f>1+1</f><v>2</v></c></row>' +
    '<row r="3"><c r="B3" s="1"><v>0.85</v></c><c r="C3" s="2"><v>46112</v></c><c r="D3" t="e"><v>#REF!</v></c></row>' +
    '<row r="4"><c r="B4" t="b"><v>1</v></c></row>'
  const xml = `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A2:A4"/></mergeCells></worksheet>`
  const sheet = await sheetOf(fileOf(book(xml, { 'xl/styles.xml': strToU8(styles) })))
  expect(sheet.rows).toEqual([
    { row: 2, cells: ['A & B', '', '2'] },
    { row: 3, cells: ['A & B', '85 %', '2026-03-31'] },
    { row: 4, cells: ['A & B', 'TRUE'] },
  ])
})

/** An archive that says it holds little, and unpacks to very much. */
function lyingBomb(): Uint8Array {
  const bytes = book(new Uint8Array(80 * 1024 * 1024))
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
  }
  return bytes
}

test.each([
  ['csv-empty', ''],
  ['csv-empty', '\ufeff \r\n,,\n'],
  ['csv-empty', book('<worksheet/>')],
  ['csv-not-text', 'name\nA\0B'],
  ['csv-not-text', new Uint8Array(Array.from({ length: 500 }, (_, at) => (at * 37) % 32))],
  ['csv-too-many-rows', `name\n${'a\n'.repeat(20_001)}`],
  ['csv-too-many-rows', `name\n${'\n'.repeat(60_000)}a`],
  ['csv-too-large', new Uint8Array(50 * 1024 * 1024)],
  ['sheet-unpacked-too-large', book(new Uint8Array(80 * 1024 * 1024))],
  ['sheet-unpacked-too-large', lyingBomb()],
  ['sheet-macro', book('<worksheet/>', { 'xl/vbaProject.bin': new Uint8Array(4) })],
  ['sheet-other', zipSync({ 'word/document.xml': strToU8('<w/>') })],
  ['sheet-damaged', book('<worksheet/>').subarray(0, 200)],
  ['sheet-old', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  [
    'sheet-encrypted',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...utf16('EncryptedPackage')]),
  ],
  ['sheet-other', '%PDF-1.7'],
])('T1 refuses with %s', async (code, content) => {
  expect(await codeOf(fileOf(content))).toBe(code)
})

test('T1 cells past the 64th column are counted, and the others come in', async () => {
  const sheet = await sheetOf(fileOf(`name${',x'.repeat(70)}\nA${',1'.repeat(70)}`))
  expect(sheet.rows[1]?.cells).toHaveLength(64)
  expect(sheet.cellsBeyond).toBe(14)
})

test('T6 a copied table keeps the paragraphs of a cell and runs nothing', async () => {
  const html =
    '<p>Before</p><table><tr><td rowspan=2>Name<td colspan="2">Rating<tr><td>Power<td>Interest</tr>' +
    '<tr><td><p>A</p><p>of B</p></td><td>5<script>alert(1)</script></td><td>1&nbsp;</td></tr></table>'
  expect(cellsIn(await sheetOf({ kind: 'paste', text: 'other', html }))).toEqual([
    ['Name', 'Rating'],
    ['Name', 'Power', 'Interest'],
    ['A\nof B', '5', '1'],
  ])
})

test('T6 any markup, however broken, is read to its end', () => {
  const pieces = fc.constantFrom(
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
    '<!--',
    '-->',
    '<',
    '>',
    '"',
    'a',
    '&#0;',
  )
  return fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (parts) => {
      const code = await codeOf({ kind: 'paste', text: 'A\nB', html: parts.join('') })
      expect(code).toBeUndefined()
    }),
  )
})
