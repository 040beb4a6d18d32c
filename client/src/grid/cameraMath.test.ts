import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCamera } from './camera.ts'
import {
  fitted,
  kept,
  nextStep,
  paddingFor,
  showing,
  toMap,
  toScreen,
  viewOf,
  wholeMap,
  zoomed,
} from './cameraMath.ts'

const viewport = { widthPx: 1200, heightPx: 800 }
const someCamera = fc.record({
  x: fc.double({ min: -2000, max: 3000, noNaN: true }),
  y: fc.double({ min: -2000, max: 3000, noNaN: true }),
  zoom: fc.double({ min: 0.1, max: 4, noNaN: true }),
  tall: fc.double({ min: 0.68, max: 2.1, noNaN: true }),
})
const somePoint = fc.record({ x: fc.integer({ min: 0, max: 1200 }), y: fc.integer({ min: 0, max: 800 }) })

describe('camera', () => {
  test('G7 the point under the pointer stays there while zooming', () => {
    fc.assert(
      fc.property(
        someCamera,
        somePoint,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (camera, atPx, factor) => {
          const before = toMap(camera, atPx)
          const after = toScreen(zoomed(camera, factor, atPx), before)
          expect(after.x).toBeCloseTo(atPx.x, 4)
          expect(after.y).toBeCloseTo(atPx.y, 4)
        },
      ),
      { seed: 11 },
    )
  })

  test('G7 zoom stays within 10 and 400 per cent', () => {
    expect(zoomed({ x: 0, y: 0, zoom: 3, tall: 1 }, 100, { x: 0, y: 0 }).zoom).toBe(4)
    expect(zoomed({ x: 0, y: 0, zoom: 0.2, tall: 1 }, 0.01, { x: 0, y: 0 }).zoom).toBe(0.1)
    expect([nextStep(0.71, 1), nextStep(0.71, -1), nextStep(1, 1), nextStep(4, 1)]).toEqual([
      0.75, 0.5, 1.25, 4,
    ])
  })

  test('G7 the whole map fits beside its axes and above the toolbar', () => {
    const padding = paddingFor(viewport)
    const camera = fitted(wholeMap, viewport, padding)
    const corner = toScreen(camera, { x: 0, y: 0 })
    const end = toScreen(camera, { x: 1600, y: 1000 })
    expect(corner.x).toBeGreaterThanOrEqual(padding.leftPx - 0.01)
    expect(end.x).toBeLessThanOrEqual(viewport.widthPx - padding.rightPx + 0.01)
    expect(end.y).toBeLessThanOrEqual(viewport.heightPx - padding.bottomPx + 0.01)
  })

  test('G7 wherever one pans, part of the map stays in view', () => {
    fc.assert(
      fc.property(someCamera, (camera) => {
        const view = viewOf(kept(camera, viewport), viewport)
        expect(view.x).toBeLessThan(1600)
        expect(view.y).toBeLessThan(1000)
        expect(view.x + view.width).toBeGreaterThan(0)
        expect(view.y + view.height).toBeGreaterThan(0)
      }),
      { seed: 12 },
    )
  })

  test('G7 showing a card pans only as far as needed', () => {
    const camera = { x: 0, y: 0, zoom: 1, tall: 1 }
    const inView = { x: 100, y: 100, width: 100, height: 40 }
    expect(showing(camera, viewport, inView, 24)).toEqual(camera)
    expect(showing(camera, viewport, { ...inView, x: 1200 }, 24)).toEqual({ x: 124, y: 0, zoom: 1, tall: 1 })
  })

  test('G7 a fitted map is fitted again when the window changes, until someone moves it', () => {
    const camera = createCamera({ clock: { now: () => 0, nextFrame: () => () => {} }, isStill: () => true })
    camera.resize(viewport)
    const first = camera.get().zoom
    camera.resize({ widthPx: 700, heightPx: 800 })
    expect(camera.get().zoom).toBeLessThan(first)
    camera.zoomTo(1)
    camera.resize(viewport)
    expect(camera.get().zoom).toBe(1)
  })

  test('G7 a map fills a wide window and a tall phone, and stays a map', () => {
    const shapes = [
      [1132, 563],
      [390, 640],
      [3000, 300],
    ] as const
    for (const [widthPx, heightPx] of shapes) {
      const view = { widthPx, heightPx }
      const { zoom, tall } = fitted(wholeMap, view, paddingFor(view))
      const room = paddingFor(view)
      const filled = [
        (1600 * zoom) / (widthPx - room.leftPx - room.rightPx),
        (1000 * zoom * tall) / (heightPx - room.topPx - room.bottomPx),
      ]
      expect(Math.max(...filled)).toBeCloseTo(1, 6)
      if (widthPx < 3000) expect(Math.min(...filled)).toBeGreaterThan(0.98)
      expect((1600 * zoom) / (1000 * zoom * tall)).toBeLessThan(2.5)
    }
  })

  test('G7 the view goes back when a panel closes, unless somebody moved it', () => {
    const camera = createCamera({ clock: { now: () => 0, nextFrame: () => () => {} }, isStill: () => true })
    camera.resize(viewport)
    const before = camera.get()
    const right = { x: 1500, y: 400, width: 600, height: 60 }
    const goBack = camera.stepAside(right)
    expect(camera.get()).not.toEqual(before)
    goBack()
    expect(camera.get()).toEqual(before)
    const stay = camera.stepAside(right)
    camera.panBy({ x: 10, y: 0 })
    const panned = camera.get()
    stay()
    expect(camera.get()).toEqual(panned)
    camera.stepAside({ x: 700, y: 400, width: 10, height: 10 })()
    expect(camera.get()).toEqual(panned)
  })

  test('G9 views glide for a quarter of a second', () => {
    let now = 0
    const frames: (() => void)[] = []
    const nextFrame = (draw: () => void) => {
      frames.push(draw)
      return () => {}
    }
    const clock = { now: () => now, nextFrame }
    const camera = createCamera({ clock, isStill: () => false })
    camera.resize(viewport)
    camera.zoomTo(2)
    now = 125
    frames.shift()?.()
    expect(camera.get().zoom).toBeGreaterThan(1)
    expect(camera.get().zoom).toBeLessThan(2)
    now = 250
    frames.shift()?.()
    expect(camera.get().zoom).toBeCloseTo(2, 6)
    expect(frames).toEqual([])
  })
})
