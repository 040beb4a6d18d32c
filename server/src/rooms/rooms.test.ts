import { type CardId, newCardId } from '@commonground/shared/base/ids'
import { addCards, changeCard } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { changeSettings } from '@commonground/shared/commands/settings'
import { readBoard } from '@commonground/shared/document/read'
import { slowReaderBytes, slowReaderCloseMs, tickMs } from '@commonground/shared/protocol/limits'
import { closeCode, messageType } from '@commonground/shared/protocol/messages'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { StorageError } from '../storage/storage.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { stateVectorFrame } from './frames.ts'
import { notMessages, type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const addCard = (doc: Y.Doc, name: string): void =>
  run(doc, addCards, { cards: [{ id: newCardId(), name }] }, { role: 'participant', now: 1 })

const names = (doc: Y.Doc): readonly unknown[] =>
  [...doc.getMap<Y.Map<unknown>>('cards').values()].map((card) => card.get('name')).sort()

/** Joined and answered. */
async function joined(...clients: readonly TestClient[]): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
  for (const client of clients) expect(client.isSynced).toBe(true)
}

describe('order', () => {
  it('R1 a change is on disk before anyone is sent it and before it is acknowledged', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    workshop.events.length = 0
    addCard(ann.doc, 'Health board')
    expect(workshop.events).toEqual([])
    workshop.pass(tickMs)
    const committed = workshop.events.indexOf('log.append')
    expect(committed).toBeGreaterThanOrEqual(0)
    expect(workshop.events.slice(0, committed).filter((event) => event.startsWith('sent'))).toEqual([])
    expect(workshop.events).toContain(`sent ${messageType.saved}`)
    expect(names(bob.doc)).toEqual(['Health board'])
  })

  it('R3 changes are taken in the order they came, of someone who has gone since too', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    addCard(ann.doc, 'Hers')
    // Another tab of hers, which knows her card and builds on it before anyone was told of it.
    const tab = workshop.join('participant', workshop.board)
    await joined(tab)
    addCard(ann.doc, 'First')
    const before = Y.encodeStateVector(tab.doc)
    Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(ann.doc), tab)
    const known = Y.encodeStateVector(tab.doc)
    expect(known).not.toEqual(before)
    for (const card of tab.doc.getMap<Y.Map<unknown>>('cards').values())
      card.set('name', `${card.get('name')}!`)
    ann.leave()
    workshop.pass()
    expect(tab.refused).toBeUndefined()
    expect(names(bob.doc)).toEqual(['First!', 'Hers!'])
  })

  it('A4 what was sent by someone who was then ended, and was not taken yet, is not taken', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    ann.sendUpdate(new Uint8Array([9, 9, 9]))
    addCard(ann.doc, 'Too late')
    workshop.pass()
    expect(ann.closedWith).toBe(closeCode.malformed)
    expect(names(bob.doc)).toEqual([])
  })

  it('D1 R4 two people write the first words of a text at the same moment, and both stay', async () => {
    // As a board from before its texts were made with it.
    await workshop.rooms.change(workshop.board, undefined, (doc) => {
      const card = new Y.Map<unknown>([['name', 'Old']])
      doc.getMap('cards').set('card0001', card)
      doc.getMap('meta').delete('question')
    })
    workshop.crash()
    const [ann, bob] = [workshop.join('facilitator'), workshop.join('facilitator')]
    await joined(ann, bob)
    for (const [{ doc }, question] of [
      [ann, 'Who?'],
      [bob, 'Why?'],
    ] as const) {
      run(doc, changeSettings, { settings: { question } }, { role: 'facilitator', now: 1 })
      run(
        doc,
        changeCard,
        { id: 'card0001' as CardId, fields: { notes: question } },
        { role: 'facilitator', now: 1 },
      )
    }
    workshop.pass()
    expect([ann.refused, bob.refused]).toEqual([undefined, undefined])
    for (const { doc } of [ann, bob]) {
      const { settings, cards } = readBoard(doc)
      for (const text of [settings.question, cards.get('card0001' as CardId)?.notes])
        expect(text).toMatch(/^(Who\?Why\?|Why\?Who\?)$/)
    }
  })

  it('R2 counts the sync messages of each connection that are on disk, and only its own', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    expect([ann.saved, bob.saved]).toEqual([1, 1])
    addCard(ann.doc, 'One')
    addCard(ann.doc, 'Two')
    workshop.pass()
    expect([ann.saved, bob.saved]).toEqual([5, 1])
    addCard(bob.doc, 'Three')
    workshop.pass()
    expect([ann.saved, bob.saved]).toEqual([5, 3])
  })

  it('S6 while the disk fails nothing is shown or acknowledged, it is told, and it recovers by itself', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    let tries = 0
    workshop.fault = (call) => {
      if (call !== 'log.append') return
      tries += 1
      throw new StorageError('disk-full')
    }
    addCard(ann.doc, 'Waiting')
    workshop.pass(5_000)
    expect(tries).toBeGreaterThan(3)
    expect(tries).toBeLessThan(7)
    expect(names(bob.doc)).toEqual([])
    expect(ann.saved).toBe(1)
    expect(bob.told.get(messageType.workshop)).toMatchObject({ trouble: 'disk-full' })
    const late = [workshop.join(), workshop.join('viewer')]
    workshop.pass()
    expect(late.map(({ isSynced }) => isSynced)).toEqual([true, true])
    expect(late.map(({ doc }) => names(doc))).toEqual([[], []])
    workshop.fault = () => {}
    workshop.pass(1_500)
    expect(names(bob.doc)).toEqual(['Waiting'])
    expect(late.map(({ doc }) => names(doc))).toEqual([['Waiting'], ['Waiting']])
    expect(ann.saved).toBe(3)
    expect(bob.told.get(messageType.workshop)).not.toHaveProperty('trouble')
  })

  it('R1 whichever storage call fails, what anyone was shown or promised is there after a crash', async () => {
    for (let failing = 1; failing < 40; failing += 1) {
      await workshop.close()
      workshop = new TestWorkshop()
      const [ann, bob] = [workshop.join(), workshop.join()]
      await joined(ann, bob)
      let calls = 0
      workshop.fault = () => {
        calls += 1
        if (calls === failing) throw new StorageError('storage-error')
      }
      for (let at = 0; at < 6; at += 1) {
        addCard(ann.doc, `Card ${at}`)
        workshop.pass(20)
      }
      workshop.fault = () => {}
      const promised = Number(ann.saved)
      const shown = names(bob.doc)
      workshop.crash()
      const late = workshop.join()
      await joined(late)
      expect(names(late.doc)).toEqual(expect.arrayContaining([...shown]))
      expect(names(late.doc).length).toBeGreaterThanOrEqual(Math.floor((promised - 1) / 2))
    }
  })

  it('S6 a board that cannot be saved does not hold up the others', async () => {
    const other = addBoard(workshop.storage).id
    const [ann, bob] = [workshop.join(), workshop.join('participant', other)]
    await joined(ann, bob)
    let tries = 0
    workshop.fault = (call) => {
      if (call === 'transaction') tries += 1
      // Both together, and then the second of them alone.
      if (call === 'log.append' && (tries === 1 || tries === 3)) throw new StorageError('storage-error')
    }
    addCard(ann.doc, 'One')
    addCard(bob.doc, 'Two')
    workshop.pass(tickMs)
    expect([ann.saved, bob.saved].filter((count) => count === 3)).toHaveLength(1)
  })
})

describe('joining', () => {
  it('R1 a joiner is never answered with what is not on disk yet', async () => {
    const ann = workshop.join()
    await joined(ann)
    addCard(ann.doc, 'Unsaved')
    const bob = workshop.join()
    expect(names(bob.doc)).toEqual([])
    workshop.pass(tickMs)
    expect(names(bob.doc)).toEqual(['Unsaved'])
  })

  it('R10 a joiner is answered at once when nothing it is told waits for the disk', async () => {
    const ann = workshop.join()
    await joined(ann)
    const bob = workshop.join()
    expect(bob.isSynced).toBe(true)
    expect(workshop.join('viewer').isSynced).toBe(true)
  })

  it('R10 the first who comes to a board with a long log is answered before it is compacted', async () => {
    const ann = workshop.join()
    await joined(ann)
    workshop.fault = (call) => {
      if (call === 'log.compact') throw new StorageError('storage-error')
    }
    ann.doc.getMap('cards').set('card-1', new Y.Map([['notes', new Y.Text('x'.repeat(1_100_000))]]))
    workshop.pass()
    workshop.fault = () => {}
    workshop.crash()
    workshop.events.length = 0
    ann.startAfresh()
    const ask = ann.sendFrame.bind(ann)
    ann.sendFrame = () => {}
    ann.connect()
    workshop.pass(1_000)
    expect(workshop.events).not.toContain('log.compact')
    ask(stateVectorFrame(new Uint8Array([0])))
    expect(ann.isSynced).toBe(true)
    workshop.pass()
    await workshop.until(() => workshop.events.includes('log.compact'))
  })

  it('R9 a flood of questions is answered a few times, then slowly, and never closed', async () => {
    const ann = workshop.join()
    await joined(ann)
    const before = ann.received.length
    for (let at = 0; at < 200; at += 1) {
      ann.sendFrame(stateVectorFrame(new Uint8Array([0])))
      workshop.pass(10)
    }
    expect(ann.received.length - before).toBeLessThan(30)
    expect(ann.closedWith).toBeUndefined()
  })

  it('A7 who is connected is told by the server with the client id each showed', async () => {
    const [ann, bob] = [workshop.join('facilitator'), workshop.join()]
    await joined(ann, bob)
    bob.show({ cursor: { x: 1, y: 2 } }, 1)
    workshop.pass()
    const { id } = bob.person.participant
    expect(ann.told.get(messageType.people)).toContainEqual({
      clientId: bob.doc.clientID,
      participantId: id,
      name: 'Ann',
      sector: '',
      role: 'participant',
      colour: 0,
    })
    bob.leave()
    workshop.pass()
    expect(ann.told.get(messageType.people)).toHaveLength(1)
    expect(ann.presence.get(bob.doc.clientID)).toBe('null')
  })

  it('A4 ending someone’s connections ends them at once and takes nothing they send after', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    const { id } = ann.person.participant
    workshop.rooms.closeSessions(workshop.board, ({ participant }) => participant === id, closeCode.withdrawn)
    expect(ann.closedWith).toBe(closeCode.withdrawn)
    addCard(ann.doc, 'Too late')
    workshop.pass()
    expect(names(bob.doc)).toEqual([])
  })
})

describe('refusing', () => {
  it('R8 a frame that cannot be read ends its own connection and changes nothing', async () => {
    const bob = workshop.join()
    await joined(bob)
    for (const frame of notMessages) {
      const ann = workshop.join()
      await joined(ann)
      ann.sendFrame(frame)
      expect(ann.closedWith, String(frame)).toBe(closeCode.malformed)
    }
    expect(bob.closedWith).toBeUndefined()
  })

  it('R3 a refused update is told with its rule; nothing of it stays, and the third ends the connection', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    addCard(bob.doc, 'Card')
    await joined(ann, bob)
    for (let at = 1; at <= 3; at += 1) {
      expect(ann.closedWith).toBeUndefined()
      ann.startAfresh()
      ann.doc.getMap('control').set('a', at)
      workshop.pass()
      expect(ann.refused).toMatchObject({ code: 'invalid' })
    }
    expect(ann.closedWith).toBe(closeCode.invalid)
    expect(bob.doc.share.has('control')).toBe(false)
    expect(bob.closedWith).toBeUndefined()
  })

  it('R9 a burst of changes is taken at once, more is delayed, and only lasting excess is ended', async () => {
    const ann = workshop.join()
    await joined(ann)
    for (let at = 0; at < 200; at += 1) addCard(ann.doc, `Card ${at}`)
    workshop.pass(5_000)
    expect(ann.closedWith).toBeUndefined()
    expect(ann.saved).toBe(401)
    for (let at = 0; at < 800; at += 1) addCard(ann.doc, `More ${at}`)
    expect(ann.closedWith).toBe(closeCode.tooMuch)
  })

  it('R9 an absence of four megabytes comes in one frame', async () => {
    const ann = workshop.join()
    await joined(ann)
    ann.doc.transact(() => {
      for (let at = 0; at < 400; at += 1) {
        ann.doc.getMap('cards').set(`card-${at}`, new Y.Map([['notes', new Y.Text('x'.repeat(10_000))]]))
      }
    })
    workshop.pass()
    expect(ann.saved).toBe(2)
    expect(workshop.rooms.snapshot(workshop.board).cards.size).toBe(400)
  })
})

describe('presence', () => {
  it('R5 a connection shows one client id of its own, only presence, and at most 1 kB', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    ann.show({ cursor: { x: 1, y: 2 }, name: 'Eve', isAdmin: true }, 1)
    bob.show({ cursor: { x: 9, y: 9 } }, 0x7fff_0000, ann.doc.clientID)
    workshop.pass()
    expect(bob.presence.get(ann.doc.clientID)).toBe('{"cursor":{"x":1,"y":2}}')
    ann.show({ selection: Array.from({ length: 300 }, () => 'abcdefgh') }, 2)
    workshop.pass()
    expect(bob.presence.get(ann.doc.clientID)).toBe('{"cursor":{"x":1,"y":2}}')
    ann.show({ cursor: { x: 3, y: 4 } }, 3)
    workshop.pass()
    expect(bob.presence.get(ann.doc.clientID)).toBe('{"cursor":{"x":3,"y":4}}')
  })

  it('R4 the id someone showed and went offline with is theirs after a restart, whoever takes it meanwhile', async () => {
    const ann = workshop.join()
    await joined(ann)
    ann.show({}, 1)
    workshop.pass()
    ann.leave()
    addCard(ann.doc, 'Made offline')
    workshop.crash()
    const thief = workshop.join()
    thief.doc.clientID = ann.doc.clientID
    await joined(thief)
    thief.doc.getMap('meta').set('title', 'Forged')
    workshop.pass()
    expect(thief.refused).toEqual({ code: 'invalid', rule: 'foreign-client' })
    ann.connect()
    await joined(ann)
    expect(ann.refused).toBeUndefined()
    expect(names(ann.doc)).toEqual(['Made offline'])
  })

  it('R5 of a thousand a second the latest is passed on, merged', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    const before = bob.received.length
    for (let at = 1; at <= 1_000; at += 1) {
      ann.show({ cursor: { x: at, y: 0 } }, at)
      workshop.pass(1)
    }
    workshop.pass()
    expect(bob.received.length - before).toBeLessThan(45)
    expect(bob.presence.get(ann.doc.clientID)).toBe('{"cursor":{"x":1000,"y":0}}')
  })

  it('R5 a tab that comes back is seen again', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    ann.show({ cursor: { x: 1, y: 0 } }, 7)
    workshop.pass()
    ann.leave()
    workshop.pass()
    ann.connect()
    ann.show({ cursor: { x: 2, y: 0 } }, 7)
    await joined(ann)
    expect(bob.presence.get(ann.doc.clientID)).toBe('{"cursor":{"x":2,"y":0}}')
  })
})

describe('slow readers', () => {
  it('R6 a reader that stops is sent no more, and brought up to date when it reads again', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    bob.unsent = slowReaderBytes + 1
    const before = bob.received.length
    for (let at = 0; at < 100; at += 1) {
      addCard(ann.doc, `Card ${at}`)
      workshop.pass(20)
    }
    expect(bob.received.length - before).toBeLessThan(3)
    bob.unsent = 0
    workshop.pass(200)
    expect(names(bob.doc)).toEqual(names(ann.doc))
    expect(bob.closedWith).toBeUndefined()
  })

  it('R6 whatever kind of message there is, a reader that stops is sent none, then the latest of each', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    const { workshops } = workshop.rooms
    bob.unsent = slowReaderBytes + 1
    const before = bob.received.length
    for (const up of [true, false, true]) {
      workshops.raiseHand(workshop.board, ann.person.participant.id, up)
      ann.sendFrame(new Uint8Array([3]))
      bob.sendUpdate(Y.encodeStateAsUpdate(ann.doc))
      bob.sendFrame(stateVectorFrame(new Uint8Array([0])))
      workshop.join()
      workshop.pass(5_000)
    }
    expect(bob.received.length).toBe(before)
    bob.unsent = 0
    workshop.pass(1_000)
    const hands = [ann.person.participant.id]
    expect(bob.told.get(messageType.workshop)).toMatchObject({ hands })
    expect(bob.told.get(messageType.people)).toHaveLength(5)
    expect(bob.saved).toBe(4)
  })

  it('R6 a reader that never reads is closed with a code that lets it come back, also before it was sent the board', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann)
    const cyd = workshop.join()
    for (const client of [bob, cyd]) client.unsent = slowReaderBytes + 1
    workshop.rooms.workshops.raiseHand(workshop.board, ann.person.participant.id, true)
    workshop.pass(slowReaderCloseMs + 1_000)
    expect([ann, bob, cyd].map(({ closedWith }) => closedWith)).toEqual([
      undefined,
      closeCode.slow,
      closeCode.slow,
    ])
  })

  it('R6 who has more to read, as of a large board, has longer', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    bob.unsent = 3 * slowReaderBytes
    addCard(ann.doc, 'Card')
    workshop.pass(3 * slowReaderCloseMs - 1_000)
    expect(bob.closedWith).toBeUndefined()
    workshop.pass(2_000)
    expect(bob.closedWith).toBe(closeCode.slow)
  })
})

describe('loading', () => {
  it('R7 an empty room is unloaded once all is saved, and opens again as it was', async () => {
    const ann = workshop.join()
    await joined(ann)
    addCard(ann.doc, 'Card')
    ann.leave()
    workshop.pass(10_000)
    expect(workshop.rooms.stats().rooms).toBe(0)
    await workshop.until(() => workshop.events.includes('log.shrink'))
    const { snapshots, updates } = workshop.storage.log.read(workshop.board)
    expect([snapshots.length, updates.length]).toEqual([1, 0])
    expect(workshop.storage.boards.find(workshop.board)?.cards).toBe(1)
    const bob = workshop.join()
    await joined(bob)
    expect(names(bob.doc)).toEqual(['Card'])
  })

  it('R18 a change that throws costs only who sent it: all others stay, with what they sent at the same time', async () => {
    const [ann, bob, cem, vic] = [workshop.join(), workshop.join(), workshop.join(), workshop.join('viewer')]
    await joined(ann, bob, cem, vic)
    addCard(bob.doc, 'Before')
    workshop.pass()
    ann.send = () => {
      throw new Error('A bug')
    }
    const saved = Number(cem.saved)
    addCard(bob.doc, 'With it')
    ann.doc.getMap('control').set('a', 1)
    addCard(cem.doc, 'After it')
    workshop.pass()
    expect([ann, bob, cem, vic].map(({ closedWith }) => closedWith)).toEqual([
      closeCode.invalid,
      undefined,
      undefined,
      undefined,
    ])
    const late = workshop.join()
    await joined(late)
    for (const { doc } of [bob, cem, vic, late]) expect(names(doc)).toEqual(['After it', 'Before', 'With it'])
    expect(Number(cem.saved) - saved).toBe(2)
    addCard(bob.doc, 'Later')
    workshop.pass()
    expect([names(vic.doc).length, names(late.doc).length, workshop.rooms.stats().rooms]).toEqual([4, 4, 1])
  })

  it('R1 stopping saves, acknowledges and then closes with a code that brings everyone back', async () => {
    const ann = workshop.join()
    await joined(ann)
    addCard(ann.doc, 'Last')
    await workshop.rooms.close()
    expect(ann.saved).toBe(3)
    expect(ann.closedWith).toBe(closeCode.restarting)
    workshop.crash()
    const bob = workshop.join()
    await joined(bob)
    expect(names(bob.doc)).toEqual(['Last'])
  })

  it('S3 R20 boards that become long at the same time are compacted beside, and nobody waits for it', async () => {
    const boards = [1, 2, 3].map(() => addBoard(workshop.storage).id)
    const clients = boards.map((board) => workshop.join('participant', board))
    await joined(...clients)
    for (const { doc } of clients) {
      doc.getMap('cards').set('card-1', new Y.Map([['notes', new Y.Text('x'.repeat(1_100_000))]]))
    }
    const compacted = (): number => workshop.events.filter((event) => event === 'log.compact').length
    workshop.pass(3 * tickMs)
    expect(compacted()).toBe(0)
    await workshop.until(() => compacted() === 3)
  })

  it('R7 R20 a board that is left while as much as may waits for it is folded all the same', async () => {
    const ann = workshop.join()
    await joined(ann)
    addCard(ann.doc, 'Card')
    workshop.pass()
    const { transfers } = workshop.rooms
    let end = (): void => {}
    const held = transfers.fold(workshop.board, () => new Promise<void>((resolve) => (end = resolve)))
    const actor = { role: 'facilitator', participant: ann.person.participant.id, now: 1 } as const
    const asked = Array.from({ length: 80 }, async (_, at) => {
      const asker = { identity: `person ${at}`, signal: new AbortController().signal }
      return transfers.copy(workshop.board, { title: 'Copy', actor }, asker)
    })
    const answers = Promise.allSettled(asked)
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    ann.leave()
    workshop.pass(10_000)
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    end()
    await held
    expect((await answers).filter(({ status }) => status === 'rejected')).toHaveLength(80 - 64)
    await workshop.until(() => workshop.storage.log.read(workshop.board).snapshots.length > 0)
  })

  it('R7 a server that is stopped folds what it had open, so that the next start is quick', async () => {
    const ann = workshop.join()
    await joined(ann)
    // More than is done at once.
    for (let at = 0; at < 200; at += 1) addCard(ann.doc, `Partner ${at}`)
    workshop.pass(1_000)
    await workshop.rooms.close()
    const folded = () => {
      const { head, snapshots } = workshop.storage.log.read(workshop.board)
      return snapshots[0]?.head.seq === head.seq
    }
    expect(folded()).toBe(true)
    workshop.crash()
    const bob = workshop.join()
    await joined(bob)
    addCard(bob.doc, 'Another')
    workshop.pass()
    bob.leave()
    // Its folding has begun, and is waited for.
    while (workshop.rooms.stats().rooms > 0) workshop.pass(1_000)
    expect(folded()).toBe(false)
    await workshop.rooms.close()
    expect(folded()).toBe(true)
  })

  it('S3 whichever storage call fails while compacting, the board stays whole', async () => {
    for (let failing = 1; failing < 16; failing += 1) {
      await workshop.close()
      workshop = new TestWorkshop()
      const ann = workshop.join()
      await joined(ann)
      addCard(ann.doc, 'Card')
      workshop.pass()
      ann.leave()
      let calls = 0
      workshop.fault = () => {
        calls += 1
        if (calls === failing) throw new StorageError('storage-error')
      }
      workshop.pass(20_000)
      // Of so small a board it is done here, in steps that take no time.
      for (let step = 0; step < 50; step += 1) await Promise.resolve()
      workshop.fault = () => {}
      workshop.crash()
      const bob = workshop.join()
      await joined(bob)
      expect(names(bob.doc)).toEqual(['Card'])
    }
  })

  it('R1 commands of the server are on disk when they resolve, or refused when nothing can be saved', async () => {
    const { rooms, board } = workshop
    await rooms.change(board, undefined, (doc) => addCard(doc, 'Imported'))
    expect(workshop.storage.boards.find(board)?.cards).toBe(1)
    workshop.fault = (call) => {
      if (call === 'probe') throw new StorageError('read-only')
    }
    const change = rooms.change(board, undefined, (doc) => addCard(doc, 'Lost'))
    await expect(change).rejects.toMatchObject({ code: 'storage-unavailable' })
    expect(rooms.snapshot(board).cards.size).toBe(1)
  })

  it('S6 a command that was refused because saving failed does not come true later', async () => {
    const { rooms, board } = workshop
    const bob = workshop.join()
    await joined(bob)
    workshop.fault = (call) => {
      if (call === 'log.append') throw new StorageError('disk-full')
    }
    const change = rooms.change(board, undefined, (doc) => addCard(doc, 'Refused'))
    await expect(change).rejects.toMatchObject({ code: 'storage-unavailable' })
    workshop.fault = () => {}
    workshop.pass(5_000)
    expect(bob.closedWith).toBe(closeCode.restarting)
    expect(rooms.snapshot(board).cards.size).toBe(0)
    expect(workshop.storage.log.read(board).head.seq).toBe(1)
  })
})

describe('deleting for good', () => {
  it('S10 a board that is forgotten ends its connections and writes nothing more', async () => {
    const ann = workshop.join()
    await joined(ann)
    addCard(ann.doc, 'Candid')
    workshop.rooms.forget(workshop.board)
    expect(ann.closedWith).toBe(closeCode.noSuchBoard)
    workshop.events.length = 0
    workshop.pass()
    expect(workshop.events).not.toContain('log.append')
  })
})
