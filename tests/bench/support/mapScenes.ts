import type { Page } from '@playwright/test'

/** What both maps offer a measuring script. Units are map units; `z` is the zoom. */
interface Bench {
  readonly ready: Promise<void>
  readonly count: () => number
  readonly getCamera: () => { x: number; y: number; z: number }
  readonly setCamera: (camera: { x: number; y: number; z: number }) => void
  readonly cardPos: (i: number) => { x: number; y: number } | undefined
  readonly remotePrepare: (moves: readonly { i: number; x: number; y: number }[]) => unknown
  readonly applyRemote: (messages: unknown) => void
  readonly applyCursors: (
    cursors: readonly { id: number; x: number; y: number; name: string; color: number }[],
  ) => void
  readonly clearCursors: () => void
}

/** One thing people do, done for so many ms; answers the time of every frame meanwhile. */
export interface Scene {
  readonly name: string
  readonly view: 'work' | 'fit'
  readonly act: (page: Page, ms: number) => Promise<readonly number[]>
}

export const scenes: readonly Scene[] = [
  { name: 'pan, 100 %', view: 'work', act: (page, ms) => page.evaluate(pan, ms) },
  { name: 'pan, all in view', view: 'fit', act: (page, ms) => page.evaluate(pan, ms) },
  { name: 'zoom 100 % → 10 %', view: 'work', act: (page, ms) => page.evaluate(zoom, ms) },
  { name: 'drag one', view: 'work', act: dragOne },
  {
    name: '50 people moving cards at 20 Hz + 50 cursors',
    view: 'work',
    act: (page, ms) => page.evaluate(crowd, ms),
  },
  { name: 'the same, all in view', view: 'fit', act: (page, ms) => page.evaluate(crowd, ms) },
]

// The three below run inside the page: each must stand alone.

function pan(ms: number): Promise<number[]> {
  const bench = (window as unknown as { __bench: Bench }).__bench
  const start = bench.getCamera()
  return new Promise((resolve) => {
    const times: number[] = []
    const began = performance.now()
    const frame = (now: number): void => {
      times.push(now)
      const turn = (now - began) / 400
      const reach = 300 / start.z
      bench.setCamera({
        ...start,
        x: start.x + reach * Math.sin(turn),
        y: start.y + (reach / 2) * Math.sin(turn * 1.3),
      })
      if (now - began < ms) requestAnimationFrame(frame)
      else resolve(times)
    }
    requestAnimationFrame(frame)
  })
}

function zoom(ms: number): Promise<number[]> {
  const bench = (window as unknown as { __bench: Bench }).__bench
  const start = bench.getCamera()
  return new Promise((resolve) => {
    const times: number[] = []
    const began = performance.now()
    const frame = (now: number): void => {
      times.push(now)
      // There and back: from 100 % to 10 % and again to 100 %.
      const share = 0.5 - 0.5 * Math.cos((now - began) / 500)
      bench.setCamera({ ...start, z: 10 ** -share })
      if (now - began < ms) requestAnimationFrame(frame)
      else resolve(times)
    }
    requestAnimationFrame(frame)
  })
}

function crowd(ms: number): Promise<number[]> {
  const bench = (window as unknown as { __bench: Bench }).__bench
  const people = Array.from({ length: 50 }, (_, at) => {
    const i = Math.floor((at * bench.count()) / 50)
    return { i, from: bench.cardPos(i) ?? { x: 0, y: 0 } }
  })
  return new Promise((resolve) => {
    const times: number[] = []
    const began = performance.now()
    const timer = setInterval(() => {
      const turn = (performance.now() - began) / 300
      const moves = people.map(({ i, from }, at) => ({
        i,
        x: from.x + 80 * Math.sin(turn + at),
        y: from.y + 80 * Math.cos(turn + at),
      }))
      bench.applyRemote(bench.remotePrepare(moves))
      bench.applyCursors(
        moves.map(({ x, y }, id) => ({ id, x: x + 20, y: y + 20, name: `Person ${id}`, color: id })),
      )
    }, 50)
    const frame = (now: number): void => {
      times.push(now)
      if (now - began < ms) requestAnimationFrame(frame)
      else {
        clearInterval(timer)
        bench.clearCursors()
        resolve(times)
      }
    }
    requestAnimationFrame(frame)
  })
}

/** A real mouse: presses on the card nearest the middle of the window and draws circles with it. */
async function dragOne(page: Page, ms: number): Promise<readonly number[]> {
  const middle = await page.evaluate(() => {
    const bench = (window as unknown as { __bench: Bench }).__bench
    const canvas = document.querySelector('canvas')?.getBoundingClientRect()
    const { x, y, z } = bench.getCamera()
    const [left, top] = [canvas?.left ?? 0, canvas?.top ?? 0]
    const at = (i: number) => {
      const place = bench.cardPos(i) ?? { x: 0, y: 0 }
      return { x: (place.x - x) * z + left, y: (place.y - y) * z + top }
    }
    const all = Array.from({ length: bench.count() }, (_, i) => at(i))
    const far = (point: { x: number; y: number }): number =>
      Math.hypot(point.x - window.innerWidth / 2, point.y - window.innerHeight / 2)
    return all.reduce((best, point) => (far(point) < far(best) ? point : best))
  })
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  const frames = page.evaluate(
    (duration) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = []
        const began = performance.now()
        const frame = (now: number): void => {
          times.push(now)
          if (now - began < duration) requestAnimationFrame(frame)
          else resolve(times)
        }
        requestAnimationFrame(frame)
      }),
    ms,
  )
  const began = performance.now()
  while (performance.now() - began < ms) {
    const turn = (performance.now() - began) / 300
    await page.mouse.move(middle.x + 120 * Math.sin(turn), middle.y + 80 * Math.cos(turn))
  }
  const times = await frames
  await page.mouse.up()
  return times
}
