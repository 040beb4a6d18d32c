import { expect, test } from 'vitest'
import { stageKinds, workshopCommand } from '../protocol/workshop.ts'
import { agendaFor, agendaNames, stageOf, totalMinutes } from './agendas.ts'

test.each([
  ['full', 90],
  ['short', 45],
  ['visit', 45],
] as const)('W1 the agenda “%s” takes %i minutes', (name, minutes) => {
  expect(totalMinutes(agendaFor(name))).toBe(minutes)
})

test.each(agendaNames)('W1 the server takes the agenda “%s” as it is', (name) => {
  const agenda = agendaFor(name)
  expect(workshopCommand.parse({ type: 'setAgenda', agenda })).toEqual({ type: 'setAgenda', agenda })
  expect(new Set(agenda.map(({ id }) => id)).size).toBe(agenda.length)
})

test.each(agendaNames)('W1 every stage of “%s” says in one sentence or two what to do', (name) => {
  for (const { prompt, title } of agendaFor(name)) {
    expect(title.length).toBeLessThanOrEqual(30)
    expect(prompt.length).toBeGreaterThan(20)
    expect(prompt.length).toBeLessThanOrEqual(110)
  }
})

test('W14 participants get only the tools a stage needs: a stage with a round of its own gives none', () => {
  const given = Object.fromEntries(stageKinds.map((kind) => [kind, stageOf(kind).tools]))
  expect(given).toEqual({
    join: [],
    listing: [],
    missing: ['add', 'edit'],
    axes: [],
    placing: [],
    reveal: [],
    talk: [],
    label: ['edit'],
    choose: [],
    plan: ['edit'],
    close: [],
    free: ['add', 'place', 'edit'],
  })
})

test('W1 the return visit asks for new places without the old ones', () => {
  const [first, ...rest] = agendaFor('visit')
  expect(first?.title).not.toBe(agendaFor('full')[0]?.title)
  expect(rest.map(({ kind }) => kind)).toContain('placing')
})
