import { newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { addCards, moveCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { closeCode } from '@commonground/shared/protocol/messages'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judge } from './admission.ts'
import { written } from './attacks.testing.ts'
import { type At, type Crafted, crafted } from './shapes.testing.ts'
import { TestWorkshop } from './workshop.testing.ts'

const victim = 1_001
const attacker = 2_002
const actor = { role: 'participant', now: 5 } as const
const participant = newParticipantId()
const author = {
  participant,
  owns: (client: number) => client >= attacker,
  isFacilitator: false,
  mayHandIn: false,
  pays: () => true,
}
const many = 4_000
const ids = Array.from({ length: 40 }, () => newCardId())

/** A board of the victim's: forty cards, the first with long notes. */
function makeBoard(): Y.Doc {
  const doc = new Y.Doc()
  migrate(doc)
  const cards = ids.map((id, at) => ({ id, name: 'Ann', notes: at === 0 ? 'x'.repeat(5_000) : '' }))
  Y.applyUpdate(
    doc,
    written(doc, victim, (copy) => run(copy, addCards, { cards }, actor)),
  )
  return doc
}

const verdictOn = (update: Uint8Array, doc = makeBoard()): string => {
  const verdict = judge(doc, update, author)
  return verdict.kind === 'refused' ? `${verdict.code} ${verdict.rule}` : verdict.kind
}

const text: At = [attacker, 1]
const record: readonly Crafted[] = [
  { parent: 'cards', key: 'other00001', content: 'map' },
  { parent: [attacker, 0], key: 'notes', content: 'text' },
]
const times = (of: (at: number) => Crafted, length = many): readonly Crafted[] =>
  Array.from({ length }, (_, at) => of(at))
const bornWith = (items: readonly Crafted[]): Uint8Array =>
  crafted([{ client: attacker, clock: 0, items: [...record, ...items] }])
const typed = times((at) =>
  at === 0 ? { parent: text, content: 'a' } : { origin: [attacker, at + 1], content: 'a' },
)

/** The notes of the first card, or nothing. */
const notes = (doc: Y.Doc): Y.Text => {
  const found = doc
    .getMap<Y.Map<Y.Text>>('cards')
    .get(ids[0] ?? '')
    ?.get('notes')
  if (!found) throw new Error('No notes')
  return found
}

const firstLetter = notes(makeBoard())._start

/** Letters at the beginning of a text, each by an author of their own who knew of nothing else in it. */
const strangers = (count: number, within: At) =>
  Array.from({ length: count }, (_, at) => ({
    client: attacker + 1 + at,
    clock: 0,
    items: [{ parent: within, content: 'b' }],
  }))

describe('updates that would keep the server busy', () => {
  const bombs: readonly (readonly [string, Uint8Array, string])[] = [
    [
      'neighbours with thousands of letters of their author between them',
      bornWith([...typed, ...times((at) => ({ right: [attacker, 2 + at], content: 'b' }))]),
      'invalid place',
    ],
    [
      'letters beside each second letter of a long run, which is cut each time',
      bornWith([
        { parent: text, content: 'x'.repeat(200_000) },
        ...times(
          (at) => ({ origin: [attacker, 2 + 2 * at], right: [attacker, 3 + 2 * at], content: 'b' }),
          60_000,
        ),
      ]),
      'limit tangled',
    ],
    [
      'the letters of a text set by many who knew nothing of each other',
      crafted([
        ...strangers(40, [attacker, 1]),
        { client: attacker, clock: 0, items: [...record, ...typed] },
      ]),
      'limit tangled',
    ],
    [
      'one key set thousands of times as if for the first time',
      bornWith(times(() => ({ parent: [attacker, 0], key: 'order', content: 1 }))),
      'limit tangled',
    ],
    [
      'the same range deleted again and again',
      crafted([], [{ client: victim, ranges: rangesOf(() => storedLetter(0)) }]),
      'invalid overlap',
    ],
    [
      'more structs than a board is made of',
      bornWith(times(() => ({ parent: text, content: 'a' }), 250_000)),
      'limit structs',
    ],
  ]

  for (const [title, update, verdict] of bombs) {
    it(`R9 ${title}: refused before Yjs sees it`, () => {
      expect(verdictOn(update)).toBe(verdict)
    })
  }

  it('R9 every second letter deleted of someone who wrote very much: refused before Yjs sees it', () => {
    const doc = makeBoard()
    const letters = times(() => ({ parent: text, content: 'a' }), 40_000)
    Y.applyUpdate(doc, bornWith([{ parent: text, content: 'x'.repeat(5_000) }, ...letters]))
    const ranges = Array.from({ length: 2_400 }, (_, at): At => [3 + 2 * at, 1])
    const cut = (some: readonly At[]): string =>
      verdictOn(crafted([], [{ client: attacker, ranges: some }]), doc)
    expect([cut(ranges), cut(ranges.slice(0, 500))]).toEqual(['limit tangled', 'new'])
  })

  it('R9 whoever sends such updates again and again is let go', async () => {
    const workshop = new TestWorkshop()
    const eve = workshop.join()
    const tangle = bornWith(times(() => ({ parent: [attacker, 0], key: 'order', content: 1 })))
    for (let time = 0; time < 3; time += 1) eve.sendUpdate(tangle)
    workshop.pass()
    expect([eve.refused, eve.closedWith]).toEqual([{ code: 'limit', rule: 'tangled' }, closeCode.invalid])
    await workshop.close()
  })

  it('R4 an item between neighbours of two lists would tie them together', () => {
    const doc = makeBoard()
    const [a, b] = [idOf(doc, ids[1]), idOf(doc, ids[2])]
    const tied = crafted([{ client: attacker, clock: 0, items: [{ origin: a, right: b, content: 1 }] }])
    expect(verdictOn(tied, doc)).toBe('invalid parent')
  })

  it('R15 an item of which part is known goes on where that part stands', () => {
    const doc = makeBoard()
    Y.applyUpdate(
      doc,
      written(doc, attacker, (copy) => notes(copy).insert(0, 'ab')),
    )
    const elsewhere: Crafted = { parent: 'meta', key: 'question', content: 'abcd' }
    expect(verdictOn(crafted([{ client: attacker, clock: 0, items: [elsewhere] }]), doc)).toBe(
      'invalid place',
    )
  })
})

describe('updates that are only long', () => {
  it('R9 letters of two people, each after one of the other, are taken', () => {
    const ours = typed.map(
      (item, at): Crafted => (at === 0 ? item : { origin: [attacker + 1, at - 1], content: 'a' }),
    )
    const theirs = times((at) => ({ origin: [attacker, at + 2], content: 'b' }))
    const update = crafted([
      { client: attacker, clock: 0, items: [...record, ...ours] },
      { client: attacker + 1, clock: 0, items: theirs },
    ])
    expect(verdictOn(update)).toBe('new')
  })

  it('R9 R4 twenty thousand moves and letters of a long time offline, while a colleague worked on, are taken', () => {
    const doc = makeBoard()
    const away = written(doc, attacker, (copy) => {
      for (let at = 0; at < 20_000; at += 1) {
        const place = { influence: at % 101, interest: (at * 7) % 101 }
        const id = ids[(at * 17) % ids.length]
        if (id && at % 2 === 0) run(copy, moveCards, { moves: [{ id, place }] }, actor)
        else notes(copy).insert((at * 7_919) % notes(copy).length, 'abc')
      }
    })
    Y.applyUpdate(
      doc,
      written(doc, victim + 1, (copy) => {
        for (let at = 0; at < 2_000; at += 1) notes(copy).insert((at * 31) % notes(copy).length, 'd')
        for (const id of ids) run(copy, moveCards, { moves: [{ id, place: undefined }] }, actor)
      }),
    )
    expect(verdictOn(away, doc)).toBe('new')
  })
})

function rangesOf(of: () => At): readonly At[] {
  return Array.from({ length: many }, of)
}

/** A letter of the first card's notes. Every board of these tests has them under the same ids. */
function storedLetter(at: number): At {
  if (!firstLetter) throw new Error('No letters')
  return [victim, firstLetter.id.clock + ((at * 7) % 4_900)]
}

/** The item that holds a card. */
function idOf(doc: Y.Doc, card: string | undefined): At {
  const item = doc.getMap('cards')._map.get(card ?? '')
  if (!item) throw new Error('No such card')
  return [item.id.client, item.id.clock]
}
