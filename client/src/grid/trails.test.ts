import type { Presence } from '@commonground/shared/protocol/presence'
import { expect, test } from 'vitest'
import type { Other } from '../session/session.ts'
import { createStore } from '../state/store.ts'
import { createLaser, laserFadeMs } from '../tools/laser.ts'
import { createTrails } from './trails.ts'

/** One other person who points, a clock turned by hand, and how often a new picture was asked for. */
function watching() {
  let now = 0
  let asked = 0
  const others = createStore<readonly Other[]>([])
  const laser = createLaser({ show: () => {} }, () => now)
  const me = { id: 'me', name: 'Me', sector: '', colour: 3 }
  const trails = createTrails({
    session: { others, me },
    laser,
    clock: { now: () => now, nextFrame: () => () => {} },
    onChange: () => {
      asked += 1
    },
  })
  const person = { participantId: 'ada', name: 'Ada', sector: '', role: 'participant', colour: 1 } as const
  return {
    laser,
    shows: (presence: Presence) => others.set([{ clientId: 7, person, presence }]),
    pass: (ms: number) => {
      now += ms
    },
    seen: () => trails.seen(now).map(({ colour, points, held }) => [colour, points.length, held?.x]),
    isMoving: () => trails.isMoving(now),
    asked: () => asked,
  }
}
const at = (x: number) => ({ x, y: 0 })

test('R5 the trail of another fades, and its point stays as long as it is held', () => {
  const { shows, pass, seen, isMoving } = watching()
  shows({ laser: [at(1), at(2)] })
  expect(seen()).toEqual([[1, 2, 2]])
  pass(laserFadeMs)
  expect(seen()).toEqual([[1, 0, 2]])
  expect(isMoving()).toBe(false)
  shows({ laser: [at(1), at(2)], cursor: at(9) })
  expect(seen()).toEqual([[1, 0, 2]])
  shows({ laser: [at(2), at(3)] })
  expect(seen()).toEqual([[1, 1, 3]])
  shows({})
  pass(laserFadeMs)
  expect(seen()).toEqual([])
})

test('R5 people who move without pointing ask for no picture of trails', () => {
  const { shows, asked } = watching()
  shows({ cursor: at(1) })
  shows({ cursor: at(2) })
  expect(asked()).toBe(0)
})

test('one’s own trail is drawn in one’s own colour', () => {
  const { laser, seen, pass } = watching()
  laser.point(at(5))
  expect(seen()).toEqual([[3, 1, 5]])
  laser.lift()
  pass(laserFadeMs)
  expect(seen()).toEqual([])
})
