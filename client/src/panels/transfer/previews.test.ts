import type { Given } from '@commonground/shared/imports/sheet'
import { expect, test } from 'vitest'
import { localSession } from '../../session/localSession.ts'
import { createImportReader, type WorkerPort } from './importReader.ts'
import { createPreviews } from './previews.ts'
import { type Asked, createReadImport, type Shown, type ShownList } from './readImport.ts'

const board = localSession({ role: 'facilitator', cards: [] }).board.get()
const paste = (text: string): Given => ({ kind: 'paste', text, html: '' })
const asked = (text: string, choices: Asked['choices'] = {}): Asked => ({
  given: paste(text),
  board,
  role: 'facilitator',
  choices,
})

function listOf(shown: Shown): ShownList {
  if (shown.kind !== 'list') throw new Error(`This is no list but ${shown.kind}`)
  return shown
}

test('T10 of the questions that come while one is answered only the last is asked', async () => {
  const questions: string[] = []
  const read = createReadImport()
  const previews = createPreviews({
    read: (question) => {
      questions.push(question.given.kind === 'paste' ? question.given.text : '')
      return read(question)
    },
    close: () => {},
  })
  for (const text of ['One', 'Two', 'Three']) previews.ask(asked(text))
  const shown = await new Promise<Shown>((resolve) => previews.whenSettled(resolve))
  expect(questions).toEqual(['One', 'Three'])
  expect(listOf(shown).plan?.added.map(({ name }) => name)).toEqual(['Three'])
  expect(previews.get().isStale).toBe(false)
})

test('T10 a browser whose workers fail reads on the page', async () => {
  const failing: WorkerPort = {
    onmessage: null,
    onerror: null,
    postMessage: () =>
      queueMicrotask(() => failing.onmessage?.(new MessageEvent('message', { data: undefined }))),
    terminate: () => {},
  }
  const noWorkers = (): WorkerPort => {
    throw new Error('not here')
  }
  for (const make of [() => failing, noWorkers]) {
    const shown = await createImportReader(make).read(asked('name,sector\nFood bank,Voluntary'))
    expect(listOf(shown).plan?.added.map(({ name }) => name)).toEqual(['Food bank'])
  }
})

test('T11 the layout a person chose is kept, and a rating gets a scale with it', async () => {
  const read = createReadImport()
  const text = 'name,level\nFood bank,5\nCouncil,1'
  const { layout } = listOf(await read(asked(text)))
  const columns = layout.columns.map((column, index) =>
    index === 1 ? { ...column, meaning: 'influence' as const } : column,
  )
  const changed = listOf(await read(asked(text, { layout: { ...layout, columns } })))
  expect(changed.layout.columns[1]?.scale).toEqual({ kind: 'numbers', from: 1, to: 5 })
})

test('T11 a list without a column of names is shown, so that a person can say which one it is', async () => {
  const read = createReadImport()
  const text = 'name,sector\nFood bank,Voluntary'
  const { layout } = listOf(await read(asked(text)))
  const columns = layout.columns.map((column) => ({ ...column, meaning: 'leaveOut' as const }))
  const shown = listOf(await read(asked(text, { layout: { ...layout, columns } })))
  expect(shown.plan).toBeUndefined()
  expect(shown.problem).not.toBe('')
  expect(shown.rows.map(({ fate }) => fate)).toEqual(['heading', 'noName'])
})
