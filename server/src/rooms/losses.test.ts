import { type CardId, newCardId } from '@commonground/shared/base/ids'
import { addCards, changeCard, moveCards, removeCards } from '@commonground/shared/commands/cards'
import { type Actor, run } from '@commonground/shared/commands/command'
import { importCards } from '@commonground/shared/commands/importCards'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import type { CardValues } from '@commonground/shared/model/card'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
let ann: TestClient
let bob: TestClient
let cards: readonly CardId[]

const many = 250

beforeEach(async () => {
  workshop = new TestWorkshop()
  ann = workshop.join()
  bob = workshop.join()
  await settled()
  const born = {
    name: 'Clinic',
    sector: 'Health',
    notes: 'Meets on Mondays',
    place: { influence: 10, interest: 20 },
  }
  cards = await add(ann, many, born)
})

afterEach(() => workshop.close())

const actorOf = ({ person }: TestClient): Actor => ({
  role: person.role,
  participant: person.participant.id,
  now: 1,
})

async function settled(): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
}

async function add(
  client: TestClient,
  count: number,
  fields: Partial<CardValues>,
): Promise<readonly CardId[]> {
  const born = Array.from({ length: count }, () => ({ id: newCardId(), name: 'New', ...fields }))
  run(client.doc, addCards, { cards: born }, actorOf(client))
  await settled()
  return born.map(({ id }) => id)
}

/** One update in which a person changes so many cards. */
async function change(client: TestClient, count: number, fields: Partial<CardValues>): Promise<void> {
  const changed = cards.slice(0, count).map((id) => ({ id, fields }))
  run(client.doc, importCards, { added: [], changed }, actorOf(client))
  await settled()
}

const limit = { code: 'limit', rule: 'removals' }

describe('what one takes from others', () => {
  test.each([
    ['renamed', { name: 'x' }],
    ['without words', { notes: '' }],
    ['almost without words', { notes: 'x' }],
    ['without a sector', { sector: '' }],
    ['off the map', { place: undefined }],
    ['all of it', { name: 'x', notes: '', place: undefined }],
  ])('R11 of 250 cards of others that one update leaves %s nothing is taken', async (_, fields) => {
    await change(bob, many, fields)
    expect(bob.refused).toEqual(limit)
    expect(
      [...readBoard(ann.doc).cards.values()].every(
        ({ name, notes }) => name + notes === 'ClinicMeets on Mondays',
      ),
    ).toBe(true)
  })

  it('R11 a few hundred are counted together, in however many updates', async () => {
    const rename = async (from: number, to: number): Promise<void> => {
      const changed = cards.slice(from, to).map((id) => ({ id, fields: { name: 'x' } }))
      run(bob.doc, importCards, { added: [], changed }, actorOf(bob))
      await settled()
    }
    for (let step = 0; step < 4; step += 1) await rename(step * 50, step * 50 + 50)
    expect(bob.refused).toBeUndefined()
    await rename(200, 201)
    expect(bob.refused).toEqual(limit)
  })

  it('R11 a facilitator may do so to all of a board', async () => {
    const host = workshop.join('facilitator')
    await settled()
    await change(host, many, { name: 'x', notes: '', place: undefined })
    expect(host.refused).toBeUndefined()
  })

  it('R11 a list that gives a thousand cards of others other values comes in, and its undo and redo', async () => {
    cards = [...cards, ...(await add(ann, 750, { sector: 'Health', notes: 'Meets on Mondays' }))]
    const undo = new Y.UndoManager(bob.doc.getMap('cards'), { trackedOrigins: new Set([origin.person]) })
    await change(bob, cards.length, {
      sector: 'Housing',
      relationship: 'weak',
      notes: 'Meets on Mondays and Fridays',
      place: { influence: 1, interest: 2 },
    })
    undo.undo()
    await settled()
    undo.redo()
    await settled()
    expect(bob.refused).toBeUndefined()
    expect(readBoard(ann.doc).cards.get(cards[0] ?? newCardId())?.sector).toBe('Housing')
  })

  it('R11 moving all cards of a board is no taking, however often', async () => {
    for (let step = 0; step < 6; step += 1) {
      const moves = cards.map((id) => ({ id, place: { influence: step, interest: step } }))
      run(bob.doc, moveCards, { moves }, actorOf(bob))
      await settled()
    }
    expect(bob.refused).toBeUndefined()
  })

  it('R11 who goes on writing in a card of somebody else takes it once', async () => {
    const [id = newCardId()] = cards
    for (let step = 0; step < 250; step += 1) {
      run(ann.doc, changeCard, { id, fields: { notes: `By Ann ${step}` } }, actorOf(ann))
      await settled()
      run(bob.doc, changeCard, { id, fields: { notes: '' } }, actorOf(bob))
      await settled()
    }
    expect([ann.refused, bob.refused]).toEqual([undefined, undefined])
  })

  it('R11 what one made or wrote oneself is nobody else’s loss', async () => {
    await change(ann, many, { name: 'x', notes: '', place: undefined })
    await change(bob, many, { sector: 'Housing' })
    await change(bob, many, { sector: '' })
    expect([ann.refused, bob.refused]).toEqual([undefined, undefined])
  })

  it('R11 taking off counts besides', async () => {
    await change(bob, 150, { name: 'x' })
    run(bob.doc, removeCards, { ids: cards.slice(150) }, actorOf(bob))
    await settled()
    expect(bob.refused).toEqual(limit)
  })
})
