import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import { type CardId, newCardId } from '../base/ids.ts'
import { yMeta, yRecord, yRecords } from '../document/layout.ts'
import { cardFieldNames, cardFields } from '../model/card.ts'
import { maxCardRecords, maxCards } from '../protocol/limits.ts'
import { addCards, changeCard, lockCards, moveCards, orderCards, removeCards, restoreCards } from './cards.ts'
import { exchange, type Writer, writer } from './command.testing.ts'

const nobody = 'nobody' as CardId

describe('adding', () => {
  test('C1 adding is one undo step, and C2 undoing it destroys no record', () => {
    const ana = writer()
    const ids = ['Library', 'Museum'].map((name) => ({ id: newCardId(), name }))
    ana.run(addCards, { cards: ids })
    expect(ana.board().cards.size).toBe(2)
    ana.undo.undo()
    expect(ana.board().cards.size).toBe(0)
    expect(ana.board().removedCards.size).toBe(2)
    ana.undo.redo()
    expect([...ana.board().cards.values()].map(({ name }) => name)).toEqual(['Library', 'Museum'])
    expect(ana.undo.canUndo()).toBe(true)
  })

  test('D1 every text of a card is there from its birth', () => {
    const ana = writer()
    const id = ana.add('Library')
    const texts = cardFieldNames.filter((name) => cardFields[name].merge === 'text')
    expect(texts.length).toBeGreaterThan(0)
    for (const name of texts) expect(yRecord(ana.doc, 'cards', id)?.get(name)).toBeInstanceOf(Y.Text)
  })

  test('C2 a taken or impossible id is refused, for setting it would destroy a record', () => {
    const ana = writer()
    const id = ana.add('Library')
    for (const taken of [id, '__proto__', 'constructor', 'x'] as CardId[]) {
      unchanged(ana, 'invalid', () => ana.run(addCards, { cards: [{ id: taken, name: 'Museum' }] }))
    }
    expect(ana.card(id)?.name).toBe('Library')
  })

  test('C1 one card without a name and none of the cards is added', () => {
    const ana = writer()
    const cards = [
      { id: newCardId(), name: 'Library' },
      { id: newCardId(), name: ' \u200b ' },
    ]
    unchanged(ana, 'invalid', () => ana.run(addCards, { cards }))
  })

  test('C1 a board holds no more cards than its limit', () => {
    const ana = writer()
    const cards = yRecords(ana.doc, 'cards')
    ana.doc.transact(() => {
      for (let at = 1; at < maxCards; at += 1) cards.set(newCardId(), new Y.Map())
    })
    ana.add('the last')
    unchanged(ana, 'too-many-cards', () => ana.add('one more'))
  })

  test('R11 cards that were removed leave room for others, up to a limit of their own', () => {
    const ana = writer()
    const cards = yRecords(ana.doc, 'cards')
    const bear = (count: number): void =>
      ana.doc.transact(() => {
        for (let at = 0; at < count; at += 1) cards.set(newCardId(), new Y.Map([['removedAt', 1]]))
      })
    bear(maxCards)
    ana.add('still room')
    bear(maxCardRecords - cards.size)
    unchanged(ana, 'too-many-cards', () => ana.add('one more'))
  })

  test('M6 a sector nobody listed joins the list, cleaned and once', () => {
    const ana = writer('facilitator')
    ana.add('A', { sector: '  Night\u200b   shelters ' })
    ana.add('B', { sector: 'night SHELTERS' })
    const sectors = ana.board().settings.sectors
    expect(sectors.filter((sector) => /night/i.test(sector))).toEqual(['Night shelters'])
    expect(yMeta(ana.doc).get('sectors')).toContain('Night shelters')
  })
})

describe('changing', () => {
  test('C3 changing one field leaves the others to whoever is editing them', () => {
    const ana = writer()
    const id = ana.add('Library', { relationship: 'weak' })
    const ben = writer('participant', ana)
    ana.change(id, { name: 'City library' })
    ben.change(id, { relationship: 'strong' })
    exchange(ana, ben)
    for (const one of [ana, ben])
      expect(one.card(id)).toMatchObject({ name: 'City library', relationship: 'strong' })
  })

  test('C3 two people writing in one text both keep every letter', () => {
    const ana = writer()
    const id = ana.add('Library', { notes: 'They open late.' })
    const ben = writer('participant', ana)
    ana.change(id, { notes: 'On Monday they said: They open late.' })
    ben.change(id, { notes: 'They open late. Ask again in May.' })
    exchange(ana, ben)
    expect(ana.card(id)?.notes).toBe('On Monday they said: They open late. Ask again in May.')
    expect(ben.card(id)?.notes).toBe(ana.card(id)?.notes)
  })

  test('C3 what is written is what is read, whatever the letters', () => {
    const letters = fc.string({ unit: 'binary', maxLength: 40 })
    const similar = fc.constantFrom('\u{1f600}', '\u{1f601}', '\u{1f600}\u{1f601}', 'a\u{1f601}', '')
    fc.assert(
      fc.property(fc.array(fc.oneof(letters, similar), { minLength: 1, maxLength: 6 }), (texts) => {
        const ana = writer()
        const id = ana.add('Library')
        const ben = writer('participant', ana)
        for (const notes of texts) {
          ana.change(id, { notes })
          exchange(ana, ben)
          expect(ana.card(id)?.notes).toBe(cardFields.notes.check(notes))
          expect(ben.card(id)?.notes).toBe(ana.card(id)?.notes)
        }
      }),
    )
  })

  test('C1 a value that cannot stand is refused and nothing of the change is written', () => {
    const ana = writer()
    const id = ana.add('Library')
    const wrong = [
      { name: '' },
      { affected: 101 },
      { relationship: 'enormous' },
      { lastReviewed: '2024-02-30' },
    ]
    for (const fields of wrong) {
      unchanged(ana, 'invalid', () => ana.change(id, { description: 'new', ...(fields as object) }))
    }
  })

  test('C1 a card that is not there is refused', () => {
    const ana = writer()
    const id = ana.add('Library')
    ana.run(removeCards, { ids: [id] })
    unchanged(ana, 'card-missing', () => ana.change(id, { name: 'Museum' }))
    unchanged(ana, 'card-missing', () => ana.change(nobody, { name: 'Museum' }))
  })

  test('C3 writing what is there already writes nothing', () => {
    const ana = writer()
    const id = ana.add('Library', { groups: ['parents'], affected: 40 })
    const before = Y.encodeStateAsUpdate(ana.doc)
    ana.change(id, { name: 'Library', groups: ['parents'], affected: 40, notes: '', anchor: false })
    expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before)
  })

  test('C3 a field set back to nothing is absent again', () => {
    const ana = writer()
    const id = ana.add('Library', { affected: 40, place: { influence: 1, interest: 2 } })
    ana.run(changeCard, { id, fields: { affected: undefined, place: undefined } as never })
    expect(yRecord(ana.doc, 'cards', id)?.has('affected')).toBe(false)
    expect(ana.card(id)?.place).toBeUndefined()
  })
})

describe('moving', () => {
  const here = { influence: 10, interest: 20 }

  test('C4 a moved card keeps the name typed meanwhile', () => {
    const ana = writer()
    const id = ana.add('Library')
    const ben = writer('participant', ana)
    ana.run(moveCards, { moves: [{ id, place: here }] })
    ben.change(id, { name: 'City library' })
    exchange(ana, ben)
    for (const one of [ana, ben]) expect(one.card(id)).toMatchObject({ name: 'City library', place: here })
  })

  test('C4 places are clamped and rounded, and no place means the tray', () => {
    const ana = writer()
    const id = ana.add('Library')
    ana.run(moveCards, { moves: [{ id, place: { influence: 120, interest: 33.333 } }] })
    expect(ana.card(id)?.place).toEqual({ influence: 100, interest: 33.3 })
    ana.run(moveCards, { moves: [{ id, place: undefined }] })
    expect(ana.card(id)?.place).toBeUndefined()
  })

  test('C4 many cards move in one step; those removed meanwhile stay as they are', () => {
    const ana = writer()
    const ids = ['A', 'B', 'C'].map((name) => ana.add(name))
    ana.run(removeCards, { ids: ids.slice(0, 1) })
    const moved = ana.run(moveCards, { moves: [...ids, nobody].map((id) => ({ id, place: here })) })
    expect(moved).toBe(2)
    ana.undo.undo()
    expect([...ana.board().cards.values()].every((card) => card.place === undefined)).toBe(true)
  })

  test('C7 a locked card is moved and removed by facilitators only', () => {
    const fay = writer('facilitator')
    const id = fay.add('Library')
    fay.run(lockCards, { ids: [id], locked: true })
    const ana = writer('participant', fay)
    expect(ana.run(moveCards, { moves: [{ id, place: here }] })).toBe(0)
    unchanged(ana, 'card-locked', () => ana.change(id, { place: here }))
    ana.run(removeCards, { ids: [id] })
    expect(ana.board().cards.has(id)).toBe(true)
    ana.change(id, { name: 'City library' })
    expect(ana.card(id)?.name).toBe('City library')
    expect(fay.run(moveCards, { moves: [{ id, place: here }] })).toBe(1)
    fay.run(lockCards, { ids: [id], locked: false })
    expect(fay.card(id)?.locked).toBe(false)
  })
})

describe('removing', () => {
  test('C5 what others typed meanwhile stays and comes back with the card', () => {
    const ana = writer()
    const id = ana.add('Library', { notes: 'old' })
    const ben = writer('participant', ana)
    ana.run(removeCards, { ids: [id] })
    ben.change(id, { notes: 'ten minutes of typing', name: 'City library' })
    exchange(ana, ben)
    expect(ben.board().cards.has(id)).toBe(false)
    ben.run(restoreCards, { ids: [id] })
    exchange(ana, ben)
    for (const one of [ana, ben])
      expect(one.card(id)).toMatchObject({ name: 'City library', notes: 'ten minutes of typing' })
  })

  test('C1 a list with one missing card changes none of the others', () => {
    const fay = writer('facilitator')
    const id = fay.add('Library')
    unchanged(fay, 'card-missing', () => fay.run(lockCards, { ids: [id, nobody], locked: true }))
    unchanged(fay, 'card-missing', () => fay.run(orderCards, { ids: [id, nobody], to: 'front' }))
  })

  test('M1 a card put in front is drawn over all others, one put back under them', () => {
    const ana = writer()
    const [a, b, c] = ['A', 'B', 'C'].map((name) => ana.add(name)) as [CardId, CardId, CardId]
    ana.run(orderCards, { ids: [a], to: 'front' })
    ana.run(orderCards, { ids: [c], to: 'back' })
    const order = (id: CardId): number => ana.card(id)?.order ?? Number.NaN
    expect(order(a)).toBeGreaterThan(order(b))
    expect(order(c)).toBeLessThan(order(b))
  })
})

/** The act is refused with this code and the document keeps every byte. */
function unchanged(who: Writer, code: string, act: () => unknown): void {
  const before = Y.encodeStateAsUpdate(who.doc)
  expect(act).toThrowError(expect.objectContaining({ code, name: BoardError.name }))
  const after = Y.encodeStateAsUpdate(who.doc)
  // Not by `toEqual`, which takes seconds for a board of many cards.
  expect(after.length === before.length && after.every((byte, at) => byte === before[at])).toBe(true)
}
