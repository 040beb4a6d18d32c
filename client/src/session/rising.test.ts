import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRising } from './rising.ts'

/** A socket in the test's hand. */
function fakeSocket() {
  return Object.assign(new EventTarget(), { onmessage: null, onclose: null, onerror: null, close: vi.fn() })
}

let opened: ReturnType<typeof fakeSocket>[] = []
const onWorks = vi.fn()
const rising = () =>
  createRising(() => {
    const socket = fakeSocket()
    opened.push(socket)
    return socket as unknown as WebSocket
  }, onWorks)
const hear = (socket: unknown, what: 'onmessage' | 'onclose'): void =>
  (socket as Record<string, (() => void) | undefined>)[what]?.()

beforeEach(() => {
  vi.useFakeTimers()
  opened = []
  onWorks.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
})

test('R13 the socket is looked for again with growing pauses, and only something that came through it counts', () => {
  const looking = rising()
  looking.start(false)
  vi.advanceTimersByTime(29_000)
  expect(opened.length).toBe(0)
  vi.advanceTimersByTime(1_000)
  hear(opened[0], 'onclose')
  vi.advanceTimersByTime(29_000)
  expect(opened.length).toBe(1)
  vi.advanceTimersByTime(1_000)
  // Opened and silent: given up.
  vi.advanceTimersByTime(8_000)
  expect(opened[1]?.close).toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(opened.length).toBe(3)
  expect(onWorks).not.toHaveBeenCalled()
  hear(opened[2], 'onmessage')
  expect(onWorks).toHaveBeenCalledOnce()
  expect(opened[2]?.close).toHaveBeenCalled()
})

test('R13 a changed network is a reason to look at once, and after the end nobody looks', () => {
  const looking = rising()
  looking.hurry()
  expect(opened.length).toBe(0)
  looking.start(true)
  looking.hurry()
  expect(opened.length).toBe(1)
  looking.stop()
  looking.hurry()
  vi.advanceTimersByTime(600_000)
  expect(opened.length).toBe(1)
})

test('R13 where a socket has worked before, one is looked for at once: it was the server that was away', () => {
  rising().start(true)
  vi.advanceTimersByTime(500)
  expect(opened.length).toBe(1)
})
