import { expect, test } from 'vitest'
import { isTotal, isTotalLine } from './totals.ts'

test.each([
  'Total stakeholders: 12',
  'Totaal aantal partijen 8',
  'n = 8 Befragte',
  'Gesamt: 4 Akteure',
  'Anzahl Stakeholder: 12',
  "Nombre d'acteurs : 8",
  'Número de actores: 8',
  'Liczba interesariuszy: 6',
  '12 stakeholders in total',
  'Celkem: 4',
  'Всего участников: 8',
])('T6 %s is a count and no card', (line) => {
  expect(isTotalLine(line)).toBe(true)
})

test.each(['Mittelwert', 'Sous-total', 'Moyenne générale', 'Subtotaal', 'Grand total (all)'])(
  'T6 %s names a sum',
  (name) => {
    expect(isTotal(name)).toBe(true)
  },
)

test.each(['Total Energies', 'Number Ten Club', 'Ward 12', 'Media City 3', 'Line 4', 'Partners'])(
  'T6 %s is a name',
  (name) => {
    expect([isTotal(name), isTotalLine(name)]).toEqual([false, false])
  },
)
