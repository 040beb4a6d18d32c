import { newCardId } from '@commonground/shared/base/ids'
import { removeCards, restoreCards } from '@commonground/shared/commands/cards'
import { type Actor, run } from '@commonground/shared/commands/command'
import { importBoard } from '@commonground/shared/commands/importBoard'
import { mergeCards } from '@commonground/shared/commands/mergeCards'
import { readBoard } from '@commonground/shared/document/read'
import { writeCsv } from '@commonground/shared/exports/csv'
import type { Exporter } from '@commonground/shared/exports/exporter'
import { exporters } from '@commonground/shared/exports/exports'
import { boardFileFormat, boardFileVersion } from '@commonground/shared/exports/json'
import { readBoardFile } from '@commonground/shared/imports/boardFile'
import { planBoardImport } from '@commonground/shared/imports/planBoardImport'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { summarise } from '../log/summary.ts'
import { emptyHead, nextHead } from '../storage/chain.ts'
import { type JobInput, type JobName, work } from './jobs.ts'
import { openStepCounter, type StepCounter } from './steps.testing.ts'
import type { StoredBoard } from './storedBoard.ts'

/** Ten times the records may cost so many times the steps: sorting them takes up to sixteen, each with each a hundred. */
const mostTimes = 20
const actor: Actor = { role: 'facilitator', now: 1 }

type Records = readonly object[]
interface Content {
  readonly cards: Records
  readonly ties?: Records
  readonly plan?: Records
}
type Scene = (many: number) => Content

const list = (many: number, record: (at: number) => object): Records =>
  Array.from({ length: many }, (_, at) => record(at))
const card = (at: number): object => ({
  id: `card${at}`,
  name: `Partner ${at} of the region`,
  sector: `Sector ${at % 8}`,
  place: { influence: (at * 37) % 101, interest: (at * 61) % 97 },
})

const tie = (at: number): object => ({ id: `tie${at}`, from: 'card0', to: 'card1', label: `Number ${at}` })

/** Where cards stand is of the picture alone. */
const crowds: Readonly<Record<string, Scene>> = {
  'cards on one spot': (many) => ({
    cards: list(many, (at) => ({ ...card(at), place: { influence: 60, interest: 60 } })),
  }),
  'cards on one line': (many) => ({
    cards: list(many, (at) => ({ ...card(at), place: { influence: 60, interest: at % 101 } })),
  }),
  'cards on 25 spots': (many) => ({
    cards: list(many, (at) => ({
      ...card(at),
      place: { influence: 20 * (at % 5), interest: 20 * (Math.floor(at / 5) % 5) },
    })),
  }),
}

const scenes: Readonly<Record<string, Scene>> = {
  'cards spread out': (many) => ({ cards: list(many, card) }),
  'cards in a sector each': (many) => ({
    cards: list(many, (at) => ({ ...card(at), sector: `Sector ${at}` })),
  }),
  'cards of one name': (many) => ({ cards: list(many, (at) => ({ ...card(at), name: 'Partner' })) }),
  'names that are alike': (many) => ({
    cards: list(many, (at) => ({
      ...card(at),
      name: `The ${'north south east west'.split(' ')[at % 4]} trust of ward ${at}`,
    })),
  }),
  'ties between two cards': (many) => ({
    cards: list(2, card),
    ties: list(many, tie),
  }),
  'plan lines of one card': (many) => ({
    cards: list(1, card),
    plan: list(many, (at) => ({ id: `line${at}`, card: 'card0', action: `Call ${at}` })),
  }),
}

const fileOf = (content: Content): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      format: boardFileFormat,
      version: boardFileVersion,
      settings: {},
      removedCards: [],
      ties: [],
      plan: [],
      ...content,
    }),
  )

function docOf(content: Content): Y.Doc {
  const doc = new Y.Doc()
  run(doc, importBoard, planBoardImport(readBoard(doc), readBoardFile(fileOf(content)), 'facilitator'), actor)
  return doc
}

function storedOf(doc: Y.Doc): StoredBoard {
  const update = { at: 1, bytes: Y.encodeStateAsUpdate(doc) }
  const head = nextHead(emptyHead, update)
  return { log: { snapshots: [], updates: [{ ...update, ...head }], head } }
}

async function does<Name extends JobName>(name: Name, input: JobInput<Name>): Promise<void> {
  const outcome = await work({ name, input })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
}

/** Every way out and in, for one number of records; what they begin with is made once. */
function waysFor(content: Content): Readonly<Record<string, () => Promise<void>>> {
  const doc = docOf(content)
  const board = storedOf(doc)
  const file = fileOf(content)
  const bringIn = (into: StoredBoard, type: string, file: Uint8Array): Promise<void> =>
    does('importFile', { board: into, type, file, query: {}, actor })
  const csv = new TextEncoder().encode(writeCsv({ board: readBoard(doc), private: true }))
  const empty = storedOf(new Y.Doc())
  const asExport = ({ format }: Exporter): [string, () => Promise<void>] => [
    `export as ${format}`,
    () => does('exportBoard', { board, format, private: true }),
  ]
  const files = {
    ...Object.fromEntries(exporters.map(asExport)),
    copy: () => does('copyBoard', { board, title: 'Copy', actor }),
    'import of a file': () => bringIn(empty, 'application/json', file),
    'import of the same file again': () => bringIn(board, 'application/json', file),
  }
  // Of a card or two no list is made.
  if (content.cards.length < 3) return files
  return {
    ...files,
    'import of a list': () => bringIn(empty, 'text/csv', csv),
    'import of the same list again': () => bringIn(board, 'text/csv', csv),
  }
}

/** What people do to many cards at once. */
function actsFor(records: number): Readonly<Record<string, () => void>> {
  const doc = docOf({ cards: list(records, card), ties: list(records, tie) })
  const ids = [...readBoard(doc).cards.keys()]
  const merges = Array.from({ length: Math.floor(records / 4) }, (_, at) => ({
    keep: ids.at(at) ?? newCardId(),
    others: [ids.at(-1 - at) ?? newCardId()],
  }))
  return {
    removing: () => run(doc, removeCards, { ids }, actor),
    'bringing back': () => run(doc, restoreCards, { ids }, actor),
    merging: () => run(doc, mergeCards, { merges, fresh: 'fresh' }, actor),
    summarising: () => summarise(doc),
  }
}

type Ways = Readonly<Record<string, () => unknown>>

async function requireGrowth(waysFor: (records: number) => Ways, few = 60): Promise<void> {
  // What is run once, such as a table that is made when it is first needed, is not of the records.
  for (const way of Object.values(waysFor(few))) await way()
  const [small, large] = [waysFor(few), waysFor(few * 10)]
  for (const [what, way] of Object.entries(small)) {
    expect(await growthOf(way, large[what] ?? way), what).toBeLessThan(mostTimes)
  }
}

/** Files share a process: what another left behind may run in between, so one large count is not believed. */
async function growthOf(small: () => unknown, large: () => unknown): Promise<number> {
  const found: number[] = []
  do {
    const steps = await counter.count(small)
    found.push((await counter.count(large)) / steps)
  } while (found.length < 3 && Math.min(...found) >= mostTimes)
  return Math.min(...found)
}

let counter: StepCounter
beforeAll(async () => {
  counter = await openStepCounter()
})
afterAll(() => counter.close())

describe('ten times the records take about ten times the steps', () => {
  test.each(Object.entries(scenes))('R20 T12 %s', (_, scene) =>
    requireGrowth((records) => waysFor(scene(records))),
  )

  test.each(Object.entries(crowds))('R20 G14 %s', (_, scene) =>
    requireGrowth((records) => {
      const board = storedOf(docOf(scene(records)))
      return { picture: () => does('exportBoard', { board, format: 'svg', private: false }) }
    }, 150),
  )

  test('R20 cards removed, brought back and merged', () => requireGrowth(actsFor))
})
