import { newCardId } from '@commonground/shared/base/ids'
import { maxPresenceBytes } from '@commonground/shared/protocol/limits'
import type { Connected } from '@commonground/shared/protocol/messages'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createPresence } from './presence.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function shown() {
  const presence = createPresence()
  const awareness = new Awareness(new Y.Doc())
  presence.follow(awareness)
  const sent: unknown[] = []
  awareness.on('update', (_change: unknown, by: unknown) => {
    if (by === 'local') sent.push(awareness.getLocalState())
  })
  return { presence, awareness, sent }
}

test('O7 presence leaves at most every 50 ms, and the latest wins', () => {
  const { presence, sent } = shown()
  for (let x = 0; x < 100; x += 1) {
    presence.show({ cursor: { x, y: 0 } })
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(100)
  expect(sent.length).toBeLessThanOrEqual(21)
  expect(sent.at(-1)).toEqual({ cursor: { x: 99, y: 0 } })
})

test('O7 nothing leaves while nothing moves', () => {
  const { presence, sent } = shown()
  presence.show({ cursor: { x: 1, y: 1 } })
  vi.advanceTimersByTime(1000)
  presence.show({ cursor: { x: 1.2, y: 1 } })
  presence.show({ cursor: { x: 1, y: 1 } })
  vi.advanceTimersByTime(1000)
  expect(sent).toHaveLength(1)
})

test('O7 a key given as undefined is taken away, the others stay', () => {
  const { presence, sent } = shown()
  presence.show({ cursor: { x: 1, y: 1 }, away: true })
  vi.advanceTimersByTime(100)
  presence.show({ away: undefined })
  vi.advanceTimersByTime(100)
  expect(sent).toEqual([{ cursor: { x: 1, y: 1 }, away: true }, { cursor: { x: 1, y: 1 } }])
})

test('R5 a drag of many cards still fits what the server passes on', () => {
  const { presence, sent } = shown()
  const ids = Array.from({ length: 200 }, newCardId)
  presence.show({
    selection: ids,
    drag: ids.map((card) => ({ card, place: { influence: 99.9, interest: 88.8 } })),
    viewport: { x: 1.123456789, y: 2, width: 3, height: 4 },
  })
  vi.advanceTimersByTime(100)
  expect(JSON.stringify(sent[0]).length).toBeLessThan(maxPresenceBytes)
  expect(sent[0]).toHaveProperty('drag')
})

test('O7 an older state of this tab that the server hands back does not replace the newer one', () => {
  const { presence, awareness, sent } = shown()
  presence.show({ cursor: { x: 1, y: 1 } })
  vi.advanceTimersByTime(100)
  const echo = new Awareness(new Y.Doc())
  echo.clientID = awareness.clientID
  for (let clock = 0; clock < 9; clock += 1) echo.setLocalState({ cursor: { x: 0, y: 0 } })
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(echo, [echo.clientID]), 'wire')
  expect(awareness.getLocalState()).toEqual({ cursor: { x: 1, y: 1 } })
  expect(sent).toHaveLength(2)
})

test('A7 others are those the server names, with what they show; who did not move keeps their object', () => {
  const { presence, awareness } = shown()
  const [ada, grace] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())]
  const person = (clientId: number, name: string): Connected => ({
    clientId,
    participantId: name,
    name,
    sector: '',
    role: 'participant',
    colour: 1,
  })
  const hear = (from: Awareness) =>
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(from, [from.clientID]), 'wire')
  ada.setLocalState({ cursor: { x: 1, y: 2 }, name: 'Someone else' })
  hear(ada)
  expect(presence.others.get()).toEqual([])
  presence.setPeople([
    person(ada.clientID, 'Ada'),
    person(grace.clientID, 'Grace'),
    person(awareness.clientID, 'Me'),
  ])
  expect(presence.others.get().map((other) => other.person.name)).toEqual(['Ada', 'Grace'])
  expect(presence.others.get()[0]?.presence).toEqual({ cursor: { x: 1, y: 2 } })
  const before = presence.others.get()
  grace.setLocalState({ cursor: { x: 5, y: 5 } })
  hear(grace)
  expect(presence.others.get()[0]).toBe(before[0])
  expect(presence.others.get()[1]).not.toBe(before[1])
  presence.setPeople([person(grace.clientID, 'Grace')])
  expect(presence.others.get()).toHaveLength(1)
})

test('O4 a new document shows what the old one showed', () => {
  const { presence } = shown()
  presence.show({ cursor: { x: 1, y: 1 } })
  const next = new Awareness(new Y.Doc())
  presence.follow(next)
  expect(next.getLocalState()).toEqual({ cursor: { x: 1, y: 1 } })
})
