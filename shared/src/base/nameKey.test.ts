import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKey } from './nameKey.ts'

/** Names in many scripts, each written in ways that are one name. */
const same: readonly (readonly string[])[] = [
  ['Town Council', ' town  council ', 'TOWN\u00a0COUNCIL', '\u200eTown Council', '\ufeffTown\u202f\tCouncil'],
  ['Health Board', 'Health\u00ad Board', 'He\u00adalth Bo\u200bard', 'Health\u2060 Board', '“Health Board”'],
  ['ＡＢＣ Housing', 'ABC Housing', 'abc　housing'],
  ['バス協会', 'ﾊﾞｽ協会', 'ハ\u3099ス協会', '「バス協会」'],
  ['Café Society', 'Cafe\u0301 society', 'CAFÉ SOCIETY'],
  ["St Mary's", 'St Mary’s', 'St Mary‘s', 'St Mary`s', 'St Mary´s', 'ST MARYʼS', 'St Mary＇s'],
  [
    '"Friends" of the park',
    '„Friends“ of the park',
    '« Friends » of the park',
    '‹Friends› of the park',
    "''Friends'' of the park",
    'Friends of the park',
  ],
  [
    'North-South Link',
    'North‑South Link',
    'North–South Link',
    'North — South Link',
    'North−South Link',
    'North－South Link',
    'North -- South Link',
  ],
  ['Große Straße', 'GROSSE STRASSE', 'GROẞE STRAẞE'],
  ['Σύλλογος Γονέων', 'ΣΎΛΛΟΓΟΣ ΓΟΝΈΩΝ', 'σύλλογοσ γονέων'],
  ['İstanbul Belediyesi', 'İSTANBUL BELEDİYESİ', 'I\u0307stanbul belediyesi'],
  ['Sınır Derneği', 'SINIR DERNEĞİ', 'sınır derneği'],
  ['نیم‌فاصله', 'نیمفاصله', 'نیمفاصـله'],
  ['مجلس', '\ufee3\ufea0\ufee0\ufeb2'],
  ['한국 교육부', '\u1112\u1161\u11ab국 교육부'],
  ['Office', 'Oﬃce'],
  ['❤️ Charity', '❤ Charity'],
  ['Việt Nam', 'Vie\u0323\u0302t Nam', 'VIỆT NAM'],
  ['葛城市', '葛\u{e0100}城市'],
]

/** Names that differ by what tells letters apart: two partners each. */
const different: readonly (readonly [string, string])[] = [
  ['ハス協会', 'バス協会'],
  ['ハス', 'パス'],
  ['Café', 'Cafe'],
  ['Schön', 'Schon'],
  ['Łódź', 'Lodz'],
  ['Sınır', 'Sinir'],
  ['Лёд', 'Лед'],
  ['мій', 'міи'],
  ['सड़क', 'सडक'],
  ['कल', 'काल'],
  ['ಕಲ', 'ಕಾಲ'],
  ['กา', 'ก่า'],
  ['ק\u05bc', 'ק'],
  ['س', 'ش'],
  ['ビル', 'ビール'],
  ['ビール', 'ビ-ル'],
  ['つた', 'った'],
  ['Ward 2', 'Ward ²'],
  ['a + b', 'a b'],
  ["We're", 'Were'],
  ['North-South', 'NorthSouth'],
  ['വൻയവനിക', 'വന്യവനിക'],
  ['വന്\u200dയവനിക', 'വന്യവനിക'],
  ['👩\u200d🏫', '👩🏫'],
  [
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ],
]

describe('C11 names that are one name', () => {
  test.each(same.map((ways) => [ways[0] ?? '', ways] as const))(
    'C11 every way of writing %s is one partner',
    (_, ways) => {
      expect(new Set(ways.map(nameKey)).size, ways.map(nameKey).join(' | ')).toBe(1)
    },
  )

  test.each(different)('C11 %s and %s are two partners', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b))
  })

  const scripts =
    '[\\p{sc=Latn}\\p{sc=Grek}\\p{sc=Cyrl}\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Deva}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Thai}\\p{sc=Hang}\\p{sc=Kana}\\p{sc=Hira}\\p{sc=Han}\\p{sc=Geor}\\p{sc=Armn}\\p{M}\\p{N}\\p{P}\\p{Zs}\\p{Cf}]'
  const anyLetter = fc
    .oneof(
      fc.integer({ min: 32, max: 0x31ff }),
      fc.integer({ min: 0x4e00, max: 0xffff }),
      fc.integer({ min: 0x10000, max: 0x1ffff }),
    )
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => new RegExp(scripts, 'u').test(letter))
  const anyName = fc.array(anyLetter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''))

  test('C11 the key of a key is that key', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyName, fc.string({ unit: 'binary' })),
        (name) => nameKey(nameKey(name)) === nameKey(name),
      ),
    )
  })

  test('C11 composed or not, with unseen letters or without, it is one name', () => {
    const unseen = fc.constantFrom(
      '\u00ad',
      '\u200b',
      '\u200e',
      '\u200f',
      '\u2060',
      '\ufeff',
      '\ufe0f',
      '\u202a',
      '\u2069',
    )
    fc.assert(
      fc.property(anyName, unseen, fc.nat(), (name, letter, at) => {
        const letters = [...name]
        const where = at % (letters.length + 1)
        const with1 = [...letters.slice(0, where), letter, ...letters.slice(where)].join('')
        expect(nameKey(with1)).toBe(nameKey(name))
        expect(nameKey(name.normalize('NFD'))).toBe(nameKey(name.normalize('NFC')))
      }),
    )
  })

  test('C11 a plain name has the key it has beside letters of other alphabets', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'AbIz09 ,.:;()&/+') })
    fc.assert(
      fc.property(plain, (name) => {
        expect(nameKey(`${name}Ж`)).toBe(nameKey(`${name}x`).replace(/x$/, 'ж'))
      }),
    )
  })

  test('C11 a mark on a letter makes another name', () => {
    const mark = fc.constantFrom('\u0301', '\u0308', '\u0327', '\u3099', '\u093c', '\u0302', '\u0e48')
    const letter = fc.constantFrom(...'aeoucsnαιοеиоаハカホはかअकणกด')
    fc.assert(
      fc.property(letter, mark, fc.constantFrom('', ' 2', 'x'), (one, over, rest) => {
        expect(nameKey(one + over + rest)).not.toBe(nameKey(one + rest))
      }),
    )
  })
})
