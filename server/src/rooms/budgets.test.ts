import { type CardId, newCardId } from '@commonground/shared/base/ids'
import { addCards, removeCards, restoreCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { recordKey, yRecords } from '@commonground/shared/document/layout'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import { maxBoardBytes, maxBoardStructs, maxCards } from '@commonground/shared/protocol/limits'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Budgets } from './budgets.ts'
import { Session } from './session.ts'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const lossOf = (removals: number) => ({ removals, touched: new Map() })
const shown = (doc: Y.Doc): number => readBoard(doc).cards.size

function actorOf({ person }: TestClient) {
  return { role: person.role, participant: person.participant.id, now: 1 } as const
}

function add(client: TestClient, count: number): readonly CardId[] {
  const cards = Array.from({ length: count }, () => ({ id: newCardId(), name: 'Ann' }))
  run(client.doc, addCards, { cards }, actorOf(client))
  return cards.map(({ id }) => id)
}

function remove(client: TestClient, ids: readonly CardId[]): void {
  run(client.doc, removeCards, { ids }, actorOf(client))
}

async function settled(): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
}

async function joined(role: 'participant' | 'facilitator' = 'participant'): Promise<TestClient> {
  const client = workshop.join(role)
  await settled()
  return client
}

describe('removals', () => {
  it('R11 two hundred cards of others are removed, brought back by undo, and removed again by redo', async () => {
    const [ann, bob] = [await joined(), await joined()]
    const ids = add(ann, 200)
    await settled()
    const undo = new Y.UndoManager(bob.doc.getMap('cards'), { trackedOrigins: new Set([origin.person]) })
    for (let round = 0; round < 3; round += 1) {
      if (round === 0) remove(bob, ids)
      else undo.redo()
      await settled()
      expect([bob.refused, shown(ann.doc)]).toEqual([undefined, 0])
      undo.undo()
      await settled()
      expect([bob.refused, shown(ann.doc)]).toEqual([undefined, 200])
    }
  })

  it('R11 more than that is refused at once and in parts, until time has passed', async () => {
    const [ann, bob] = [await joined(), await joined()]
    const ids = add(ann, 401)
    await settled()
    remove(bob, ids.slice(0, 200))
    await settled()
    expect([bob.refused, shown(ann.doc)]).toEqual([undefined, 201])
    remove(bob, ids.slice(200, 202))
    await settled()
    expect(bob.refused).toEqual({ code: 'limit', rule: 'removals' })
    expect([shown(ann.doc), bob.closedWith]).toEqual([201, undefined])
    workshop.pass(600_000)
    const again = workshop.join('participant')
    await settled()
    remove(again, ids.slice(200))
    await settled()
    expect(again.refused).toEqual({ code: 'limit', rule: 'removals' })
    expect(shown(ann.doc)).toBe(201)
  })

  it('R11 a facilitator removes all of a board, and everyone what they made themselves', async () => {
    const [ann, bob] = [await joined(), await joined('facilitator')]
    const ids = add(ann, 600)
    await settled()
    remove(ann, ids.slice(0, 300))
    await settled()
    remove(bob, ids)
    await settled()
    expect([ann.refused, bob.refused, shown(ann.doc)]).toEqual([undefined, undefined, 0])
  })

  it('R11 a removal that was undone offline is none', async () => {
    const [ann, bob] = [await joined(), await joined()]
    const ids = add(ann, 300)
    await settled()
    bob.leave()
    remove(bob, ids)
    run(bob.doc, restoreCards, { ids: ids.slice(1) }, actorOf(bob))
    bob.connect()
    await settled()
    expect([bob.refused, shown(ann.doc)]).toEqual([undefined, 299])
  })
})

describe('cards', () => {
  it('R11 a board where as many were removed as it holds takes new ones, and shows no more than it holds', async () => {
    const ann = await joined('facilitator')
    const removed = Array.from({ length: maxCards }, newCardId)
    ann.doc.transact(() => {
      // Records of nothing else: whole cards of this number would take seconds.
      for (const id of removed) yRecords(ann.doc, 'cards').set(id, new Y.Map([[recordKey.removedAt, 1]]))
    })
    add(ann, 10)
    await settled()
    expect([ann.refused, shown(ann.doc)]).toEqual([undefined, 10])
    run(ann.doc, restoreCards, { ids: removed }, actorOf(ann))
    await settled()
    expect(ann.refused).toEqual({ code: 'limit', rule: 'too-many-cards' })
  })
})

describe('bytes', () => {
  const sessionOf = (client: TestClient): Session => new Session(client.person, client, 1)
  const take = (budgets: Budgets, client: TestClient, bytes: number, now: number, removals = 0) =>
    budgets.take(sessionOf(client), { bytes, structs: 0, loss: lossOf(removals) }, now)

  it('R11 R17 a full board takes nothing more until something of it is gone, of a facilitator a little longer', () => {
    const doc = new Y.Doc()
    const budgets = new Budgets(doc, { bytes: 10_000 })
    const [ann, fay] = [workshop.join(), workshop.join('facilitator')]
    const text = doc.getText('notes')
    text.insert(0, 'x'.repeat(8_000))
    expect([take(budgets, ann, 500, 1), take(budgets, ann, 1_500, 1)]).toEqual([undefined, 'board-full'])
    expect([take(budgets, fay, 1_500, 1), take(budgets, fay, 2_500, 1)]).toEqual([undefined, 'board-full'])
    text.insert(0, 'x'.repeat(2_500))
    expect([take(budgets, ann, 1, 1), take(budgets, fay, 1, 1), budgets.isFuller(1)]).toEqual([
      'board-full',
      'board-full',
      true,
    ])
    expect(take(budgets, fay, 1, 1, 1)).toBeUndefined()
    text.delete(0, 5_000)
    text.insert(0, 'x'.repeat(400))
    expect(take(budgets, ann, 1_000, 1)).toBeUndefined()
  })

  it('R17 a board is full of pieces too, however short they are, and one person adds half of them at once', () => {
    const doc = new Y.Doc()
    const budgets = new Budgets(doc, { structs: 20 })
    const pieces = (client: TestClient, structs: number) =>
      budgets.take(sessionOf(client), { bytes: 1, structs, loss: lossOf(0) }, 1)
    const [ann, fay] = [workshop.join(), workshop.join('facilitator')]
    doc.transact(() => {
      for (let at = 0; at < 10; at += 1) doc.getMap('meta').set(`key-${at}`, at)
    })
    // Neighbours that Yjs merges are one piece.
    doc.getText('notes').insert(0, 'xxxx')
    doc.getText('notes').insert(4, 'xxxx')
    expect([pieces(ann, 8), pieces(fay, 8), pieces(ann, 7)]).toEqual(['board-full', undefined, undefined])
    const large = new Budgets(new Y.Doc())
    const most = maxBoardStructs / 2
    const more = (client: TestClient, structs: number, now: number) =>
      large.take(sessionOf(client), { bytes: 1, structs, loss: lossOf(0) }, now)
    expect([more(ann, most - 1_000, 1), more(ann, 2_000, 1), more(ann, 2_000, 10_001)]).toEqual([
      undefined,
      'growth',
      undefined,
    ])
  })

  it('R17 pieces that the server wrote itself fill a board too', () => {
    const doc = new Y.Doc()
    const budgets = new Budgets(doc, { structs: 20 })
    expect(budgets.isFuller(1)).toBe(false)
    doc.transact(() => {
      for (let at = 0; at < 21; at += 1) doc.getMap('meta').set(`key-${at}`, at)
    })
    budgets.wroteOwn()
    expect(budgets.isFuller(1)).toBe(true)
  })

  it('R17 R29 a board that was full of long words has room when they were taken out of it', () => {
    const doc = new Y.Doc()
    const budgets = new Budgets(doc, { bytes: 10_000 })
    doc.getMap('meta').set('long', 'x'.repeat(20_000))
    expect(budgets.isFuller(1)).toBe(true)
    doc.getMap('meta').delete('long')
    budgets.shrank()
    expect(budgets.isFuller(1)).toBe(false)
  })

  it('R9 one person makes so much work for the server at once, others besides', () => {
    const budgets = new Budgets(new Y.Doc())
    const [ann, bob] = [workshop.join(), workshop.join()]
    const mayWork = (who: TestClient, now: number) => budgets.pays(sessionOf(who), 100_000, now)
    for (let at = 0; at < 10; at += 1) expect(mayWork(ann, 1)).toBe(true)
    expect([mayWork(ann, 1), mayWork(bob, 1), mayWork(ann, 3_000)]).toEqual([false, true, true])
  })

  it('R11 who becomes a facilitator removes as one, and a refused change neither costs nor brings removals', () => {
    const budgets = new Budgets(new Y.Doc())
    const ann = workshop.join('participant')
    const raised = workshop.join('facilitator')
    const session = new Session({ ...raised.person, participant: ann.person.participant }, raised, 1)
    expect(take(budgets, ann, 1, 1, 200)).toBeUndefined()
    expect(take(budgets, ann, maxBoardBytes / 2 - 1, 1)).toBeUndefined()
    expect(take(budgets, ann, 1_000, 1, -200)).toBe('growth')
    expect(take(budgets, ann, 0, 1, 1)).toBe('removals')
    expect(budgets.take(session, { bytes: 0, structs: 0, loss: lossOf(maxCards) }, 1)).toBeUndefined()
  })

  it('R11 one person grows a board by so much at once over all their connections, others besides', () => {
    const budgets = new Budgets(new Y.Doc())
    const [ann, bob] = [workshop.join(), workshop.join()]
    const mega = 1024 * 1024
    for (let at = 0; at < 4; at += 1) expect(take(budgets, ann, 4 * mega, 1)).toBeUndefined()
    expect([take(budgets, ann, mega, 1), take(budgets, bob, mega, 1)]).toEqual(['growth', undefined])
    expect(take(budgets, ann, mega, 200_000)).toBeUndefined()
  })
})
