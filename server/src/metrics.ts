import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answer } from './app.ts'
import type { RoomStats, Rooms } from './rooms/liveRooms.ts'

/** The figures of one server for Prometheus: sizes, counts and times, never which board. @see SPEC P4 */
export interface Metrics {
  readonly registry: Registry
  readonly onAnswer: (answer: Answer) => void
}

const prefix = 'commonground_'

const gauges: readonly [keyof RoomStats & string, string, (stats: RoomStats) => number][] = [
  ['rooms', 'Boards that are open now', (stats) => stats.rooms],
  ['connections', 'Sockets that are open now', (stats) => stats.connections],
  ['unsentBytes', 'Bytes that sockets have accepted and not yet sent', (stats) => stats.unsentBytes],
  ['failing', '1 while changes cannot be saved', (stats) => Number(stats.failing)],
]

export interface Measured {
  readonly rooms: Pick<Rooms, 'stats'>
  /** How many columns of the store are damaged. */
  readonly damaged: () => number
}

const counters: readonly [string, string, (stats: RoomStats) => number][] = [
  ['updates_total', 'Changes taken from sockets', (stats) => stats.updates],
  ['refused_total', 'Changes refused', (stats) => stats.refused],
  ['commits_total', 'Commits to disk', (stats) => stats.commits],
  ['commit_seconds_total', 'Time spent in commits', (stats) => stats.commitMsTotal / 1000],
]

/** Anyone may read figures, and how often ballots are saved tells what people do in a round. @see SPEC W3 */
const isSecret = (route: string): boolean => route.endsWith('/ballot')

/**
 * Makes the figures. They live as long as the process, as Node's own observers do.
 *
 * @param withProcess also memory, event loop and garbage collection; once per process.
 */
export function createMetrics({ rooms, damaged }: Measured, withProcess: boolean): Metrics {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  for (const [name, help, read] of gauges) {
    new Gauge({
      name: prefix + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      help,
      registers,
      collect() {
        this.set(read(rooms.stats()))
      },
    })
  }
  for (const [name, help, read] of counters) {
    new Counter({
      name: prefix + name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read(rooms.stats()))
      },
    })
  }
  new Gauge({
    name: `${prefix}damaged_columns`,
    help: 'Damaged columns that were read as empty',
    registers,
    collect() {
      this.set(damaged())
    },
  })
  const answered = new Histogram({
    name: `${prefix}http_seconds`,
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.01, 0.05, 0.25, 1, 5],
    registers,
  })
  return {
    registry,
    onAnswer: ({ method, route, status, ms }) => {
      if (!isSecret(route)) answered.observe({ method, route, status }, ms / 1000)
    },
  }
}
