import 'fake-indexeddb/auto'
import { newBoardId, newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { forceCloseDatabase } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type Kept, takeOffDevice } from './offlineDatabase.ts'
import { type OfflineStore, openOfflineStore } from './offlineStore.ts'
import { watchOwnChanges } from './ownChanges.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** A tab's document whose changes go into its store. */
function tab(board = newBoardId()) {
  const doc = new Y.Doc()
  const kept: number[] = []
  const mayKeep = { now: true }
  const store = openOfflineStore({
    board,
    participant: 'ada',
    onKept: (count) => kept.push(count),
    onFailed: () => kept.push(Number.NaN),
    onLost: () => kept.push(-1),
    whole: () => Y.encodeStateAsUpdate(doc),
    mayKeep: () => mayKeep.now,
  })
  watchOwnChanges(doc, { onBegun: () => {}, onWhole: store.keep, onServer: store.keepConfirmed })
  const add = async (name: string) => {
    run(doc, addCards, { cards: [{ id: newCardId(), name }] }, { role: 'facilitator', now: 1 })
    await Promise.resolve()
  }
  return { board, doc, store, kept, add, mayKeep }
}

function documentOf({ confirmed, unconfirmed }: Kept): Y.Doc {
  const doc = new Y.Doc()
  for (const update of [...confirmed, ...unconfirmed]) Y.applyUpdate(doc, update)
  return doc
}

const names = (doc: Y.Doc) => [...readBoard(doc).cards.values()].map((card) => card.name)

async function reopen(board: ReturnType<typeof newBoardId>, before: OfflineStore) {
  await before.close()
  const again = tab(board)
  return { ...again, loaded: await again.store.load() }
}

test('O3 what was kept is there after a reload, and known to be unconfirmed', async () => {
  const { board, doc, store, add } = tab()
  await store.load()
  await add('Library')
  await add('School')
  const { loaded } = await reopen(board, store)
  expect(loaded.changes).toBe(2)
  expect(readBoard(documentOf(loaded))).toEqual(readBoard(doc))
})

test('O3 what the server confirmed is marked, and only that', async () => {
  const { board, store, add } = tab()
  await store.load()
  await add('Library')
  await add('School')
  store.confirm(1)
  const { loaded } = await reopen(board, store)
  expect(loaded.changes).toBe(1)
  expect(names(documentOf({ ...loaded, unconfirmed: [] }))).toEqual(['Library'])
})

test('O3 counting goes on over a reload: confirming the restored changes leaves the new one', async () => {
  const first = tab()
  await first.store.load()
  await first.add('Library')
  await first.add('School')
  const second = await reopen(first.board, first.store)
  await second.add('Surgery')
  second.store.confirm(2)
  const { loaded } = await reopen(first.board, second.store)
  expect(loaded.changes).toBe(1)
  expect(loaded.confirmed).toHaveLength(2)
})

test('O2 a change counts as kept only after its strict transaction is done', async () => {
  const { store, kept, add } = tab()
  await store.load()
  const strict = vi.spyOn(IDBDatabase.prototype, 'transaction')
  await add('Library')
  expect(kept).toEqual([])
  await store.close()
  expect(kept).toEqual([1])
  expect(strict).toHaveBeenCalledWith('updates', 'readwrite', { durability: 'strict' })
})

test('O2 a device that lets nothing be kept is told, and what failed is tried again with the next change', async () => {
  const { board, store, kept, add } = tab()
  await store.load()
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  await add('Library')
  await add('School')
  const { loaded } = await reopen(board, store)
  expect(kept).toEqual([Number.NaN, 2])
  expect(loaded.changes).toBe(2)
})

test('O2 a browser without a store gives nothing and says so', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Denied', 'SecurityError')
  })
  const { store, kept, add } = tab()
  expect(await store.load()).toEqual({ confirmed: [], unconfirmed: [], changes: 0 })
  await add('Library')
  await store.close()
  expect(kept.every(Number.isNaN)).toBe(true)
})

test('O3 compaction keeps the same board, and what is confirmed', async () => {
  const first = tab()
  await first.store.load()
  for (let at = 0; at < 320; at += 1) await first.add(`Partner ${at}`)
  first.store.confirm(200)
  for (let at = 320; at < 400; at += 1) await first.add(`Partner ${at}`)
  const second = await reopen(first.board, first.store)
  const third = await reopen(first.board, second.store)
  expect(third.loaded.confirmed.length + third.loaded.unconfirmed.length).toBeLessThan(400)
  expect(readBoard(documentOf(third.loaded))).toEqual(readBoard(first.doc))
  expect(third.loaded.changes).toBeGreaterThanOrEqual(200)
  third.store.confirm(400)
  const { loaded } = await reopen(first.board, third.store)
  expect(loaded.changes).toBe(0)
  expect(readBoard(documentOf(loaded))).toEqual(readBoard(first.doc))
})

test('O4 discarding forgets what this tab kept, counts on, and leaves what another tab kept since', async () => {
  const one = tab()
  await one.store.load()
  await one.add('Refused')
  await vi.waitUntil(() => one.kept.length > 0)
  const other = tab(one.board)
  await other.add('Theirs')
  await vi.waitUntil(() => other.kept.length > 0)
  one.store.discard()
  await one.add('Later')
  await vi.waitUntil(() => one.kept.includes(2))
  // The refused change counts as the first: this confirms it and not the later one.
  one.store.confirm(1)
  await other.store.close()
  const { loaded } = await reopen(one.board, one.store)
  expect(loaded.changes).toBe(2)
})

test('O5 wiping takes the store off the device', async () => {
  const { board, store, add } = tab()
  await store.load()
  await add('Library')
  await store.wipe()
  expect((await indexedDB.databases()).filter(({ name }) => name?.includes(board))).toEqual([])
})

test('O5 two people on one device have stores of their own', async () => {
  const { board, store, add } = tab()
  await store.load()
  await add('Library')
  await store.close()
  const noop = () => {}
  const other = openOfflineStore({
    board,
    participant: 'grace',
    onKept: noop,
    onFailed: noop,
    onLost: noop,
    whole: () => new Uint8Array(),
    mayKeep: () => true,
  })
  expect((await other.load()).changes).toBe(0)
  await other.close()
})

/** The store's name, and the connections that are made to it. */
function connections() {
  const made: IDBDatabase[] = []
  const open = indexedDB.open.bind(indexedDB)
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    const request = open(name, version)
    request.addEventListener('success', () => made.push(request.result))
    return request
  })
  return made
}

test('O10 a store that the browser ends is noticed at once, opened again, and keeps what is unsent', async () => {
  const made = connections()
  const { board, store, kept, add } = tab()
  await store.load()
  await add('Library')
  await vi.waitUntil(() => kept.includes(1))
  // Its type asks for the class, and it takes a connection.
  forceCloseDatabase(made[0] as never)
  await vi.waitUntil(() => kept.length === 3)
  expect(kept).toEqual([1, -1, 1])
  await add('School')
  const { loaded } = await reopen(board, store)
  expect(loaded.changes).toBe(2)
  expect(names(documentOf(loaded))).toEqual(['Library', 'School'])
})

test('O10 cleared site data is written anew: the whole board, and what is unsent as such', async () => {
  const { board, store, kept, add } = tab()
  await store.load()
  await add('Saved')
  await add('Unsent')
  store.confirm(1)
  await vi.waitUntil(() => kept.includes(2))
  const [found] = (await indexedDB.databases()).filter(({ name }) => name?.includes(board))
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(found?.name ?? '').onsuccess = resolve
  })
  await vi.waitUntil(() => kept.at(-1) === 2 && kept.includes(-1))
  const { loaded } = await reopen(board, store)
  expect(names(documentOf(loaded)).sort()).toEqual(['Saved', 'Unsent'])
  expect(loaded.changes).toBe(1)
})

test('O10 a connection that died without a word is found out by looking, before anything is promised', async () => {
  const made = connections()
  const { store, kept } = tab()
  await store.load()
  made[0]?.close()
  store.check()
  await vi.waitUntil(() => kept.length === 2)
  expect(kept).toEqual([-1, 0])
})

test('O5 a store that another tab took off this device for good is not made again', async () => {
  const { board, store, kept, add, mayKeep } = tab()
  await store.load()
  await add('Library')
  await vi.waitUntil(() => kept.includes(1))
  mayKeep.now = false
  await takeOffDevice(board, 'ada')
  await add('School')
  await vi.waitUntil(() => kept.includes(Number.NaN))
  expect((await indexedDB.databases()).filter(({ name }) => name?.includes(board))).toEqual([])
})
