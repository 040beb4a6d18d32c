import { readdirSync, readFileSync } from 'node:fs'
import type { Given } from '@commonground/shared/imports/sheet'
import type { ImportAnswer } from '@commonground/shared/protocol/http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { answer } from '../support/http.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'
import { readList } from './readList.ts'

const folder = new URL('../fixtures/lists/', import.meta.url)
const files = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

interface Expected {
  readonly headingRows: readonly number[]
  readonly cards: readonly {
    readonly name: string
    readonly place?: { readonly influence: number; readonly interest: number } | undefined
  }[]
  readonly refused: readonly number[]
  readonly left: Readonly<Record<string, number>>
  readonly empty: number
}

const bytesOf = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(file, folder)))
const expectedOf = (file: string): Expected =>
  JSON.parse(readFileSync(new URL(`${file}.expected.json`, folder), 'utf8')) as Expected

async function outcomeOf(given: Given): Promise<Expected> {
  const { headingRows, rows, refused, left, empty } = await readList(given)
  return {
    headingRows,
    cards: rows.map(({ fields }) => fields),
    refused: refused.map(({ row }) => row),
    left: Object.fromEntries(left.map(({ column, cells }) => [column, cells])),
    empty,
  }
}

test.each(files)('T6 %s comes in right as a file', async (file) => {
  expect(await outcomeOf({ kind: 'file', bytes: bytesOf(file) })).toEqual(expectedOf(file))
})

const isUtf8 = (file: string): boolean => !/1250|1252|Mac|WrongByte|xlsx/.test(file)

test.each(files.filter(isUtf8))('T6 %s comes in right as a paste', async (file) => {
  const text = new TextDecoder().decode(bytesOf(file))
  const given = file.endsWith('.html') ? { text: '', html: text } : { text, html: '' }
  expect(await outcomeOf({ kind: 'paste', ...given })).toEqual(expectedOf(file))
})

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(closeAll)

const typeOf = (file: string): string => {
  if (file.endsWith('.xlsx')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return file.endsWith('.html') ? 'text/html' : 'text/csv'
}

test.each(files)('T9 %s comes in right by request', async (file) => {
  const expected = expectedOf(file)
  const board = await answer<{ board: { id: string }; token: string }>(
    await fetch(`${workshop.network.origin}/api/boards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: file, as: 'script' }),
    }),
  )
  const told = await answer<ImportAnswer>(
    await fetch(`${workshop.network.origin}/api/boards/${board.board.id}/import`, {
      method: 'POST',
      headers: { 'content-type': typeOf(file), authorization: `Bearer ${board.token}` },
      body: bytesOf(file),
    }),
  )
  expect(told).toMatchObject({ added: expected.cards.length, updated: 0 })
  expect(told.refused.map(({ row }) => row)).toEqual(expected.refused)
  expect(told.guessed?.headingRow).toBe(expected.headingRows.at(-1) ?? 0)
  expect(Object.fromEntries(told.left.map(({ column, cells }) => [column, cells]))).toEqual(expected.left)
  const kept = await answer<{ cards: Readonly<Record<string, Expected['cards'][number]>> }>(
    await fetch(`${workshop.network.origin}/api/boards/${board.board.id}/export/json?private=1`, {
      headers: { authorization: `Bearer ${board.token}` },
    }),
  )
  const placed = ({ name, place }: Expected['cards'][number]): readonly unknown[] => [name, place ?? null]
  const byName = (a: readonly unknown[], b: readonly unknown[]): number =>
    String(a[0]).localeCompare(String(b[0]))
  expect(Object.values(kept.cards).map(placed).sort(byName)).toEqual(expected.cards.map(placed).sort(byName))
})
