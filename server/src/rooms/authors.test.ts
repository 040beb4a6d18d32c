import { newParticipantId } from '@commonground/shared/base/ids'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Authors } from './authors.ts'

const [ann, bob] = [newParticipantId(), newParticipantId()]

describe('whose client id is whose', () => {
  it('R4 an id belongs to whoever first shows or writes it, and to nobody else from then on', () => {
    const authors = new Authors(new Y.Doc(), new Map([[1, ann]]))
    expect([authors.mayOwn(1, ann), authors.mayOwn(1, bob)]).toEqual([true, false])
    expect([authors.show(2, bob), authors.show(2, ann)]).toEqual([true, false])
    expect(authors.unsaved.size).toBe(0)
    authors.write(3, ann)
    expect(authors.mayOwn(3, bob)).toBe(false)
    expect([...authors.unsaved]).toEqual([[3, ann]])
    authors.saved()
    expect(authors.unsaved.size).toBe(0)
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

  it('P11 one person cannot fill a board with ids', () => {
    const authors = new Authors(new Y.Doc(), new Map())
    let taken = 0
    while (taken < 5_000 && authors.show(taken + 10, ann)) taken += 1
    expect(taken).toBe(2_000)
    expect(authors.mayOwn(99_999, bob)).toBe(true)
  })

  it('P11 all people together cannot either', () => {
    const owners = new Map(Array.from({ length: 20_000 }, (_, at) => [at + 10, newParticipantId()]))
    expect(new Authors(new Y.Doc(), owners).mayOwn(99_999, bob)).toBe(false)
    owners.delete(10)
    expect(new Authors(new Y.Doc(), owners).mayOwn(99_999, bob)).toBe(true)
  })
})
