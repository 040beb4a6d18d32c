import { newParticipantId } from '@commonground/shared/base/ids'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Authors } from './authors.ts'

const [ann, bob] = [newParticipantId(), newParticipantId()]

describe('whose client id is whose', () => {
  it('R4 an id belongs to whoever first shows or writes it, and to nobody else from then on', () => {
    const authors = new Authors(new Y.Doc(), new Map([[1, ann]]))
    expect([authors.mayOwn(1, ann), authors.mayOwn(1, bob)]).toEqual([true, false])
    expect([authors.show(2, bob, true), authors.show(2, ann, true)]).toEqual([true, false])
    authors.write(3, ann)
    expect([authors.mayOwn(2, ann), authors.mayOwn(3, bob)]).toEqual([false, false])
    expect([...authors.unsaved]).toEqual([
      [2, bob],
      [3, ann],
    ])
    authors.saved()
    expect(authors.unsaved.size).toBe(0)
  })

  it('R4 an id that was shown and not yet written stays its owner’s after a restart', () => {
    const authors = new Authors(new Y.Doc(), new Map())
    authors.show(2, ann, true)
    const later = new Authors(new Y.Doc(), authors.unsaved)
    expect([later.mayOwn(2, bob), later.show(2, bob, true), later.mayOwn(2, ann)]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('R4 the ids of the server are nobody’s, those of earlier starts too', () => {
    const before = new Y.Doc()
    before.getMap('meta').set('title', 'Map')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
    const authors = new Authors(doc, new Map())
    expect(authors.mayOwn(before.clientID, ann)).toBe(false)
    expect(authors.mayOwn(doc.clientID, ann)).toBe(false)
  })

  it('R4 ids that are only shown lock nobody out, however many', () => {
    const authors = new Authors(new Y.Doc(), new Map())
    for (let client = 10; client < 30_000; client += 1) {
      expect(authors.show(client, client % 2 ? ann : bob, client % 2 === 1)).toBe(true)
    }
    expect(authors.mayOwn(99_999, newParticipantId())).toBe(true)
    expect(authors.mayOwn(99_999, ann)).toBe(true)
    // Of whoever may write a few are kept, of whoever looks on none.
    expect(authors.unsaved.size).toBe(20)
    expect(new Set(authors.unsaved.values())).toEqual(new Set([ann]))
  })

  it('R4 one person cannot fill a board with ids', () => {
    const authors = new Authors(new Y.Doc(), new Map())
    let taken = 0
    for (; taken < 5_000 && authors.mayOwn(taken + 10, ann); taken += 1) authors.write(taken + 10, ann)
    expect(taken).toBe(2_000)
    expect(authors.mayOwn(99_999, bob)).toBe(true)
  })

  it('R4 R17 ten people who take all the ids they can lock nobody out, and facilitators never', () => {
    const authors = new Authors(new Y.Doc(), new Map())
    let client = 10
    for (const eve of Array.from({ length: 10 }, newParticipantId)) {
      for (; authors.mayOwn(client, eve); client += 1) authors.write(client, eve)
    }
    expect([authors.mayOwn(99_999, ann), authors.mayOwn(99_999, bob)]).toEqual([true, true])
    for (; client < 18_010; client += 1) authors.write(client, newParticipantId())
    expect([authors.mayOwn(99_999, bob), authors.mayOwn(99_999, bob, true)]).toEqual([false, true])
    for (; client < 20_010; client += 1) authors.write(client, newParticipantId())
    expect(authors.mayOwn(99_999, bob, true)).toBe(false)
  })
})
