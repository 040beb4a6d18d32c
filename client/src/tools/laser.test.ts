import { maxLaserPoints, type Presence, readPresence } from '@commonground/shared/protocol/presence'
import { expect, test } from 'vitest'
import { createLaser, grown, laserFadeMs } from './laser.ts'

const at = (x: number) => ({ x, y: 0 })
const xs = (trail: readonly { readonly x: number }[]) => trail.map(({ x }) => x)

test('O7 a trail grows by what is new in each message, though messages overlap', () => {
  let trail = grown([], [at(1), at(2), at(3)], 0)
  trail = grown(trail, [at(2), at(3), at(4), at(5)], 50)
  expect(xs(trail)).toEqual([1, 2, 3, 4, 5])
  expect(xs(grown(trail, [at(8), at(9)], 100))).toEqual([1, 2, 3, 4, 5, 8, 9])
})

test('O7 a pointer that rests leaves no new points, and a trail fades', () => {
  const trail = grown(grown([], [at(1)], 0), [at(1)], 600)
  expect(trail).toHaveLength(1)
  expect(grown(trail, [at(1)], laserFadeMs)).toHaveLength(0)
})

test('R5 what a laser shows of itself is bounded however fast it moves', () => {
  let shown: Partial<Record<keyof Presence, unknown>> = {}
  const laser = createLaser({ show: (part) => (shown = part) }, () => 0)
  for (let x = 0; x < 100; x += 1) laser.point({ x: x + 0.4, y: 7.6 })
  expect(laser.get()).toHaveLength(100)
  expect(readPresence(shown).laser).toEqual(
    Array.from({ length: maxLaserPoints }, (_, i) => ({ x: 92 + i, y: 8 })),
  )
  laser.lift()
  expect(shown).toEqual({ laser: undefined })
})
