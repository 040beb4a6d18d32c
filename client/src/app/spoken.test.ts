import type { CardId } from '@commonground/shared/base/ids'
import { type Board, type Settings, settingFields } from '@commonground/shared/model/board'
import { type Card, type CardValues, cardFields } from '@commonground/shared/model/card'
import { placeAt } from '@commonground/shared/model/place'
import type { Connected } from '@commonground/shared/protocol/messages'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Draft, Saved } from '../session/session.ts'
import { createStore } from '../state/store.ts'
import { createUiStore } from '../state/uiState.ts'
import type { Preferences } from './preferences.ts'
import { batchMs, changesText, crowd, speakOfOthers } from './spoken.ts'

const fallbacks = (
  fields: Readonly<Record<string, { readonly fallback: unknown }>>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, { fallback }]) => [name, fallback]))

const card = (name: string, values: Partial<CardValues> = {}): Card => ({
  ...(fallbacks(cardFields) as CardValues),
  id: name.toLowerCase() as CardId,
  locked: false,
  order: 0,
  name,
  ...values,
})

const boardOf = (...cards: readonly Card[]): Board => ({
  settings: fallbacks(settingFields) as Settings,
  cards: new Map(cards.map((one) => [one.id, one])),
  removedCards: new Map(),
  ties: new Map(),
  plan: new Map(),
  setAside: 0,
})

const person = (participantId: string, name: string): Connected => ({
  participantId,
  name,
  sector: '',
  role: 'participant',
  colour: 0,
})

function listen() {
  const said: string[] = []
  const heard = {
    me: { id: 'me', name: 'Me', sector: '', colour: 0 },
    people: createStore<readonly Connected[]>([person('me', 'Me')]),
    saved: createStore<Saved>({ kind: 'saved', at: 1 }),
    drafts: createStore<readonly Draft[]>([]),
    workshop: createStore<WorkshopState>(freshWorkshop),
    board: createStore(boardOf()),
  }
  const listeners = new Set<(before: Board, after: Board) => void>()
  const preferences = createStore<Preferences>({
    theme: 'auto',
    letterKeys: true,
    calm: false,
    announce: 'all',
  })
  const ui = createUiStore()
  const stop = speakOfOthers({
    session: {
      ...heard,
      onOthersChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    ui,
    preferences,
    announce: {
      polite: (text) => void said.push(text),
      assertive: (text) => void said.push(`! ${text}`),
      repeat: () => {},
    },
  })
  const othersChange = (after: Board): void => {
    const before = heard.board.get()
    heard.board.set(after)
    for (const listener of listeners) listener(before, after)
  }
  return { said, ...heard, preferences, ui, othersChange, stop }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('comings within ten seconds are told together, and never one’s own', () => {
  const { said, people } = listen()
  people.set([person('me', 'Me'), person('a', 'Ada')])
  people.set([person('me', 'Me'), person('a', 'Ada'), person('b', 'Bob')])
  expect(said).toEqual([])
  vi.advanceTimersByTime(batchMs)
  expect(said).toEqual(['2 people joined'])
})

test('who comes and leaves at once is not told', () => {
  const { said, people } = listen()
  people.set([person('me', 'Me'), person('a', 'Ada')])
  people.set([person('me', 'Me')])
  vi.advanceTimersByTime(batchMs)
  expect(said).toEqual([])
})

test('in a crowd nobody hears who comes and goes', () => {
  const { said, people } = listen()
  people.set(Array.from({ length: crowd + 1 }, (_, at) => person(`p${at}`, `Person ${at}`)))
  vi.advanceTimersByTime(batchMs)
  expect(said).toEqual([])
})

test('losing the connection interrupts once; its return is told when all is saved', () => {
  const { said, saved } = listen()
  saved.set({ kind: 'offline', changes: 0 })
  saved.set({ kind: 'offline', changes: 2 })
  saved.set({ kind: 'saving' })
  saved.set({ kind: 'saved', at: 2 })
  expect(said).toEqual(['! Offline. Changes are kept on this device.', 'Back online. All changes saved.'])
})

test('an ordinary save is silent', () => {
  const { said, saved } = listen()
  saved.set({ kind: 'saving' })
  saved.set({ kind: 'saved', at: 2 })
  expect(said).toEqual([])
})

test('changes of others are told together after ten seconds', () => {
  const { said, othersChange } = listen()
  othersChange(boardOf(card('Library'), card('School')))
  othersChange(boardOf(card('Library'), card('School'), card('Clinic')))
  vi.advanceTimersByTime(batchMs)
  expect(said).toEqual(['Others: 3 cards added'])
})

test('whoever wants silence about others has it', () => {
  const { said, othersChange, preferences } = listen()
  preferences.set({ ...preferences.get(), announce: 'off' })
  othersChange(boardOf(card('Library')))
  vi.advanceTimersByTime(batchMs)
  expect(said).toEqual([])
})

test('with “my cards” only the selected and open cards are told', () => {
  const library = card('Library')
  const school = card('School')
  const { said, othersChange, preferences, ui } = listen()
  othersChange(boardOf(library, school))
  vi.advanceTimersByTime(batchMs)
  said.length = 0
  preferences.set({ ...preferences.get(), announce: 'mine' })
  ui.change({ selection: new Set([library.id]) })
  othersChange(boardOf(card('Library', { place: placeAt(30, 60) }), card('School', { place: placeAt(1, 1) })))
  vi.advanceTimersByTime(batchMs)
  expect(said).toEqual(['Library moved to influence 30, interest 60'])
})

test('one change is told by the card’s name, the news first', () => {
  const library = card('Library', { place: placeAt(1, 1) })
  expect(changesText(boardOf(library), boardOf(card('Library')))).toBe('Library went back to the tray')
  expect(changesText(boardOf(library), boardOf())).toBe('Library was removed')
  expect(changesText(boardOf(library), boardOf(library))).toBe('')
})

test('nothing is said any more after the board was left', () => {
  const { said, othersChange, people, stop } = listen()
  othersChange(boardOf(card('Library')))
  people.set([person('a', 'Ada')])
  stop()
  vi.advanceTimersByTime(batchMs)
  expect(said).toEqual([])
})

test('O8 what was refused is said, and never that all is saved', () => {
  const { said, saved, drafts } = listen()
  const line = { card: 'Library', field: 'Name', value: 'New' }
  saved.set({ kind: 'offline', changes: 2 })
  drafts.set([{ at: 1, code: 'frozen', lines: [line, { ...line, card: 'School' }] }])
  saved.set({ kind: 'saving' })
  saved.set({ kind: 'saved', at: 2 })
  expect(said).toEqual([
    '! Offline. Changes are kept on this device.',
    '2 changes were not accepted.',
    'Back online. 2 changes were not accepted.',
  ])
})

test('O8 after answers that came too late nobody hears that all is saved', () => {
  const { said, saved } = listen()
  saved.set({ kind: 'notSavedYet' })
  saved.set({ kind: 'notTaken' })
  saved.set({ kind: 'saved', at: 2 })
  expect(said).toEqual(['Changes are not saved yet.', 'Your last answers do not count.'])
})
