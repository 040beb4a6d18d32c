import { newCardId, newParticipantId, type ParticipantId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { maxCards } from '@commonground/shared/protocol/limits'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Author, judge } from './admission.ts'
import { deletedContent, deletion, skip, written } from './attacks.testing.ts'

const victim = 1_001
const attacker = 2_002
const actor = { role: 'participant', participant: newParticipantId(), now: 5 } as const
const participant = newParticipantId()
const author: Author = {
  participant,
  owns: (client) => client === attacker,
  isFacilitator: false,
  mayHandIn: false,
  pays: () => true,
}
const facilitator: Author = { ...author, isFacilitator: true, mayHandIn: true }

/** A board with one card, which the victim made. */
function makeBoard(): { readonly doc: Y.Doc; readonly card: ReturnType<typeof newCardId> } {
  const doc = new Y.Doc()
  migrate(doc)
  const card = newCardId()
  const made = written(doc, victim, (copy) =>
    run(copy, addCards, { cards: [{ id: card, name: 'Ann', notes: 'Some text' }] }, actor),
  )
  Y.applyUpdate(doc, made)
  return { doc, card }
}

const ruleOf = (doc: Y.Doc, update: Uint8Array, by = author): string => {
  const verdict = judge(doc, update, by)
  return verdict.kind === 'refused' ? verdict.rule : verdict.kind
}

const record = (doc: Y.Doc, card: string): Y.Map<unknown> => {
  const found = doc.getMap<Y.Map<unknown>>('cards').get(card)
  if (!found) throw new Error('No such card')
  return found
}

describe('what no honest client can make', () => {
  const { doc, card } = makeBoard()
  const serverId = doc.clientID
  const serverState = Y.getState(doc.store, serverId)
  const state = Y.getState(doc.store, victim)
  const other = new Y.Doc()
  const place = { influence: 1, interest: 2 }

  const cases: readonly (readonly [string, string, Uint8Array])[] = [
    [
      'taking clocks of a colleague',
      'foreign-client',
      deletedContent({ client: victim, clock: state, length: 1e6 }),
    ],
    [
      'writing under a colleague’s id',
      'foreign-client',
      written(doc, victim, (d) => record(d, card).set('name', 'Eve')),
    ],
    [
      'writing under the server’s id',
      'foreign-client',
      deletedContent({ client: serverId, clock: serverState, length: 1 }),
    ],
    [
      'deleting what is not there yet',
      'future-delete',
      deletion({ client: victim, clock: state, length: 9 }),
    ],
    ['deleting of someone unknown', 'future-delete', deletion({ client: 77, clock: 0, length: 1 })],
    ['deleting nothing', 'future-delete', deletion({ client: victim, clock: 0, length: 0 })],
    ['deleting everything', 'hard-delete', deletion({ client: victim, clock: 0, length: state })],
    ['deleting one record', 'hard-delete', written(doc, attacker, (d) => d.getMap('cards').delete(card))],
    [
      'a second record under an id',
      'hard-delete',
      written(doc, attacker, (d) => d.getMap('cards').set(card, new Y.Map())),
    ],
    [
      'a record that is deleted as it is born',
      'hard-delete',
      written(
        doc,
        attacker,
        (d) => {
          d.getMap('cards').set('other1', new Y.Map())
          d.getMap('cards').delete('other1')
        },
        { gc: false },
      ),
    ],
    ['a client id that is none', 'clock', deletedContent({ client: 2 ** 32, clock: 0, length: 1 })],
    [
      'a clock past counting',
      'clock',
      deletedContent({ client: attacker, clock: Number.MAX_SAFE_INTEGER, length: 2 }),
    ],
    ['leaving a gap', 'gap', deletedContent({ client: attacker, clock: 1, length: 1 })],
    ['a struct of no length', 'empty', deletedContent({ client: attacker, clock: 0, length: 0 })],
    ['a skip', 'skip', skip({ client: attacker, clock: 0, length: 5 })],
    ['standing on what is missing', 'missing', afterLost(doc, card)],
    ['an unknown root', 'parent', written(other, attacker, (d) => d.getMap('control').set('a', 1))],
    ['a list in a root', 'parent', written(other, attacker, (d) => d.getArray('cards').push([1]))],
    ['bytes', 'type', inRecord(doc, card, (r) => r.set('sector', new Uint8Array([1])))],
    ['a document in the document', 'type', inRecord(doc, card, (r) => r.set('sector', new Y.Doc()))],
    ['a list', 'type', inRecord(doc, card, (r) => r.set('sector', new Y.Array()))],
    ['XML', 'type', inRecord(doc, card, (r) => r.set('sector', new Y.XmlText()))],
    ['an embed in a text', 'content', inText(doc, card, (t) => t.insertEmbed(0, { a: 1 }))],
    ['a format in a text', 'content', inText(doc, card, (t) => t.format(0, 2, { bold: true }))],
    ['a key in a text', 'parent', inText(doc, card, (t) => t.setAttribute('a', 'b'))],
    [
      'a record that is no map',
      'record',
      written(doc, attacker, (d) => d.getMap('cards').set('other1', 'text')),
    ],
    ['a key that reaches a prototype', 'field', inRecord(doc, card, (r) => r.set('__proto__', 1))],
    [
      'a record under such a key',
      'key',
      written(doc, attacker, (d) => d.getMap('cards').set('constructor', new Y.Map())),
    ],
    [
      'such a key within a value',
      'value',
      inRecord(doc, card, (r) => r.set('place', { ...place, b: [{ constructor: 1 }] })),
    ],
    [
      'a prototype within a value',
      'value',
      inRecord(doc, card, (r) => r.set('groups', [JSON.parse('{"__proto__":{"a":1}}')])),
    ],
    ['a value too deep', 'value', inRecord(doc, card, (r) => r.set('groups', nested(9)))],
    ['a value too long', 'value', inRecord(doc, card, (r) => r.set('name', 'x'.repeat(20_001)))],
    ['a value that is none of its field', 'value', inRecord(doc, card, (r) => r.set('place', 'here'))],
    ['maps in a record', 'type', inRecord(doc, card, (r) => r.set('sector', nestedMaps(2)))],
    ['a key nobody knows', 'field', inRecord(doc, card, (r) => r.set('mood', 1))],
    ['a setting nobody knows', 'field', written(doc, attacker, (d) => d.getMap('meta').set('mood', 1))],
    ['a record under no id', 'key', written(doc, attacker, (d) => d.getMap('cards').set('a b', new Y.Map()))],
    [
      'D6 another schema version',
      'schema-version',
      written(doc, attacker, (d) => d.getMap('meta').set('schemaVersion', 9)),
    ],
    [
      'D6 no schema version',
      'hard-delete',
      written(doc, attacker, (d) => d.getMap('meta').delete('schemaVersion')),
    ],
    ['a lock (C7) by who is no facilitator', 'lock', inRecord(doc, card, (r) => r.set('locked', true))],
    ['a plain value in the place of a text', 'type', inRecord(doc, card, (r) => r.set('notes', 'gone'))],
    ['a map in the place of a text', 'type', inRecord(doc, card, (r) => r.set('notes', new Y.Map()))],
    ['another text in its place', 'text', inRecord(doc, card, (r) => r.set('notes', new Y.Text('gone')))],
    ['taking a text away', 'hard-delete', inRecord(doc, card, (r) => r.delete('notes'))],
    ['a text in the place of a value', 'type', inRecord(doc, card, (r) => r.set('name', new Y.Text('Eve')))],
    [
      'naming another maker of a card',
      'born-only',
      inRecord(doc, card, (r) => r.set('createdBy', participant)),
    ],
    ['hiding who made a card', 'born-only', inRecord(doc, card, (r) => r.delete('createdBy'))],
    ['a card in another person’s name', 'created-by', bornBy(doc, newParticipantId())],
  ]

  for (const [title, rule, update] of cases) {
    it(`R4 refuses ${title}`, () => {
      const before = Y.encodeStateAsUpdate(doc)
      expect(ruleOf(doc, update)).toBe(rule)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull()
    })
  }

  it('R4 refuses things that refer to each other in a ring', () => {
    expect(ruleOf(doc, ring(), { ...author, owns: () => true })).toBe('missing')
  })

  it('R4 refuses two records under one id in one update', () => {
    const born = [attacker, attacker + 1].map((client) =>
      written(other, client, (d) => d.getMap('cards').set('other1', new Y.Map())),
    )
    expect(ruleOf(doc, Y.mergeUpdates(born), { ...author, owns: () => true })).toBe('hard-delete')
  })

  it('R4 refuses more cards than a board holds, as a limit', () => {
    const many = Array.from({ length: maxCards }, (_, at) => [`card-${at}`, new Y.Map()] as const)
    const update = written(doc, attacker, (d) => {
      for (const [id, map] of many) d.getMap('cards').set(id, map)
    })
    expect(judge(doc, update, author)).toEqual({ kind: 'refused', code: 'limit', rule: 'too-many-cards' })
  })
})

describe('bytes that are no update', () => {
  it('R8 every truncation of an update is refused or known, and changes nothing', () => {
    const { doc, card } = makeBoard()
    const before = Buffer.from(Y.encodeStateAsUpdate(doc))
    const updates = [
      inRecord(doc, card, (r) => r.set('place', { influence: 1, interest: 2 })),
      inText(doc, card, (t) => t.insert(3, 'more')),
      bornBy(doc, participant),
    ]
    for (const update of updates) {
      for (let length = 0; length < update.length; length += 1) {
        expect(() => ruleOf(doc, update.slice(0, length))).toThrow()
      }
      expect(ruleOf(doc, update)).toBe('new')
    }
    expect(before.equals(Y.encodeStateAsUpdate(doc))).toBe(true)
  })

  it('R9 an update that claims billions of structs is refused at once', () => {
    const bomb = new Uint8Array([1, 255, 255, 255, 255, 15, 1, 0])
    expect(() => judge(new Y.Doc(), bomb, author)).toThrow()
  })
})

describe('what honest people make', () => {
  it('R4 the first writing of a new client id, and what follows on it, is taken', () => {
    const { doc, card } = makeBoard()
    const update = inRecord(doc, card, (r) => r.set('name', 'Bea'))
    expect(judge(doc, update, author)).toEqual({
      kind: 'new',
      update,
      clients: new Set([attacker]),
      structs: 1,
      loss: expect.objectContaining({ removals: 0 }),
    })
    Y.applyUpdate(doc, update)
    expect(ruleOf(doc, update)).toBe('known')
    expect(ruleOf(doc, Y.encodeStateAsUpdate(doc))).toBe('known')
  })

  it('R4 on a board that lost something a facilitator may hand in what others wrote, and on no other', () => {
    const { doc, card } = makeBoard()
    const lost = written(doc, victim, (d) => record(d, card).set('name', 'Bea'))
    expect(ruleOf(doc, lost)).toBe('foreign-client')
    expect(ruleOf(doc, lost, { ...facilitator, mayHandIn: false })).toBe('foreign-client')
    expect(ruleOf(doc, lost, facilitator)).toBe('new')
    expect(
      ruleOf(
        doc,
        inRecord(doc, card, (r) => r.set('locked', true)),
        facilitator,
      ),
    ).toBe('new')
  })

  it('R4 writing into what someone threw away meanwhile is taken', () => {
    const { doc, card } = makeBoard()
    const late = inText(doc, card, (t) => t.insert(0, 'late '))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    record(copy, card).delete('notes')
    expect(ruleOf(copy, late)).toBe('new')
  })

  it('R4 a card that says who made it is taken from them', () => {
    const { doc } = makeBoard()
    expect(ruleOf(doc, bornBy(doc, participant))).toBe('new')
  })
})

describe('C7 a locked card', () => {
  const { doc, card } = makeBoard()
  const place = { influence: 1, interest: 2 }
  Y.applyUpdate(
    doc,
    inRecord(doc, card, (r) => r.set('place', place)),
  )
  const moved = inRecord(doc, card, (r) => r.set('place', { influence: 3, interest: 4 }))
  Y.applyUpdate(
    doc,
    written(doc, 3_003, (d) => record(d, card).set('locked', true)),
  )
  const changes: readonly (readonly [string, string, Uint8Array])[] = [
    ['moved before they knew', 'locked', moved],
    ['moved', 'locked', inRecord(doc, card, (r) => r.set('place', { influence: 5, interest: 6 }))],
    ['sent to the tray', 'locked', inRecord(doc, card, (r) => r.delete('place'))],
    ['removed', 'locked', inRecord(doc, card, (r) => r.set('removedAt', 7))],
    ['unlocked', 'lock', inRecord(doc, card, (r) => r.delete('locked'))],
    ['unlocked by another value', 'lock', inRecord(doc, card, (r) => r.set('locked', false))],
  ]
  for (const [title, rule, update] of changes) {
    it(`C7 is not ${title} by a participant, and is by a facilitator`, () => {
      expect([ruleOf(doc, update), ruleOf(doc, update, facilitator)]).toEqual([rule, 'new'])
    })
  }

  it('C7 is still written on, and brought back when a facilitator removed it', () => {
    const renamed = inRecord(doc, card, (r) => r.set('name', 'Bea'))
    const { doc: later, card: other } = makeBoard()
    const hidden = written(later, 3_003, (d) => {
      record(d, other).set('locked', true)
      record(d, other).set('removedAt', 7)
    })
    Y.applyUpdate(later, hidden)
    const back = inRecord(later, other, (r) => r.delete('removedAt'))
    expect([ruleOf(doc, renamed), ruleOf(later, back)]).toEqual(['new', 'new'])
  })
})

function inRecord(doc: Y.Doc, card: string, write: (record: Y.Map<unknown>) => void): Uint8Array {
  return written(doc, attacker, (copy) => write(record(copy, card)))
}

function bornBy(doc: Y.Doc, maker: ParticipantId): Uint8Array {
  const cards = [{ id: newCardId(), name: 'Eve' }]
  return written(doc, attacker, (d) => run(d, addCards, { cards }, { ...actor, participant: maker }))
}

function inText(doc: Y.Doc, card: string, write: (text: Y.Text) => void): Uint8Array {
  return inRecord(doc, card, (found) => {
    const text = found.get('notes')
    if (text instanceof Y.Text) write(text)
  })
}

/** An update that stands on one of a colleague that was never sent. */
function afterLost(doc: Y.Doc, card: string): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const text = record(copy, card).get('notes')
  if (text instanceof Y.Text) text.insert(0, 'lost')
  return inText(copy, card, (t) => t.insert(2, 'found'))
}

/** Two structs of two clients, each beside the other. */
function ring(): Uint8Array {
  const bytes = [2, 1, 11, 0, 0x84, 12, 0, 1, 97, 1, 12, 0, 0x84, 11, 0, 1, 98, 0]
  return new Uint8Array(bytes)
}

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)]
}

function nestedMaps(depth: number): Y.Map<unknown> {
  return new Y.Map<unknown>(depth === 0 ? [] : [['a', nestedMaps(depth - 1)]])
}

it('R4 one update may bring a few client ids of its author, never thousands', () => {
  const updateOf = (ids: number): Uint8Array => {
    const doc = new Y.Doc()
    for (let id = 1; id <= ids; id += 1) {
      doc.clientID = 5_000 + id
      doc.getMap('meta').set('title', String(id))
    }
    return Y.encodeStateAsUpdate(doc)
  }
  const anyone: Author = {
    participant,
    owns: () => true,
    isFacilitator: false,
    mayHandIn: false,
    pays: () => true,
  }
  expect(ruleOf(makeBoard().doc, updateOf(64), anyone)).toBe('new')
  expect(ruleOf(makeBoard().doc, updateOf(65), anyone)).toBe('client-ids')
})
