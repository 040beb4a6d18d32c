import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onEscape } from './onEscape.ts'

const page = new EventTarget()

beforeEach(() => vi.stubGlobal('window', page))
afterEach(() => vi.unstubAllGlobals())

function press(key: string, isUsed = false): Event {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { key })
  if (isUsed) event.preventDefault()
  page.dispatchEvent(event)
  return event
}

test('K2 Escape goes back one level, the latest first, wherever the keyboard is', () => {
  const went: string[] = []
  const stopPanel = onEscape(() => went.push('panel'))
  const stopHint = onEscape(() => {
    went.push('hint')
    stopHint()
  })
  press('a')
  press('Escape', true)
  expect(went).toEqual([])
  expect(press('Escape').defaultPrevented).toBe(true)
  expect(went).toEqual(['hint'])
  press('Escape')
  expect(went).toEqual(['hint', 'panel'])
  stopPanel()
  expect(press('Escape').defaultPrevented).toBe(false)
  expect(went).toEqual(['hint', 'panel'])
})
