import * as Y from 'yjs'
import { NewStructs } from './structs.ts'
import type { Work } from './work.ts'
import { firstIn, integrate } from './yjsInside.ts'

interface Placing {
  readonly text: Y.AbstractType<unknown> | undefined
  /** New in the text, in the order in which Yjs takes them. */
  readonly items: readonly Y.Item[]
  readonly structs: NewStructs
  readonly work: Work
}

/**
 * Whether new letters stand where honest authors can have put them: between two that were side by side for somebody
 * who knew nothing in between. All others can be read in two orders.
 *
 * @throws Tangled
 * @see SPEC R15
 */
export function areWellPlaced(placing: Placing): boolean {
  return isSideBySide(placing) || isRehearsed(placing)
}

/** Whether each stands between two that are side by side on this board too. Nearly all do. */
function isSideBySide({ text, items, structs }: Placing): boolean {
  const after = new Map<string, Y.ID | null>()
  const next = (left: Y.ID | null): Y.ID | null => {
    const told = after.get(nameOf(left))
    if (told !== undefined) return told
    if (!left) return (text && firstIn(text)?.id) ?? null
    const item = structs.find(left)
    if (!(item instanceof Y.Item)) return null
    const isLast = left.clock === item.id.clock + item.length - 1
    return isLast ? (item.right?.id ?? null) : Y.createID(left.client, left.clock + 1)
  }
  return items.every(({ id, length, origin, rightOrigin }) => {
    if (!Y.compareIDs(next(origin), rightOrigin)) return false
    after.set(nameOf(origin), id)
    after.set(nameOf(Y.createID(id.client, id.clock + length - 1)), rightOrigin)
    return true
  })
}

/** Puts the letters of this one text into a document of their own, first those that are stored, and looks at each. */
function isRehearsed({ text, items, work }: Placing): boolean {
  const doc = new Y.Doc({ gc: false })
  const line = doc.get('letters')
  const knowledge = new Knowledge(work)
  const ends = new Map<number, number>()
  const stored = new NewStructs(doc)
  for (const struct of filled(itemsOf(text, work), ends, line)) stored.add(struct)
  integrate(doc, stored.inOrder(), (item) => {
    knowledge.learn(item)
    return true
  })
  return integrate(doc, filled(items, ends, line), (item) => {
    // Finding a right neighbour that stands before the left one cuts that in two: they are crossed.
    if (item.origin && !Y.compareIDs(item.left?.lastId ?? null, item.origin)) return false
    const known = knowledge.learn(item)
    const isKnown = ({ client, clock }: Y.ID): boolean =>
      client === item.id.client || clock < (known.get(client) ?? 0)
    let between = item.left ? item.left.right : firstIn(line)
    for (; between && between !== item.right; between = between.right) {
      work.spend(1)
      if (isKnown(between.id)) return false
    }
    return between === item.right
  })
}

type Known = ReadonlyMap<number, number>

/** What the author of each item of a text knew of it: up to which clock of each client. */
class Knowledge {
  readonly #work: Work
  /** By client, in clock order; one more whenever somebody knew more than before. */
  readonly #learnt = new Map<number, { readonly clock: number; readonly known: Known }[]>()

  constructor(work: Work) {
    this.#work = work
  }

  /** Takes the items of a client in their order, and each after those it stands beside. */
  learn({ id, origin, rightOrigin }: Y.Item): Known {
    const before = this.#learnt.get(id.client) ?? []
    this.#learnt.set(id.client, before)
    const known = this.#with(this.#with(before.at(-1)?.known ?? nothing, id, origin), id, rightOrigin)
    if (known !== before.at(-1)?.known) before.push({ clock: id.clock, known })
    return known
  }

  /** Knowing an item is knowing what its author knew. */
  #with(known: Known, { client }: Y.ID, beside: Y.ID | null): Known {
    if (!beside || beside.client === client || beside.clock < (known.get(beside.client) ?? 0)) return known
    const theirs =
      this.#learnt.get(beside.client)?.findLast(({ clock }) => clock <= beside.clock)?.known ?? nothing
    this.#work.spend(known.size + theirs.size)
    const more = new Map(known)
    for (const [of, clock] of [...theirs, [beside.client, beside.clock + 1] as const]) {
      if (clock > (more.get(of) ?? 0)) more.set(of, clock)
    }
    return more
  }
}

const nothing: Known = new Map()

function itemsOf(text: Y.AbstractType<unknown> | undefined, work: Work): readonly Y.Item[] {
  const items: Y.Item[] = []
  for (let item = text ? firstIn(text) : null; item; item = item.right) {
    work.spend(1)
    items.push(item)
  }
  return items.sort((a, b) => a.id.client - b.id.client || a.id.clock - b.id.clock)
}

/** Copies without content. What their authors wrote elsewhere is collected: no clock may be left out. */
function* filled(
  items: readonly Y.Item[],
  ends: Map<number, number>,
  line: Y.AbstractType<unknown>,
): Generator<Y.Item | Y.GC> {
  for (const { id, length, origin, rightOrigin } of items) {
    const { client, clock } = id
    const end = ends.get(client) ?? 0
    if (clock > end) yield new Y.GC(Y.createID(client, end), clock - end)
    const parent = origin || rightOrigin ? null : line
    const content = new Y.ContentDeleted(length)
    yield new Y.Item(Y.createID(client, clock), null, origin, null, rightOrigin, parent, null, content)
    ends.set(client, clock + length)
  }
}

const nameOf = (id: Y.ID | null): string => (id ? `${id.client} ${id.clock}` : '')
