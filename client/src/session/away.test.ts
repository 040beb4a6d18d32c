// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { idleMs, watchAway } from './away.ts'

let visibility: DocumentVisibilityState = 'visible'

beforeEach(() => {
  vi.useFakeTimers()
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function show(next: DocumentVisibilityState): void {
  visibility = next
  document.dispatchEvent(new Event('visibilitychange'))
}

test('O7 a hidden tab is away at once and back at once', () => {
  const told: boolean[] = []
  const stop = watchAway((isAway) => told.push(isAway))
  show('hidden')
  show('visible')
  stop()
  expect(told).toEqual([true, false])
})

test('O7 a minute without a touch is away; any touch is back', () => {
  const told: boolean[] = []
  const stop = watchAway((isAway) => told.push(isAway))
  vi.advanceTimersByTime(idleMs - 1)
  window.dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(idleMs - 1)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  window.dispatchEvent(new Event('pointermove'))
  expect(told).toEqual([true, false])
  stop()
  expect(vi.getTimerCount()).toBe(0)
})
