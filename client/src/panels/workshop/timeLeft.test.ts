import { timeLeftMs } from '@commonground/shared/protocol/workshop'
import { expect, test } from 'vitest'
import { clockText, isPaused, msToNextSecond, warningBetween } from './timeLeft.ts'

test('W13 the time left goes by the server’s clock and stands still while paused', () => {
  expect(timeLeftMs({ totalMs: 60_000, endsAt: 5_000_000 }, 4_990_000)).toBe(10_000)
  expect(timeLeftMs({ totalMs: 60_000, endsAt: 5_000_000 }, 5_002_000)).toBe(-2000)
  // Written before the server's clock was set back.
  expect(timeLeftMs({ totalMs: 60_000, endsAt: 95_000_000 }, 5_000_000)).toBe(60_000)
  expect(timeLeftMs({ totalMs: 60_000, pausedWithMs: 42_000 }, 9)).toBe(42_000)
  expect(isPaused({ totalMs: 1, pausedWithMs: 1 })).toBe(true)
})

test.each([
  [480_000, '8:00'],
  [479_999, '8:00'],
  [479_000, '7:59'],
  [1, '0:01'],
  [0, '0:00'],
  [-999, '0:00'],
  [-61_000, '1:01'],
])('W13 %i ms are shown as %s', (ms, text) => {
  expect(clockText(ms)).toBe(text)
})

test('W13 the shown time is looked at again exactly when it changes', () => {
  for (const leftMs of [61_000, 60_500, 1, 0, -1, -999, -1000, -1001]) {
    const wait = msToNextSecond(leftMs)
    expect(clockText(leftMs - wait)).not.toBe(clockText(leftMs - wait + (leftMs > 0 ? 1 : 1)))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(1000)
  }
})

test('W13 one minute, half a minute and the end are each said once', () => {
  expect(warningBetween(60_400, 59_900)).toBe('minute')
  expect(warningBetween(59_900, 59_000)).toBeUndefined()
  expect(warningBetween(30_100, 29_990)).toBe('half')
  expect(warningBetween(200, -10)).toBe('over')
  expect(warningBetween(-10, -900)).toBeUndefined()
})

test('W13 a page that slept says only the last of what it missed', () => {
  expect(warningBetween(300_000, -20)).toBe('over')
})

test('W13 added time can bring a warning back', () => {
  expect(warningBetween(20_000, 80_000)).toBeUndefined()
  expect(warningBetween(60_001, 60_000)).toBe('minute')
})
