import type { Connected } from '@commonground/shared/protocol/messages'
import { expect, test } from 'vitest'
import type { Other } from '../../session/session.ts'
import { isAway, present } from './present.ts'

const person = (participantId: string, role: Connected['role'] = 'participant'): Connected => ({
  participantId,
  name: participantId,
  sector: '',
  role,
  colour: 0,
})

test('a person with two tabs is one person', () => {
  expect(present([person('ada'), person('ada')], 'bob')).toEqual([
    { person: person('ada'), tabs: 2, isMe: false },
  ])
})

test('facilitators come first, then names in order, viewers last', () => {
  const here = present(
    [person('zoe'), person('vic', 'viewer'), person('ada'), person('fay', 'facilitator')],
    'ada',
  )
  expect(here.map((one) => one.person.name)).toEqual(['fay', 'ada', 'zoe', 'vic'])
  expect(here.find(({ isMe }) => isMe)?.person.name).toBe('ada')
})

test('who has one tab in use is not away', () => {
  const tab = (away: boolean): Other => ({ clientId: 1, person: person('ada'), presence: { away } })
  expect(isAway('ada', [tab(true), tab(false)])).toBe(false)
  expect(isAway('ada', [tab(true), tab(true)])).toBe(true)
  expect(isAway('bob', [])).toBe(false)
})
