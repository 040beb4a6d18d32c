import { expect, test } from 'vitest'
import { guessLayout } from './guessLayout.ts'
import { readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'

function cardsOf(text: string): readonly string[] {
  const [sheet] = readTextFile(text).sheets
  if (!sheet) throw new Error('No sheet')
  const { rows, refused } = readRows(sheet, guessLayout(sheet))
  expect(refused).toEqual([])
  return rows.map(({ fields: { name, notes } }) => (notes === undefined ? name : `${name} | ${notes}`))
}

test.each([
  [
    'numbers and dashes',
    '1. Age UK – runs the lunch club\n2. Tenants group: meets Mondays\n3. Port Trust',
    ['Age UK | runs the lunch club', 'Tenants group | meets Mondays', 'Port Trust'],
  ],
  [
    'bullets and single words',
    '- Age UK - supportive\n- Port Trust — hostile\n- Press',
    ['Age UK | supportive', 'Port Trust | hostile', 'Press'],
  ],
  [
    'no marks, most with a note',
    'Age UK - lunches\nPort Trust - owns land, mostly\nPress - critical\nSchool',
    ['Age UK | lunches', 'Port Trust | owns land, mostly', 'Press | critical', 'School'],
  ],
  [
    'no marks, few with a note',
    'Age UK\nPort Trust - they ran the scheme\nPress\nYouth - wing\nSchool',
    ['Age UK', 'Port Trust | they ran the scheme', 'Press', 'Youth - wing', 'School'],
  ],
  [
    'names in two halves',
    '1. Citizens Advice – North Yorkshire\n2. Council - City of York\n3. NHS: Health',
    ['Citizens Advice – North Yorkshire', 'Council - City of York', 'NHS: Health'],
  ],
  [
    'names in two halves among notes',
    'Citizens Advice – North Yorkshire\nAge UK – runs the lunch club\nPress – critical, so far',
    ['Citizens Advice – North Yorkshire', 'Age UK | runs the lunch club', 'Press | critical, so far'],
  ],
  [
    'dashes within words',
    '• Mid-town Trust\n• 24:7 Church\n• Press',
    ['Mid-town Trust', '24:7 Church', 'Press'],
  ],
  [
    'commas in the notes',
    '1. Age UK - lunches, trips\n2. Port Trust - land, ships\n3. Press - news, views',
    ['Age UK | lunches, trips', 'Port Trust | land, ships', 'Press | news, views'],
  ],
])('T6 %s: the name is the part before, the rest goes to the notes', (_, text, cards) => {
  expect(cardsOf(text)).toEqual(cards)
})

const letter = [
  'Hi Rosa,',
  '',
  'as promised, the people we should talk to before June:',
  '',
  '1. Age UK – runs the lunch club',
  '   - ask for the manager',
  '   - closed on Fridays',
  '2. Energy Saving Trust - they ran the 2023 scheme, know the pitfalls',
  '',
  'Tenants',
  '3. Tenants group: meets Mondays',
  '4. Housing Office',
  '',
  'Total: 4 partners',
  '',
  'Best,',
  'Tom',
  'Community Partnerships',
].join('\n')

test('C8 of a letter only its list comes in, and what stands further in is a note', () => {
  expect(cardsOf(letter)).toEqual([
    'Age UK | runs the lunch club\nask for the manager\nclosed on Fridays',
    'Energy Saving Trust | they ran the 2023 scheme, know the pitfalls',
    'Tenants group | meets Mondays',
    'Housing Office',
  ])
})

test.each([
  ['bullets', ['• ', '• ', '• ']],
  ['dashes', ['- ', '- ', '- ']],
  ['numbers copied with tabs', ['1.\t', '2.\t', '3.\t']],
  ['check boxes', ['[ ] ', '[x] ', '[ ] ']],
  ['notes alone', ['', '', '']],
])('C8 a list marked by %s loses the letter around it', (_, marks) => {
  const names = [
    'Age UK - runs the lunch club',
    'Port Trust - owns most of the land',
    'Press - critical of it so far',
  ]
  const list = names.map((name, at) => `${marks[at]}${name}`)
  const text = ['Dear all,', 'here is the list we spoke about.', ...list, 'Kind regards,', 'Rosa'].join(
    '\r\n',
  )
  expect(cardsOf(text)).toEqual([
    'Age UK | runs the lunch club',
    'Port Trust | owns most of the land',
    'Press | critical of it so far',
  ])
})

test.each([
  'Best Start\nDear Green Place\nThanks Club\nHello Neighbour',
  '• Port\nBest Start\n• Dear Green Place',
])('C8 names that begin like a greeting are cards: %j', (text) => {
  expect(cardsOf(text)).toEqual(text.split('\n').map((line) => line.replace('• ', '')))
})

test('T6 bullets of small words under names are notes on them', () => {
  expect(cardsOf('Council\n- wants a bridge\n- fears cost\nPort\n- owns the land\nPress')).toEqual([
    'Council | wants a bridge\nfears cost',
    'Port | owns the land',
    'Press',
  ])
})

test('T6 lines over bullets are their sector, one alone is a title', () => {
  const [sheet] = readTextFile('Public:\n- Council\n\nBusiness\n- Port\n- Bank').sheets
  if (!sheet) throw new Error('No sheet')
  const { rows } = readRows(sheet, guessLayout(sheet))
  expect(rows.map(({ fields: { name, sector } }) => `${name}: ${sector}`)).toEqual([
    'Council: Public',
    'Port: Business',
    'Bank: Business',
  ])
  expect(cardsOf('Public\n- Council\n- Port')).toEqual(['Council', 'Port'])
})

test('T6 of marks within marks of the same kind each is a card', () => {
  expect(cardsOf('- Port\n- Press\n  - Union')).toEqual(['Port', 'Press', 'Union'])
})
