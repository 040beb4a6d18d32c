import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Pace } from './pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('R10 what wakes after a quiet time is served at once, all that comes within a tick of that together', () => {
  const served: (readonly string[])[] = []
  const pace = new Pace<string>(16, (awake) => served.push(awake))
  pace.wake('a')
  vi.advanceTimersByTime(0)
  expect(served).toEqual([['a']])
  pace.wake('a')
  vi.advanceTimersByTime(10)
  pace.wake('b')
  expect(served).toHaveLength(1)
  vi.advanceTimersByTime(6)
  expect(served).toEqual([['a'], ['a', 'b']])
})
