import type { CardId } from '@commonground/shared/base/ids'
import { recordRoots } from '@commonground/shared/document/layout'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import { type Card, type CardField, cardFieldNames, cardFields } from '@commonground/shared/model/card'
import { modelWords } from '@commonground/shared/words/en/model'
import * as Y from 'yjs'
import { watchBoard } from '../state/boardView.ts'
import { createStore } from '../state/store.ts'
import { cardOf, differences, nothingTouched, type Touched } from './differences.ts'
import type { Kept } from './offlineDatabase.ts'
import { unconfirmedOrigin } from './ownChanges.ts'
import type { Draft } from './session.ts'

type Line = Draft['lines'][number]

/**
 * What this tab wrote and the server has not confirmed, in words. It holds nothing that others wrote: of a shared text
 * only what was put in here. For a person who may no longer see the rest.
 *
 * @see SPEC O4, O5
 */
export interface Written {
  /** One change of this tab. */
  readonly note: (before: Board, after: Board, touched: Touched) => void
  readonly forget: () => void
  readonly lines: () => readonly Line[]
}

export function createWritten(): Written {
  const lines = new Map<string, Line>()
  const pieces = new Map<string, Piece[]>()

  const noteTexts = (before: Board, after: Board, id: CardId): void => {
    const card = cardOf(after, id)
    if (!card) return
    for (const field of textFields) {
      const change = splice(textOf(cardOf(before, id), field), textOf(card, field))
      if (!change) continue
      const key = `cards ${id} ${modelWords.fields[field]}`
      const all = addPiece(pieces.get(key) ?? [], change)
      pieces.set(key, all)
      const value = all.map(({ text }) => text).join(' … ')
      lines.set(key, { card: card.name, field: modelWords.fields[field], value })
    }
  }

  return {
    note: (before, after, touched) => {
      const note = (about: string, part: Partial<Touched['records']>, settings = false): void => {
        const records = { ...nothingTouched.records, ...part }
        for (const line of differences(after, before, { settings, records })) {
          const isText = textFields.some((field) => modelWords.fields[field] === line.field)
          if (!isText) lines.set(`${about} ${line.field}`, line)
        }
      }
      for (const root of recordRoots) {
        for (const id of touched.records[root]) note(`${root} ${id}`, { [root]: new Set([id]) })
      }
      for (const id of touched.records.cards) noteTexts(before, after, id as CardId)
      if (touched.settings) note('settings', {}, true)
    },
    forget: () => {
      lines.clear()
      pieces.clear()
    },
    lines: () => [...lines.values()].filter(({ value }) => value !== ''),
  }
}

/** The same of changes that an earlier visit kept on this device. */
export function writtenIn({ confirmed, unconfirmed }: Kept): readonly Line[] {
  const doc = new Y.Doc()
  for (const update of confirmed) Y.applyUpdate(doc, update)
  const board = createStore(readBoard(doc))
  const written = createWritten()
  let before = board.get()
  watchBoard(doc, board, (change) => {
    written.note(before, board.get(), change)
    before = board.get()
  })
  for (const update of unconfirmed) Y.applyUpdate(doc, update, unconfirmedOrigin)
  doc.destroy()
  return written.lines()
}

const textFields = cardFieldNames.filter((field) => cardFields[field].merge === 'text')

function textOf(card: Card | undefined, field: CardField): string {
  const value = card?.[field]
  return typeof value === 'string' ? value : ''
}

interface Piece {
  readonly at: number
  readonly text: string
}

interface Splice {
  readonly at: number
  readonly removed: number
  readonly added: string
}

/** The one place where two texts differ. */
function splice(before: string, after: string): Splice | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  // The end first: what was put in before a word is then that, and not shifted by the letters they share.
  let tail = 0
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  let at = 0
  while (at < most - tail && before[at] === after[at]) at += 1
  return { at, removed: before.length - at - tail, added: after.slice(at, after.length - tail) }
}

/** Going on where the last piece was written, or taking back some of it, changes that piece. */
function addPiece(pieces: readonly Piece[], { at, removed, added }: Splice): Piece[] {
  const last = pieces.at(-1)
  const within = last ? at - last.at : -1
  if (last && within >= 0 && within + removed <= last.text.length) {
    const text = last.text.slice(0, within) + added + last.text.slice(within + removed)
    return [...pieces.slice(0, -1), { at: last.at, text }]
  }
  return added === '' ? [...pieces] : [...pieces, { at, text: added }]
}
