import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCamera } from './camera.ts'
import { containing, maxZoom, viewOf } from './cameraMath.ts'

const still = () => createCamera({ clock: { now: () => 0, nextFrame: () => () => {} }, isStill: () => true })

test('W16 all of what the other window sees is seen here, whatever the shape of both', () => {
  const size = fc.integer({ min: 200, max: 2000 })
  const at = fc.integer({ min: -500, max: 2000 })
  fc.assert(
    fc.property(
      fc.record({ x: at, y: at, width: size, height: size }),
      fc.record({ widthPx: size, heightPx: size }),
      (view, viewport) => {
        const camera = containing(view, viewport)
        const seen = viewOf(camera, viewport)
        expect(camera.zoom).toBeLessThanOrEqual(maxZoom)
        expect(seen.x).toBeLessThanOrEqual(view.x + 0.001)
        expect(seen.y).toBeLessThanOrEqual(view.y + 0.001)
        expect(seen.x + seen.width).toBeGreaterThanOrEqual(view.x + view.width - 0.001)
        expect(seen.y + seen.height).toBeGreaterThanOrEqual(view.y + view.height - 0.001)
      },
    ),
    {
      examples: [
        [
          { x: 0, y: 0, width: 200, height: 1448 },
          { widthPx: 200, heightPx: 346 },
        ],
      ],
    },
  )
})

test('W16 being led is no move of one’s own; every own move is, and ends it', () => {
  const camera = still()
  camera.resize({ widthPx: 800, heightPx: 600 })
  camera.follow({ x: 0, y: 0, width: 400, height: 300 })
  expect([camera.ownMoves.get(), camera.isLed()]).toEqual([0, true])
  const own = [
    () => camera.panBy({ x: 1, y: 1 }),
    () => camera.zoomBy(1.1, { x: 0, y: 0 }),
    () => camera.zoomTo(1),
    () => camera.fit(),
    () => camera.centreOn({ x: 0, y: 0 }),
  ]
  for (const [before, move] of own.entries()) {
    camera.follow({ x: 0, y: 0, width: 400, height: 300 })
    move()
    expect([camera.ownMoves.get(), camera.isLed()]).toEqual([before + 1, false])
  }
})
