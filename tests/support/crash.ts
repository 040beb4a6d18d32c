import type { CardId } from '@commonground/shared/base/ids'
import { moveCards } from '@commonground/shared/commands/cards'
import * as Y from 'yjs'
import { closeAll } from './closing.ts'
import { faultyServer } from './faulty.ts'
import { joinBoard } from './http.ts'
import { openBoard, type Person } from './person.ts'
import type { Dice } from './seed.ts'
import type { ServerOptions } from './server.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

export interface CrashCount {
  rounds: number
  /** Changes of the writers that another client had seen, or that the server had acknowledged, when it was killed. */
  seen: number
  acknowledged: number
  /** Those of them that a newcomer did not find after the restart. Must be 0. */
  seenLost: number
  acknowledgedLost: number
}

export interface CrashOptions {
  readonly workshop: Workshop
  readonly rounds: number
  readonly dice: Dice
  readonly server?: ServerOptions
  readonly writers?: number
  readonly onRound?: (round: number, count: CrashCount) => void
}

const writeEveryMs = 4
const longestWritingMs = 200

/**
 * Kills the server at random moments while people write, and looks after each restart, before anyone who was there
 * can bring anything back, whether a newcomer finds all that others had seen and all that was acknowledged.
 */
export async function crashRounds(options: CrashOptions): Promise<CrashCount> {
  const { workshop, rounds, dice, server, onRound } = options
  const count: CrashCount = { rounds, seen: 0, acknowledged: 0, seenLost: 0, acknowledgedLost: 0 }
  const newcomer = await joinBoard(workshop.network.origin, workshop.created, 'participant', 'Newcomer')
  const watcher = await workshop.join('participant', { name: 'Watcher' })
  const writers: Person[] = []
  for (let at = 0; at < (options.writers ?? 3); at += 1) writers.push(await workshop.join())
  await all(writers.concat(watcher), (person) => person.provider.synced)
  const cards = new Map(writers.map((writer, at) => [writer, writer.add(`card ${at}`)]))

  for (let round = 0; round < rounds; round += 1) {
    const before = known(watcher)
    const stop = write(cards, dice)
    await passed(20 + dice.whole(longestWritingMs))
    const ended = workshop.server().end('SIGKILL')
    const seen = known(watcher)
    const acknowledged = new Map(writers.map(({ doc, heard }) => [doc.clientID, heard.acknowledged]))
    workshop.network.cut()
    stop()
    await ended
    await workshop.restart('SIGKILL', server)
    const found = await look(workshop, newcomer.token)
    for (const { doc } of writers) {
      const clock = found.get(doc.clientID) ?? 0
      const others = seen.get(doc.clientID) ?? 0
      const saved = acknowledged.get(doc.clientID) ?? 0
      count.seen += others - (before.get(doc.clientID) ?? 0)
      count.acknowledged += Math.max(0, saved - (before.get(doc.clientID) ?? 0))
      count.seenLost += Math.max(0, others - clock)
      count.acknowledgedLost += Math.max(0, saved - clock)
    }
    onRound?.(round, count)
    if (round + 1 === rounds) break
    workshop.network.mend()
    await all(writers.concat(watcher), (person) => person.provider.synced)
  }
  return count
}

/**
 * The same with the server that acknowledges before it commits. What it lost nobody can work on with, so each round
 * is on a workshop of its own.
 */
export async function faultyRounds(
  rounds: number,
  dice: Dice,
  enough = Number.POSITIVE_INFINITY,
): Promise<CrashCount> {
  const sum: CrashCount = { rounds: 0, seen: 0, acknowledged: 0, seenLost: 0, acknowledgedLost: 0 }
  for (let round = 0; round < rounds && sum.seenLost + sum.acknowledgedLost < enough; round += 1) {
    const workshop = await openWorkshop({}, faultyServer)
    const count = await crashRounds({ workshop, rounds: 1, dice, server: faultyServer })
    await closeAll()
    sum.rounds += 1
    for (const key of ['seen', 'acknowledged', 'seenLost', 'acknowledgedLost'] as const)
      sum[key] += count[key]
  }
  return sum
}

/** The clock of every writer, as this person has it. */
const known = ({ doc }: Person): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))

/** Everyone moves their card every few milliseconds until the returned stop. */
function write(cards: ReadonlyMap<Person, CardId>, dice: Dice): () => void {
  const timer = setInterval(() => {
    for (const [writer, id] of cards) {
      const place = { influence: dice.whole(1000) / 10, interest: dice.whole(1000) / 10 }
      writer.run(moveCards, { moves: [{ id, place }] })
    }
  }, writeEveryMs)
  return () => clearInterval(timer)
}

/** What somebody who comes now gets to see, asked of the server directly. */
async function look(workshop: Workshop, token: string): Promise<ReadonlyMap<number, number>> {
  const { origin } = workshop.server()
  const person = openBoard({ origin, board: workshop.boardId, token, role: 'participant' })
  await all([person], ({ provider }) => provider.synced)
  const found = known(person)
  person.leave()
  return found
}

/** Lets this much time of load pass: the moment of the kill is the one thing here that is random on purpose. */
function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    timer.ref()
  })
}

async function all(people: readonly Person[], holds: (person: Person) => boolean): Promise<void> {
  for (const person of people) {
    if (holds(person)) continue
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('A person was not connected within 20 s')), 20_000)
      const look = (): void => {
        if (!holds(person)) return
        clearTimeout(late)
        person.provider.off('sync', look)
        resolve()
      }
      person.provider.on('sync', look)
      look()
    })
  }
}
