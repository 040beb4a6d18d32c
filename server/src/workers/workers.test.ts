import { newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { writeCsv } from '@commonground/shared/exports/csv'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { emptyHead, nextHead } from '../storage/chain.ts'
import { createWorkers } from './workers.ts'

const workers = createWorkers(() => {})
afterAll(() => workers.close())

function docOf(cards: number): Y.Doc {
  const doc = new Y.Doc()
  const place = { influence: 60, interest: 60 }
  const added = Array.from({ length: cards }, (_, at) => ({ id: newCardId(), name: `Partner ${at}`, place }))
  run(doc, addCards, { cards: added }, { role: 'facilitator', now: 1 })
  return doc
}

function storedOf(doc: Y.Doc) {
  const update = { at: 1, bytes: Y.encodeStateAsUpdate(doc) }
  const head = nextHead(emptyHead, update)
  return { log: { snapshots: [], updates: [{ ...update, ...head }], head } }
}

test('R20 a thread beside this one writes the same file', async () => {
  const doc = docOf(200)
  const { bytes, name } = await workers.run('exportBoard', {
    board: storedOf(doc),
    format: 'csv',
    private: true,
  })
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
    writeCsv({ board: readBoard(doc), private: true }),
  )
  expect(name).toBe('board-private.csv')
})

test('R20 a refusal comes back from the thread as one', async () => {
  const asked = { board: storedOf(docOf(200)), format: 'pdf', private: false }
  await expect(workers.run('exportBoard', asked)).rejects.toMatchObject({ code: 'unknown-format' })
})

test('R20 a job ends when its asker leaves, and the next one is done', async () => {
  const gone = new AbortController()
  const long = { board: storedOf(docOf(400)), format: 'svg', private: false }
  const asked = workers.run('exportBoard', long, gone.signal)
  gone.abort()
  await expect(asked).rejects.toMatchObject({ code: 'bad-request' })
  const { name } = await workers.run('exportBoard', { ...long, format: 'csv' })
  expect(name).toBe('board.csv')
})

test('S4 a board of which something stored is damaged is not worked on before its room has opened it', async () => {
  const board = storedOf(docOf(3))
  const damaged = { log: { ...board.log, updates: board.log.updates.map((one) => ({ ...one, at: 2 })) } }
  await expect(workers.run('exportBoard', { board: damaged, format: 'csv', private: true })).rejects.toThrow(
    expect.objectContaining({ name: 'UnsoundBoard' }),
  )
})
