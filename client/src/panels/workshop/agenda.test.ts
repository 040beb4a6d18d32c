import { stageOf } from '@commonground/shared/templates/agendas'
import { expect, test } from 'vitest'
import { changed, moved, putBack, without } from './agenda.ts'

const agenda = [stageOf('join'), stageOf('placing'), stageOf('close')]
const [first, second, third] = agenda.map(({ id }) => id)
const kinds = (stages: readonly { readonly kind: string }[]) => stages.map(({ kind }) => kind).join(' ')

test('W1 a stage moves one up or down, and stays at either end', () => {
  expect(kinds(moved(agenda, second ?? '', -1))).toBe('placing join close')
  expect(kinds(moved(agenda, second ?? '', 1))).toBe('join close placing')
  expect(moved(agenda, first ?? '', -1)).toBe(agenda)
  expect(moved(agenda, third ?? '', 1)).toBe(agenda)
  expect(moved(agenda, 'nobody', 1)).toBe(agenda)
})

test('W1 changing a stage leaves the others what they are', () => {
  const next = changed(agenda, second ?? '', { minutes: 30 })
  expect(next[1]?.minutes).toBe(30)
  expect(next[0]).toBe(agenda[0])
})

test('W1 a removed stage comes back where it stood', () => {
  const left = without(agenda, second ?? '')
  expect(kinds(left)).toBe('join close')
  const stage = agenda[1]
  expect(stage && putBack(left, stage, 1)).toEqual(agenda)
  expect(stage && kinds(putBack([], stage, 1))).toBe('placing')
})
