import { expect, test } from 'vitest'
import { createCamera } from './camera.ts'
import { attachGestures } from './wheel.ts'

/** The map's box, as far as a gesture asks for it. */
function box(): HTMLElement {
  const target = new EventTarget()
  return Object.assign(target, {
    getBoundingClientRect: () => ({ left: 100, top: 50, width: 800, height: 600 }),
  }) as unknown as HTMLElement
}

const gesture = (type: string, parts: object): Event =>
  Object.assign(new Event(type, { cancelable: true }), parts)

test('G12 a pinch of Safari zooms the map where the pointer is, and never the page', () => {
  const camera = createCamera({ clock: { now: () => 0, nextFrame: () => () => {} }, isStill: () => true })
  camera.resize({ widthPx: 800, heightPx: 600 })
  const map = box()
  let fingers = false
  const stop = attachGestures(map, camera, () => fingers)
  const send = (type: string, scale: number): Event => {
    const event = gesture(type, { scale, clientX: 300, clientY: 250 })
    map.dispatchEvent(event)
    return event
  }
  const { zoom } = camera.get()
  const under = camera.toMap({ x: 200, y: 200 })
  expect(send('gesturestart', 1).defaultPrevented).toBe(true)
  expect(send('gesturechange', 1.25).defaultPrevented).toBe(true)
  send('gesturechange', 1.5)
  expect(send('gestureend', 1.5).defaultPrevented).toBe(true)
  expect(camera.get().zoom).toBeCloseTo(zoom * 1.5, 9)
  expect(camera.toMap({ x: 200, y: 200 }).x).toBeCloseTo(under.x, 6)
  send('gesturestart', 1)
  send('gesturechange', 0.5)
  expect(camera.get().zoom).toBeCloseTo(zoom * 0.75, 9)
  fingers = true
  expect(send('gesturechange', 2).defaultPrevented).toBe(true)
  expect(camera.get().zoom).toBeCloseTo(zoom * 0.75, 9)
  fingers = false
  send('gesturestart', Number.NaN)
  send('gesturechange', Number.NaN)
  expect(camera.get().zoom).toBeCloseTo(zoom * 0.75, 9)
  stop()
  expect(send('gesturechange', 2).defaultPrevented).toBe(false)
})
