import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createServerClock } from './serverClock.ts'

/** This tab's clock and the server's, which is `aheadMs` further. */
function clocks(aheadMs: number) {
  let local = 1000
  const clock = createServerClock(() => local, 0)
  return {
    clock,
    pass: (ms: number) => {
      local += ms
    },
    server: () => local + aheadMs,
    local: () => local,
  }
}

test('W13 a device whose clock is an hour wrong shows the server’s time within 250 ms', () => {
  const delay = fc.integer({ min: 0, max: 240 })
  const reading = fc.record({ out: delay, back: delay, pause: fc.integer({ min: 0, max: 60_000 }) })
  fc.assert(
    fc.property(
      fc.constantFrom(-3_600_000, 0, 3_600_000),
      fc.array(reading, { minLength: 1 }),
      (ahead, readings) => {
        const { clock, pass, server, local } = clocks(ahead)
        for (const { out, back, pause } of readings) {
          const askedAt = local()
          pass(out)
          const said = server()
          pass(back)
          clock.hear(said, askedAt)
          pass(pause)
          expect(Math.abs(clock.now() - server())).toBeLessThanOrEqual(240)
        }
      },
    ),
  )
})

test('W13 of what the server tells unasked, the quickest counts', () => {
  const { clock, pass, server } = clocks(3_600_000)
  for (const lateMs of [900, 40, 700, 1500]) {
    const said = server()
    pass(lateMs)
    clock.hear(said)
  }
  expect(server() - clock.now()).toBe(40)
})

test('W13 an answer to a question counts for more than what came unasked', () => {
  const { clock, pass, server, local } = clocks(5000)
  const told = server()
  pass(1200)
  clock.hear(told)
  const askedAt = local()
  pass(50)
  const answered = server()
  pass(50)
  clock.hear(answered, askedAt)
  const again = server()
  pass(1900)
  clock.hear(again)
  expect(clock.now()).toBe(server())
})

test('W13 a device that slept shows the right time with the first word of the server', () => {
  let local = 0
  let server = 500_000
  const clock = createServerClock(() => local, 0)
  clock.hear(server, local)
  server += 90_000
  local += 10
  clock.hear(server)
  expect(clock.now()).toBe(server)
})

test('W13 a reading is not kept for ever, because clocks drift apart', () => {
  const { clock, pass, server, local } = clocks(0)
  clock.hear(server(), local())
  pass(11 * 60_000)
  clock.hear(server() - 30, local() - 400)
  expect(clock.now() - server()).toBe(170)
})

test('W12 W13 a better reading does not put the clock back: it stands still until it is right', () => {
  const { clock, pass, server, local } = clocks(3_600_000)
  // The question took 800 ms, its answer none: half-way is 400 ms too far.
  let askedAt = local()
  pass(800)
  clock.hear(server(), askedAt)
  const before = clock.now()
  expect(before - server()).toBe(400)
  askedAt = local()
  clock.hear(server(), askedAt)
  expect(clock.now()).toBe(before)
  pass(300)
  expect(clock.now()).toBe(before)
  pass(200)
  expect(clock.now()).toBe(server())
})
