import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRetry, pauseMs } from './retry.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('O3 pauses grow from 0.5 s to 3 s, further only after about a minute, and are uneven', () => {
  const longest = [0, 1, 2, 3, 4, 26].map((failures) => pauseMs(failures, 1))
  expect(longest).toEqual([500, 1000, 2000, 3000, 3000, 3000])
  expect(pauseMs(0, 0)).toBe(500)
  expect(pauseMs(3, 0)).toBe(1500)
  const early = Array.from({ length: 27 }, (_, failures) => pauseMs(failures, 0.5))
  expect(early.reduce((sum, ms) => sum + ms)).toBeGreaterThan(50_000)
  expect(pauseMs(27, 1)).toBe(6000)
  expect(pauseMs(99, 1)).toBe(15_000)
})

test('O3 a failure waits, a success makes pauses short again, and now is now', () => {
  const attempt = vi.fn()
  const retry = createRetry(attempt)
  for (let failures = 0; failures < 45; failures += 1) {
    retry.later()
    vi.advanceTimersByTime(15_000)
  }
  expect(attempt).toHaveBeenCalledTimes(45)
  retry.later()
  vi.advanceTimersByTime(5000)
  expect(attempt).toHaveBeenCalledTimes(45)
  retry.now()
  expect(attempt).toHaveBeenCalledTimes(46)
  retry.reset()
  retry.later()
  vi.advanceTimersByTime(500)
  expect(attempt).toHaveBeenCalledTimes(47)
  retry.later()
  retry.stop()
  expect(vi.getTimerCount()).toBe(0)
})
