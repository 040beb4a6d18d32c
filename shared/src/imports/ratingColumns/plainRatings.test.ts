import { describe, expect, test } from 'vitest'
import { guessLayout } from '../guessLayout.ts'
import { readRows } from '../readRows.ts'
import { readTextFile } from '../readSheets.ts'

type Places = Readonly<Record<string, readonly [influence: number, interest: number] | null>>

function placesIn(text: string): Places {
  const [sheet] = readTextFile(text).sheets
  if (!sheet) throw new Error('A text is one sheet')
  const { rows } = readRows(sheet, guessLayout(sheet))
  return Object.fromEntries(
    rows.map(({ fields: { name, place } }) => [name, place ? [place.influence, place.interest] : null]),
  )
}

const lists: readonly (readonly [string, string, Places])[] = [
  [
    'ticks under two heading rows, with a numbering',
    `No.;Stakeholder;Influence;;;Interest;;;Remarks
;;High;Medium;Low;High;Medium;Low;
1;Rail regulator;X;;;;;x;
2;Freight operators;;✓;;;X;;weekends
3;Unions;;;☒;X;;;`,
    { 'Rail regulator': [83.3, 16.7], 'Freight operators': [50, 50], Unions: [16.7, 83.3] },
  ],
  [
    'ticks under one heading row that says both',
    `Partner;Einfluss hoch;Einfluss mittel;Einfluss gering;Interesse hoch;Interesse mittel;Interesse gering
Stadtwerke;x;;;;;x
Mieterverein;;;x;x;;`,
    { Stadtwerke: [83.3, 16.7], Mieterverein: [16.7, 83.3] },
  ],
  [
    'ticks under numbers',
    `Name,Power,,,,,Interest,,,,
,1,2,3,4,5,1,2,3,4,5
Port authority,,,,,x,x,,,,
Fishers,x,,,,,,,x,,`,
    { 'Port authority': [90, 10], Fishers: [10, 50] },
  ],
  [
    'two ticks beside each other stand between both',
    `Name,Influence,,,Interest,,
,High,Medium,Low,High,Medium,Low
Port authority,x,x,,,,x
Fishers,,,x,x,,
Divers,x,,,x,,
Sailors,,,x,,,x`,
    { 'Port authority': [70, 10], Fishers: [10, 90], Divers: [90, 90], Sailors: [10, 10] },
  ],
  [
    'both ratings in one column',
    `Stakeholder,Power/Interest,Notes
Youth fund,High/High,Grant
Parish councils,Low/High,
Scouts,L / L,`,
    { 'Youth fund': [83.3, 83.3], 'Parish councils': [16.7, 83.3], Scouts: [16.7, 16.7] },
  ],
  [
    'both ratings in one column, the interest first and in letters',
    `Partij\tBelang en invloed
Gemeente\tHL
Bewoners\tHH
Pers\tLL`,
    { Gemeente: [16.7, 83.3], Bewoners: [83.3, 83.3], Pers: [16.7, 16.7] },
  ],
  [
    'quadrants by name',
    `Organisation,Type,Category,Lead
Trustees,Internal,Manage Closely,Chair
Landlord,Business,keep satisfied ,Ops
Volunteers,Internal,Keep informed,Ruth
Local press,Media,Monitor (minimum effort),Ruth`,
    { Trustees: [75, 75], Landlord: [75, 25], Volunteers: [25, 75], 'Local press': [25, 25] },
  ],
  [
    'quadrants by name in French, some not decided',
    `Acteur;Stratégie
Préfecture;Gérer de près
Banque;Maintenir satisfaits
Riverains;Tenir informés
Presse locale;à voir`,
    { Préfecture: [75, 75], Banque: [75, 25], Riverains: [25, 75], 'Presse locale': null },
  ],
  [
    'quadrants beside ratings, which count',
    `Name,Influence,Interest,Strategy
Trustees,1,1,Manage closely
Press,5,5,Monitor`,
    { Trustees: [10, 10], Press: [90, 90] },
  ],
]

describe('ratings that are told another way', () => {
  test.each(lists)('T8 %s', (_kind, text, places) => {
    expect(placesIn(text)).toEqual(places)
  })

  test('T8 ticks that rate nothing stay what they are', () => {
    const [sheet] = readTextFile('Name,Invited,Attended\nTrustees,x,\nPress,,x\n').sheets
    expect(sheet?.rows[0]?.cells).toEqual(['Name', 'Invited', 'Attended'])
  })

  test('T6 the name of a quadrant is never a sector', () => {
    const [sheet] = readTextFile('Partner,Category\nTrustees,Manage closely\nPress,Monitor\n').sheets
    if (!sheet) throw new Error('A text is one sheet')
    expect(readRows(sheet, guessLayout(sheet)).rows.map(({ fields }) => fields.sector)).toEqual([
      undefined,
      undefined,
    ])
  })
})
