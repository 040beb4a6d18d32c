import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'
import { openSqlite } from '../../../server/src/storage/sqlite.ts'
import type { Dice } from '../../support/seed.ts'

const cards = 200
const people = 10
const batch = 1000

/**
 * The updates of a long life of one board: 200 cards, ten people, one drag per edit.
 *
 * @param stretch how often in a row a person moves the same card before taking another.
 */
export function* longLife(edits: number, dice: Dice, known: Uint8Array, stretch = 1): Generator<Uint8Array> {
  const docs = Array.from({ length: people }, () => new Y.Doc())
  const first = docs[0] ?? new Y.Doc()
  for (const doc of docs) Y.applyUpdate(doc, known)
  const before = Y.encodeStateVector(first)
  first.transact(() => {
    for (let at = 0; at < cards; at += 1) {
      first
        .getMap('cards')
        .set(`card${String(at).padStart(4, '0')}`, new Y.Map<unknown>([['name', `Partner number ${at}`]]))
    }
  })
  const born = Y.encodeStateAsUpdate(first, before)
  for (const doc of docs) if (doc !== first) Y.applyUpdate(doc, born)
  yield born
  const made: Uint8Array[] = []
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'others' && made.push(update))
  let who = 0
  let mine = 0
  for (let edit = 0; edit < edits; edit += 1) {
    // Each person works on twenty cards of their own, so that nothing need be exchanged to stay in step.
    if (edit % stretch === 0) {
      who = dice.whole(people)
      mine = who * 20 + dice.whole(20)
    }
    const card = docs[who]?.getMap('cards').get(`card${String(mine).padStart(4, '0')}`) as Y.Map<unknown>
    card.set('place', { influence: dice.whole(1000) / 10, interest: dice.whole(1000) / 10 })
    for (const update of made.splice(0)) yield update
  }
}

/** Puts that life into the store of a stopped server, each edit a row of its own, as it would have come. */
export function writeLongLife(dataDir: string, board: BoardId, edits: number, dice: Dice): void {
  const storage = openSqlite(join(dataDir, 'commonground.sqlite'))
  const log = storage.log.read(board)
  const known = new Y.Doc()
  for (const { bytes } of log.snapshots.slice(0, 1)) Y.applyUpdateV2(known, bytes)
  for (const { bytes } of log.updates) Y.applyUpdate(known, bytes)
  let rows: Uint8Array[] = []
  const append = (): void => {
    storage.log.append(
      board,
      rows.map((bytes) => ({ at: Date.now(), bytes })),
    )
    rows = []
  }
  for (const update of longLife(edits, dice, Y.encodeStateAsUpdate(known))) {
    rows.push(update)
    if (rows.length >= batch) append()
  }
  append()
  storage.close()
}

export function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
