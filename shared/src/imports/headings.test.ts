import { expect, test } from 'vitest'
import { readDay } from './days.ts'
import { guessLayout } from './guessLayout.ts'
import { headingOf } from './headings.ts'
import { readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'
import { scaleInHeading, scaleKey } from './scale.ts'

const read = (csv: string) => {
  const [sheet] = readTextFile(csv).sheets
  if (!sheet) throw new Error('No sheet')
  const layout = guessLayout(sheet)
  const { rows, left } = readRows(sheet, layout)
  return {
    meanings: layout.columns.map(({ meaning }) => meaning),
    cards: rows.map(({ fields }) => fields),
    left,
  }
}

test.each([
  ['Nivel de poder (1 a 10)', '1-10'],
  ['Pouvoir (1 à 5)', '1-5'],
  ['Macht 1 bis 5', '1-5'],
  ['Einfluss (von 1 bis 5)', '1-5'],
  ['Poder (de 1 a 5)', '1-5'],
  ['Potere da 0 a 10', '0-10'],
  ['Poder (1 até 5)', '1-5'],
  ['Wpływ od 1 do 5', '1-5'],
  ['Vliv (1 až 5)', '1-5'],
  ['Влияние (от 1 до 10)', '1-10'],
  ['Influence (1 through 5)', '1-5'],
  ['Influence (1-5, 1 = high)', '5-1'],
  ['Influence (1-5, 5 = low)', '5-1'],
  ['Influence (1–5; 5 is high)', '1-5'],
  ['Influence 1 (high) to 5 (low)', '5-1'],
  ['Influence (high = 1, low = 3)', '3-1'],
  ['Influence (low = 1, high = 3)', '1-3'],
  ['Influence (1 - low, 3 - high)', '1-3'],
])('T8 the heading %s states the scale %s', (heading, scale) => {
  const said = scaleInHeading(heading)
  expect(said && scaleKey(said)).toBe(scale)
})

test.each([
  ['Who is affected?', 'name'],
  ['Who has a say in this?', 'name'],
  ['Wer ist betroffen?', 'name'],
  ['Who knows them', 'contactHeldBy'],
  ['Who will talk to them?', 'contactHeldBy'],
  ['Our contact', 'contactHeldBy'],
  ['Main contact', 'theirPerson'],
  ['Who is the contact?', 'theirPerson'],
  ['Osoba do kontaktu', 'theirPerson'],
  ['Ansprechpartner', 'theirPerson'],
  ['Categories', 'sector'],
  ['Impact on them', 'affected'],
  ['X (interest)', 'interest'],
  ['Axis Y [Influence]', 'influence'],
  ['Score (power)', 'influence'],
  ['Notes (influence)', 'notes'],
  ['Question 7 (yes/no)', undefined],
  ['Last contact', 'notes'],
  ['Date of last contact', 'notes'],
  ['Review date', 'lastReviewed'],
  ['Influence - why', 'reasonForPlace'],
  ['Influence: comments', 'notes'],
  ['How much influence? Score', 'influence'],
])('T6 the heading %s means %s', (heading, meaning) => {
  expect(headingOf(heading)?.meaning).toBe(meaning)
})

test('T6 of two columns with one meaning, the one that is named more closely counts', () => {
  const csv = 'Name,Date,Review date\nA,03/04/2026,31/03/2026\nB,15/04/2026,1 May 2026'
  expect(read(csv).cards).toEqual([
    { name: 'A', lastReviewed: '2026-03-31' },
    { name: 'B', lastReviewed: '2026-05-01' },
  ])
})

test.each([
  '1 May 2026',
  '1. Mai 2026',
  '1 mai 2026',
  '1er mai 2026',
  'May 1, 2026',
  '1-May-26',
  'Fri 1 May 2026, 10:30',
  '1 de mayo de 2026',
  '1 мая 2026',
  '1. května 2026',
  '1 травня 2026',
])('T6 %s is a day', (cell) => {
  expect(readDay(cell, undefined)).toBe('2026-05-01')
})

test('T6 a question over two columns is about the score of one and the reason of the other', () => {
  const csv = [
    ',,How much influence?,,How much interest?,',
    'Organisation,Lead,Score,Why,Score,Why',
    'Housing trust,Team A,4,owns land,2,',
    'Tenants voice,Team B,1,,5,lives here',
  ].join('\n')
  const { meanings, cards } = read(csv)
  expect(meanings).toEqual(['name', 'contactHeldBy', 'influence', 'reasonForPlace', 'interest', 'notes'])
  expect(cards).toMatchObject([
    { name: 'Housing trust', place: { influence: 70, interest: 30 }, reasonForPlace: 'owns land' },
    {
      name: 'Tenants voice',
      place: { influence: 10, interest: 90 },
      notes: expect.stringMatching('lives here'),
    },
  ])
})

test.each([
  ['ratings', 'Who,Group,Power\nHigh,Parents,Low\nLow,Children,High\nHigh,Council,Low'],
  ['yes and no', 'Name,Team,Power\nyes,Parents,Low\nno,Children,High\nyes,Council,Low'],
  [
    'days',
    'Name,Body in question,Power\n1 May 2026,Parents,Low\n2 May 2026,Children,High\n3 May 2026,Council,Low',
  ],
  [
    'ratings under no known heading',
    'How,Those met,Power\nHigh,Parents,Low\nLow,Children,High\nHigh,Council,Low',
  ],
  ['names under a rating', 'Impact,Met,Power\nParents,High,Low\nChildren,Low,High\nCouncil,High,Low'],
])('T6 a column of %s does not name the cards while another can', (_, csv) => {
  expect(read(csv).cards.map(({ name }) => name)).toEqual(['Parents', 'Children', 'Council'])
})

test.each([
  [
    'numbers that leap',
    '1) Housing trust\n2) Tenants voice\n10) 3rd Scouts',
    'Housing trust|Tenants voice|3rd Scouts',
  ],
  ['numbers from the middle', '7. Port\n9. Press\n12. 4 Corners', 'Port|Press|4 Corners'],
  ['numbers anew', '1. Port\n2. Press\n1. Union\n2. School', 'Port|Press|Union|School'],
  [
    'names that begin with a number',
    '3rd Scouts\n4 Corners Trust\n1625 Independent People',
    '3rd Scouts|4 Corners Trust|1625 Independent People',
  ],
  ['a time in a name', '1. Port\n2. 24:7 Church\n24:7 Prayer', 'Port|24:7 Church|24:7 Prayer'],
  ['initials', 'B. Brown\nD. Dun\nF. Fox', 'B. Brown|D. Dun|F. Fox'],
])('T6 %s: a list loses its numbers and no name does', (_, text, names) => {
  expect(
    read(text)
      .cards.map(({ name }) => name)
      .join('|'),
  ).toBe(names)
})

test.each([
  ['a title over check boxes', 'Stakeholders to invite\n[ ] Port\n[x] Press\n[ ] Union', 'Port|Press|Union'],
  [
    'a title over numbers',
    'Our partners\nas of May\n1. Port\n2. Press\n3. Union\n4. School',
    'Port|Press|Union|School',
  ],
  ['a title with a colon', 'Stakeholders to invite:\n\n- Port\n- Press\n  - Union', 'Port|Press|Union'],
  ['a title with a colon over bare names', 'To invite:\nPort\nPress', 'Port|Press'],
  ['colons between the names', 'Public:\n- Port\nPrivate:\n- Press\n- Union', 'Port|Press|Union'],
  ['no title', 'Port\n• Press\n• Union\nSchool', 'Port|Press|Union|School'],
])('C8 %s: the names are cards and the title is not', (_, text, names) => {
  expect(
    read(text)
      .cards.map(({ name }) => name)
      .join('|'),
  ).toBe(names)
})

test.each([
  ['capitals', 'PUBLIC SECTOR', 'Public sector', 'NHS AND HEALTH', 'NHS and health'],
  ['colons', 'Public bodies:', 'Public bodies', 'Business:', 'Business'],
  ['names of sectors', 'Public sector', 'Public sector', 'Third sector', 'Third sector'],
])('C8 rows between the cards, in %s, give the sector of those below', (_, one, first, other, second) => {
  const csv = `Stakeholder,Influence,Interest\n${one},,\nPort,80,20\nBoard,70,70\n${other},,\nVoice,10,90`
  expect(read(csv).cards).toMatchObject([
    { name: 'Port', sector: first },
    { name: 'Board', sector: first },
    { name: 'Voice', sector: second },
  ])
})

test.each([
  ['a name alone', 'Stakeholder,Influence,Interest\nPort,80,20\nHarbour Users,,\nVoice,10,90', 3],
  ['a name alone in capitals', 'Stakeholder,Influence,Interest\nPort,80,20\nHARBOUR USERS,,\nVoice,10,90', 3],
  ['a list in capitals', 'Stakeholder,Influence\nHARBOUR USERS,\nTOWN COUNCIL,4\nPORT TRUST,5', 3],
  ['an abbreviation first', 'Stakeholder,Influence,Interest\nRSPB,,\nPort,80,20\nVoice,10,90', 3],
])('C8 %s is a card, not a line between cards', (_, csv, cards) => {
  expect(read(csv).cards).toHaveLength(cards)
})

test.each([
  ['А', 'Название;Влияние;Интерес;Сектор;Примечания', 'высокое;средний'],
  ['Ж', 'Зацікавлена сторона;Рівень впливу;Рівень інтересу;Галузь;Примітки', 'високий;середній'],
  ['C', 'Zúčastněná strana;Vliv;Zájem;Odvětví;Poznámky', 'vysoký;střední'],
  ['Ω', 'Ενδιαφερόμενο μέρος;Επιρροή;Ενδιαφέρον;Τομέας;Σημειώσεις', 'υψηλή;μέτριο'],
])('T6 %s: headings and ratings of further languages are known', (name, headings, ratings) => {
  const csv = `${headings}\n${name} 1;${ratings};x;y\n${name} 2;${ratings};x;`
  expect(read(csv).cards[0]).toEqual({
    name: `${name} 1`,
    place: { influence: 83.3, interest: 50 },
    sector: 'x',
    notes: 'y',
  })
})
