import { newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { maxRecords } from '@commonground/shared/protocol/limits'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Author, judge } from './admission.ts'
import { deletedContent, written } from './attacks.testing.ts'
import { type At, type Crafted, crafted } from './shapes.testing.ts'
import { TestWorkshop } from './workshop.testing.ts'
import { countStructs } from './yjsInside.ts'

// Each of these was tried against a running server and did lasting harm there.

const victim = 1_001
const eve = 2_002
const participant = newParticipantId()
const author: Author = {
  participant,
  owns: (client) => client >= eve,
  isFacilitator: false,
  mayHandIn: false,
  pays: () => true,
}
const facilitator: Author = { ...author, isFacilitator: true, mayHandIn: true }
const card = newCardId()

function makeBoard(): Y.Doc {
  const doc = new Y.Doc()
  migrate(doc)
  const cards = [{ id: card, name: 'Ann', notes: 'Say something' }]
  Y.applyUpdate(
    doc,
    written(doc, victim, (copy) => run(copy, addCards, { cards }, { role: 'participant', now: 5 })),
  )
  return doc
}

const update = (items: readonly Crafted[], clock = 0): Uint8Array => crafted([{ client: eve, clock, items }])

const verdictOn = (doc: Y.Doc, bytes: Uint8Array, by = author): string => {
  const verdict = judge(doc, bytes, by)
  return verdict.kind === 'refused' ? `${verdict.code} ${verdict.rule}` : verdict.kind
}

function idOf(item: Y.Item | null | undefined): At {
  if (!item) throw new Error('No such item')
  return [item.id.client, item.id.clock]
}
const record = (doc: Y.Doc): Y.Map<unknown> => {
  const found = doc.getMap<Y.Map<unknown>>('cards').get(card)
  if (!found) throw new Error('No such card')
  return found
}
const name = (doc: Y.Doc): At => idOf(record(doc)._map.get('name'))
const notes = (doc: Y.Doc): At => {
  const found = record(doc).get('notes')
  return idOf(found instanceof Y.Text ? found._start : null)
}

describe('what split a board into two', () => {
  it('R15 a value with a right neighbour', () => {
    const doc = makeBoard()
    expect(verdictOn(doc, update([{ right: name(doc), content: 1 }]))).toBe('invalid place')
  })

  it('R15 letters between crossed neighbours', () => {
    const doc = makeBoard()
    const [client, clock] = notes(doc)
    const crossed = { origin: [client, clock + 5], right: [client, clock + 2], content: 'x' } as const
    const apart = { origin: [client, clock + 2], right: [client, clock + 5], content: 'x' } as const
    const between = { origin: [client, clock + 2], right: [client, clock + 3], content: 'x' } as const
    const verdicts = [crossed, apart, between].map((item) => verdictOn(doc, update([item])))
    expect(verdicts).toEqual(['invalid place', 'invalid place', 'new'])
  })

  it('R15 a letter whose author had seen what stands between its neighbours', () => {
    const doc = makeBoard()
    const [client, clock] = notes(doc)
    const left: At = [client, clock + 2]
    const right: At = [client, clock + 3]
    Y.applyUpdate(
      doc,
      crafted([{ client: victim + 1, clock: 0, items: [{ origin: left, right, content: 'a' }] }]),
    )
    const unseen: Crafted = { origin: left, right, content: 'x' }
    const beside: Crafted = { origin: [victim + 1, 0], right, content: 'y' }
    expect(verdictOn(doc, update([unseen]))).toBe('new')
    expect(verdictOn(doc, update([beside, unseen]))).toBe('invalid place')
  })

  it('R15 two values as one, with an item in their middle', () => {
    const doc = makeBoard()
    const two = crafted([{ client: eve, clock: 0, items: [{ origin: name(doc), content: ['one', 'two'] }] }])
    expect(verdictOn(doc, two)).toBe('invalid place')
  })
})

describe('what closed a room for everybody', () => {
  let workshop: TestWorkshop
  beforeEach(() => {
    workshop = new TestWorkshop()
  })
  afterEach(() => workshop.close())

  it('R15 R18 an item that overlaps what is gone: cut off, and everybody stays', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await settled(workshop)
    for (let time = 0; time < 3; time += 1) {
      ann.sendUpdate(deletedContent({ client: eve + time, clock: 0, length: 1 }))
      const overlapping: Crafted = { parent: 'meta', key: 'title', content: 'ab' }
      ann.sendUpdate(crafted([{ client: eve + time, clock: 0, items: [overlapping] }]))
      workshop.pass()
    }
    expect([ann.closedWith, bob.closedWith, workshop.rooms.stats().rooms]).toEqual([undefined, undefined, 1])
    expect(bob.doc.getMap('meta').get('title')).toBeUndefined()
  })

  it('R3 one client written twice, of which Yjs would take the second part alone', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await settled(workshop)
    const part = (clock: number) => ({
      client: eve,
      clock,
      items: [{ parent: 'meta', key: 'title', content: 'x' }],
    })
    ann.sendUpdate(crafted([part(0), part(1)]))
    workshop.pass()
    expect([ann.refused, bob.closedWith]).toEqual([{ code: 'invalid', rule: 'twice' }, undefined])
  })
})

describe('what filled a board for good', () => {
  const births = (root: string, count: number): Uint8Array =>
    update(Array.from({ length: count }, (_, at) => ({ parent: root, key: `record-${at}`, content: 'map' })))

  it('R16 keys that nobody reads', () => {
    const doc = makeBoard()
    const inMeta = update([{ parent: 'meta', key: 'zzz', content: 1 }])
    const inCard = update([{ parent: idOf(doc.getMap('cards')._map.get(card)), key: 'zzz', content: 1 }])
    expect([verdictOn(doc, inMeta), verdictOn(doc, inCard)]).toEqual(['invalid field', 'invalid field'])
  })

  it('R17 records of any kind: the last tenth is kept for facilitators', () => {
    for (const root of ['cards', 'ties', 'plan'] as const) {
      const doc = makeBoard()
      const most = maxRecords[root] * 0.9
      // Born removed: live cards have a lower limit of their own.
      doc.transact(() => {
        for (let at = 0; at < most; at += 1) {
          doc.getMap(root).set(`other-${at}`, new Y.Map([['removedAt', 1]]))
        }
      })
      const one = births(root, 1)
      expect([verdictOn(doc, one), verdictOn(doc, one, facilitator)]).toEqual([
        `limit too-many-${root}`,
        'new',
      ])
      expect(verdictOn(doc, births(root, maxRecords[root] / 10 + 1), facilitator)).toMatch('limit')
    }
  })

  it('R17 tiny pieces that never merge: each is counted, before they are there', () => {
    const doc = makeBoard()
    const parent = idOf(doc.getMap('cards')._map.get(card))
    const pieces = Array.from({ length: 2_000 }, (_, at): Crafted => {
      const key = at % 2 === 0 ? 'order' : 'affected'
      return at < 2 ? { parent, key, content: 1 } : { origin: [eve, at - 2], content: 1 }
    })
    const before = countStructs(doc)
    const verdict = judge(doc, update(pieces), author)
    if (verdict.kind !== 'new') throw new Error('Refused')
    Y.applyUpdate(doc, verdict.update)
    expect(verdict.structs).toBeGreaterThanOrEqual(countStructs(doc) - before)
  })
})

async function settled(workshop: TestWorkshop): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
}
