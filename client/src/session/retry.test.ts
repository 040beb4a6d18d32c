import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRetry, pauseMs } from './retry.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('O3 pauses grow from 0.5 s to 15 s and are uneven', () => {
  expect(pauseMs(0, 0)).toBe(500)
  expect(pauseMs(0, 1)).toBe(500)
  expect(pauseMs(3, 0)).toBe(2000)
  expect(pauseMs(3, 1)).toBe(4000)
  expect(pauseMs(99, 1)).toBe(15_000)
})

test('O3 a failure waits, a success makes pauses short again, and now is now', () => {
  const attempt = vi.fn()
  const retry = createRetry(attempt)
  for (let failures = 0; failures < 8; failures += 1) {
    retry.later()
    vi.advanceTimersByTime(15_000)
  }
  expect(attempt).toHaveBeenCalledTimes(8)
  retry.later()
  vi.advanceTimersByTime(5000)
  expect(attempt).toHaveBeenCalledTimes(8)
  retry.now()
  expect(attempt).toHaveBeenCalledTimes(9)
  retry.reset()
  retry.later()
  vi.advanceTimersByTime(500)
  expect(attempt).toHaveBeenCalledTimes(10)
  retry.later()
  retry.stop()
  expect(vi.getTimerCount()).toBe(0)
})
