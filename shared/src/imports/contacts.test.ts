import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameWithoutContacts } from './contactDetails.ts'
import { guessLayout } from './guessLayout.ts'
import { type ReadOptions, type ReadRows, readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'

function read(text: string, options?: ReadOptions): ReadRows {
  const [sheet] = readTextFile(text).sheets
  if (!sheet) throw new Error('No sheet')
  return readRows(sheet, guessLayout(sheet), options)
}
const namesOf = (text: string): readonly string[] => read(text).rows.map(({ fields }) => fields.name)

test.each([
  ['an address field', 'To: "Q, Pia" <pia.q@x.example>; R, Jo <jo@x.example>, Kai S <k@x.example>'],
  ['an address field over two lines', 'Pia Q <p@x.example>;\nR, Jo <jo@x.example>; Kai S'],
  ['names in one line', 'Pia Q; Jo R; Kai S'],
  ['dashes', 'Pia Q - p@x.example - 0123\nJo R – 01632 960201\nKai S - Mob. 07700 900118 ext. 12'],
  [
    'blocks',
    'Name: Pia Q\nTel: 01632 960201\n\nName: Jo R\nE-mail: jo@x.example\n\nName: Kai S\nFax: 01632 960202',
  ],
  [
    'an address book',
    'BEGIN:VCARD\nFN:Pia Q\nTEL;TYPE=WORK:01632 960201\nEND:VCARD\nBEGIN:VCARD\nN:R;Jo;;;\nEND:VCARD\nBEGIN:VCARD\nFN:Kai S\nEND:VCARD',
  ],
  [
    'a letter',
    'Dear all,\nhere is who we have:\n\nPia Q, 01632 960201\nJo R, jo@x.example\nKai S\n\nKind regards,\nThe office\n01632 960203',
  ],
])('T6 a list of contacts gives names alone: %s', (_, text) => {
  expect(namesOf(text)).toEqual(['Pia Q', 'Jo R', 'Kai S'])
  expect(read(text).refused).toEqual([])
})

test('T6 contacts are told as left out, and are notes when that is asked', () => {
  const text = 'Pia Q, Director, Harbour Trust, 01632 960201\nJo R, Quay Shop, jo@x.example'
  expect(read(text).left).toMatchObject([{ column: 'Phone and e-mail', cells: 2, isWholeColumn: true }])
  expect(read(text, { unreadToNotes: true }).rows.map(({ fields }) => fields)).toEqual([
    { name: 'Pia Q (Harbour Trust)', notes: 'Director\nPhone and e-mail: 01632 960201' },
    { name: 'Jo R (Quay Shop)', notes: 'Phone and e-mail: jo@x.example' },
  ])
})

test('T6 contacts within the names of a table are left out and told', () => {
  const { rows, left } = read('Stakeholder,Influence\nPia Q <p@x.example>,4\n"Quay Shop (01632 960201)",2')
  expect(rows.map(({ fields }) => fields.name)).toEqual(['Pia Q', 'Quay Shop'])
  expect(left).toMatchObject([{ column: 'Stakeholder', cells: 2, example: { text: 'p@x.example' } }])
})

test.each([
  'School 2024-2026',
  'Line 4 Upgrade 12.03.2026',
  '24:7 Church',
  'Route 101 / 102',
  '7th Harbour Scouts',
  'Charity 1123456',
  'a@b',
])('T6 %s has no contact in it', (name) => {
  expect(nameWithoutContacts(name)).toEqual({ text: name, contacts: [] })
})

const name = fc.constantFrom(
  'Harbour Trust',
  'Straßenbahn e. V.',
  'Łódź Quay',
  'Café d’Été',
  'Порт',
  '1st Scouts',
)
const contact = fc.constantFrom(
  'p.q@x.example',
  'mailto:info@long-name.co.uk',
  '01632 960 201',
  '+49 (0)7631 / 55-001',
  '(555) 123-4567',
  '04.70.00.11.22',
  '601 234 567',
  '06-12345678',
)
const around = fc.constantFrom(
  ([a, b]: readonly string[]) => `${a} <${b}>`,
  ([a, b]: readonly string[]) => `${a} (${b})`,
  ([a, b]: readonly string[]) => `${a}, ${b}`,
  ([a, b]: readonly string[]) => `${a} - ${b}`,
  ([a, b]: readonly string[]) => `${a} Tel.: ${b}`,
  ([a, b]: readonly string[]) => `${b} ${a}`,
  ([a, b]: readonly string[]) => `${a}\n${b} / ${b}`,
)

test('T6 a name never holds an e-mail address or a phone number', () => {
  fc.assert(
    fc.property(name, contact, around, (who, how, written) => {
      expect(nameWithoutContacts(written([who, how])).text).toBe(who)
    }),
  )
})
