import { every, pass } from './clock.ts'
import { usage } from './machine.ts'
import { type Mover, openMover } from './mover.ts'
import { quantile } from './report.ts'
import type { Measured } from './servers.ts'

export interface FanoutShape {
  readonly boards: number
  readonly people: number
  readonly perSecond: number
  /** Before anything is counted: a server that has just started is busy compiling itself. */
  readonly warmUpSeconds: number
  readonly seconds: number
}

export interface Fanout {
  readonly name: string
  readonly sent: number
  /** Changes seen by others than their maker, all readers together. */
  readonly delivered: number
  /** The same of cursors. */
  readonly cursors: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly cpuSeconds: number
  /** Of changes; as many cursors come with them, of which those overtaken are not sent. */
  readonly cpuPerMillion: number
  readonly framesPerReaderSecond: number
  readonly kbPerReaderSecond: number
  readonly rssMb: number
}

const drainMs = 1500

/** Everybody moves a card and a cursor at a steady rate; one witness per board notes when each change arrives. */
export async function measureFanout(server: Measured, shape: FanoutShape): Promise<Fanout> {
  const movers: Mover[] = []
  const witnesses: Mover[] = []
  for (let board = 0; board < shape.boards; board += 1) {
    const sent = new Map<string, number>()
    for (const [at, door] of (await server.board(shape.people)).entries()) {
      const mover = await openMover(door, sent, at === 0, `card${board}x${at}`)
      movers.push(mover)
      if (at === 0) witnesses.push(mover)
    }
  }
  const stops: (() => void)[] = []
  let sent = 0
  for (const [at, mover] of movers.entries()) {
    // Not all in the same millisecond, as people are not either.
    await pass(at % 10 === 0 ? 1000 / shape.perSecond / 10 : 0)
    stops.push(
      every(shape.perSecond, () => {
        mover.move()
        mover.point()
        sent += 1
      }),
    )
  }
  await pass(shape.warmUpSeconds * 1000)
  const before = { ...usage(server.pid), sent, ...sums(movers, witnesses) }
  const firstDelay = witnesses.map((witness) => witness.delays.length)
  await pass(shape.seconds * 1000)
  const after = { ...usage(server.pid), sent, ...sums(movers, witnesses) }
  const delays = witnesses.flatMap((witness, at) => witness.delays.slice(firstDelay[at]))
  for (const stop of stops) stop()
  await pass(drainMs)
  for (const mover of movers) mover.close()

  const delivered = (after.seen - before.seen) * shape.people
  const cursors = (after.cursors - before.cursors) * shape.people
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds
  const readerSeconds = movers.length * shape.seconds
  return {
    name: server.name,
    sent: after.sent - before.sent,
    delivered,
    cursors,
    p50Ms: quantile(delays, 0.5),
    p95Ms: quantile(delays, 0.95),
    p99Ms: quantile(delays, 0.99),
    cpuSeconds,
    cpuPerMillion: (cpuSeconds / delivered) * 1e6,
    framesPerReaderSecond: (after.frames - before.frames) / readerSeconds,
    kbPerReaderSecond: (after.bytes - before.bytes) / readerSeconds / 1000,
    rssMb: after.rssMb,
  }
}

function sums(movers: readonly Mover[], witnesses: readonly Mover[]) {
  const sum = (list: readonly Mover[], of: (mover: Mover) => number): number =>
    list.reduce((total, mover) => total + of(mover), 0)
  return {
    frames: sum(movers, (mover) => mover.frames()),
    bytes: sum(movers, (mover) => mover.bytes()),
    seen: sum(witnesses, (mover) => mover.seen()),
    cursors: sum(witnesses, (mover) => mover.cursors()),
  }
}
