import { type CardId, newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { expect, test } from 'vitest'
import { localSession } from '../session/localSession.ts'
import type { Other } from '../session/session.ts'
import { createPeople } from './people.ts'

/** Another person and a clock that is turned by hand. */
function room() {
  const session = localSession({ cards: [] })
  let now = 0
  let drawn = 0
  let waiting: { readonly act: () => void; readonly at: number } | undefined
  const people = createPeople({
    session,
    clock: { now: () => now, nextFrame: () => () => {} },
    isStill: () => true,
    later: (act, afterMs) => {
      waiting = { act, at: now + afterMs }
      return () => {
        waiting = undefined
      }
    },
    onChange: () => {
      drawn += 1
    },
  })
  const person = {
    clientId: 7,
    participantId: newParticipantId(),
    name: 'Ada',
    sector: '',
    role: 'participant' as const,
    colour: 9,
  }
  return {
    people,
    show: (presence: Other['presence']) => session.others.set([{ clientId: 7, person, presence }]),
    /** Nothing happens on the board meanwhile. */
    wait: (ms: number): number => {
      const before = drawn
      const until = now + ms
      while (waiting && waiting.at <= until) {
        const { act, at } = waiting
        waiting = undefined
        now = at
        act()
      }
      now = until
      return drawn - before
    },
    isAsleep: () => waiting === undefined,
    seen: () => ({
      cursor: people.cursors(now)[0]?.strength ?? 0,
      choice: people.choices(now)[0]?.strength ?? 0,
    }),
  }
}

test('G13 what another person pointed at and chose steps back and goes, though nothing else happens', () => {
  const { show, wait, seen, isAsleep, people } = room()
  const card: CardId = newCardId()
  show({ cursor: { x: 1, y: 1, pressed: false }, selection: [card] })
  expect(seen()).toEqual({ cursor: 1, choice: 1 })
  expect(wait(6_000)).toBe(1)
  expect(seen()).toEqual({ cursor: 0.4, choice: 0.4 })
  expect(wait(10_000)).toBe(1)
  expect(seen()).toEqual({ cursor: 0, choice: 0 })
  expect(isAsleep()).toBe(true)
  show({ cursor: { x: 2, y: 1, pressed: false }, selection: [card] })
  expect(seen()).toEqual({ cursor: 1, choice: 0 })
  show({ cursor: { x: 2, y: 1, pressed: false }, selection: [card, newCardId()] })
  expect(seen().choice).toBe(1)
  people.close()
  expect(isAsleep()).toBe(true)
})
