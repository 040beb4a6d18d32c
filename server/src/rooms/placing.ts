import * as Y from 'yjs'
import type { Standing } from './standing.ts'

/** A run of clocks in a list, and what its author put it between. */
interface Run {
  readonly client: number
  readonly clock: number
  end: number
  readonly origin: Y.ID | null
  readonly right: Y.ID | null
  next: Run | undefined
}

export interface Placing {
  readonly list: Standing
  /** New in it, in the order in which Yjs takes them. */
  readonly items: readonly Y.Item[]
  /** How many structs of a client there are: cutting one moves those behind it. */
  readonly sizeOf: (client: number) => number
}

/**
 * How many items Yjs would pass while it looks for the places of new items in one list. Honest authors put an item
 * between two that were side by side, so that only what others put there meanwhile is passed; whoever names far
 * neighbours makes it pass everything in between, for every item again.
 *
 * @param most it stops counting there.
 */
export function stepsToPlace({ list, items, sizeOf }: Placing, most: number): number {
  if (isOneRun(list, items)) return 0
  const line = new Line(list, sizeOf)
  for (const item of items) {
    line.place(item, most)
    if (line.steps >= most) return most
  }
  return line.steps
}

/** The items of one list, as Yjs orders them (`Item.integrate`), without their content. */
class Line {
  steps = 0
  readonly #isKey: boolean
  readonly #sizeOf: Placing['sizeOf']
  readonly #runs = new Map<number, Run[]>()
  #first: Run | undefined
  #size = 0

  constructor(list: Standing, sizeOf: Placing['sizeOf']) {
    this.#sizeOf = sizeOf
    this.#isKey = list.key !== null
    let last: Run | undefined
    for (let item = firstIn(list); item; item = item.right) {
      const { client, clock } = item.id
      const end = clock + item.length
      const run: Run = { client, clock, end, origin: item.origin, right: item.rightOrigin, next: undefined }
      if (last) last.next = run
      else this.#first = run
      last = run
      this.#size += 1
      this.#runsOf(client).push(run)
    }
    for (const runs of this.#runs.values()) runs.sort((a, b) => a.clock - b.clock)
  }

  /** Puts an item where Yjs would put it. */
  place({ id, length, origin, rightOrigin }: Y.Item, most: number): void {
    const { client, clock } = id
    const run: Run = { client, clock, end: clock + length, origin, right: rightOrigin, next: undefined }
    const left = origin ? this.#split(origin.client, origin.clock + 1, 'end') : undefined
    const right = rightOrigin ? this.#split(rightOrigin.client, rightOrigin.clock, 'start') : undefined
    // On a key Yjs walks back to the beginning when it is told no left neighbour.
    if (!left && this.#isKey) this.steps += this.#size
    const before = this.#before(run, left, right, most)
    run.next = before ? before.next : this.#first
    if (before) before.next = run
    else this.#first = run
    this.#runsOf(client).push(run)
    this.#size += 1
  }

  #before(run: Run, left: Run | undefined, right: Run | undefined, most: number): Run | undefined {
    let before = left
    const seen = new Set<Run>()
    const conflicting = new Set<Run>()
    for (let at = left ? left.next : this.#first; at && at !== right && this.steps < most; at = at.next) {
      this.steps += 1
      seen.add(at)
      conflicting.add(at)
      if (isSame(run.origin, at.origin)) {
        if (at.client < run.client) {
          before = at
          conflicting.clear()
        } else if (isSame(run.right, at.right)) break
      } else {
        const origin = at.origin && this.#holding(at.origin)
        if (!origin || !seen.has(origin)) break
        if (!conflicting.has(origin)) {
          before = at
          conflicting.clear()
        }
      }
    }
    return before
  }

  /** The run that ends or starts at a clock; one that goes across it is cut there, as Yjs does. */
  #split(client: number, clock: number, edge: 'end' | 'start'): Run | undefined {
    const runs = this.#runsOf(client)
    const at = indexOf(runs, edge === 'end' ? clock - 1 : clock)
    const run = runs[at]
    if (!run || (edge === 'end' ? run.end : run.clock) === clock) return run
    const origin = Y.createID(client, clock - 1)
    const rest: Run = { client, clock, end: run.end, origin, right: run.right, next: run.next }
    run.end = clock
    run.next = rest
    runs.splice(at + 1, 0, rest)
    this.#size += 1
    this.steps += stepsToCut(this.#sizeOf(client))
    return edge === 'end' ? run : rest
  }

  #holding({ client, clock }: Y.ID): Run | undefined {
    const runs = this.#runsOf(client)
    return runs[indexOf(runs, clock)]
  }

  #runsOf(client: number): Run[] {
    const runs = this.#runs.get(client) ?? []
    this.#runs.set(client, runs)
    return runs
  }
}

/** Whether each item follows on the one before, from two neighbours that are side by side: nothing is passed. */
function isOneRun(list: Standing, items: readonly Y.Item[]): boolean {
  const [first] = items
  if (!first || !isBetweenNeighbours(list, first)) return false
  return items.every((item, at) => {
    const before = items[at - 1]
    return !before || (isSame(item.origin, before.lastId) && isSame(item.rightOrigin, first.rightOrigin))
  })
}

function isBetweenNeighbours(list: Standing, { origin, rightOrigin }: Y.Item): boolean {
  if (!list.stored) return !origin && !rightOrigin
  const start = firstIn(list)
  if (!origin) return list.key === null ? isSame(start?.id ?? null, rightOrigin) : !start && !rightOrigin
  const { doc } = list.stored
  const left = doc ? Y.getItem(doc.store, origin) : undefined
  if (!(left instanceof Y.Item)) return false
  const isWhole = origin.clock === left.id.clock + left.length - 1
  const next = isWhole ? (left.right?.id ?? null) : Y.createID(origin.client, origin.clock + 1)
  return isSame(next, rightOrigin)
}

function firstIn({ stored, key }: Standing): Y.Item | null {
  if (!stored) return null
  if (key === null) return stored._start
  let item = stored._map.get(key) ?? null
  while (item?.left) item = item.left
  return item
}

/** Cutting one of so many structs moves those behind it; moving this many takes as long as passing one. */
export const stepsToCut = (size: number): number => 1 + size / movedPerStep
const movedPerStep = 300

/** Which run holds a clock, among runs in clock order. */
function indexOf(runs: readonly Run[], clock: number): number {
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (!run || clock < run.clock) high = middle - 1
    else if (clock >= run.end) low = middle + 1
    else return middle
  }
  return -1
}

const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
