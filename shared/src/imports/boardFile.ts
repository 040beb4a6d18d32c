import * as z from 'zod/mini'
import { BoardError } from '../base/boardError.ts'
import { isId } from '../base/ids.ts'
import { boardFileFormat, boardFileVersion } from '../exports/json.ts'
import { type Settings, settingFields } from '../model/board.ts'
import { type CardField, type CardValues, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import { type PlanValues, planFields } from '../model/planLine.ts'
import { type TieValues, tieFields } from '../model/tie.ts'
import { maxCardRecords, maxImportBytes } from '../protocol/limits.ts'
import { words } from '../words/words.ts'
import { decodeText } from './decodeText.ts'
import type { RefusedRow } from './readRows.ts'

/** A card as a board file holds it, under the id it had there. */
export interface FileCard {
  /** Its number in the file's list of cards, from 1. */
  readonly row: number
  readonly fileId: string
  readonly fields: Partial<CardValues> & { readonly name: string }
  readonly locked: boolean
  readonly order: number
  readonly removedAt?: number
}

export interface FileTie {
  readonly from: string
  readonly to: string
  readonly fields: Partial<TieValues>
}

export interface FilePlanLine {
  readonly card: string
  readonly fields: Partial<PlanValues>
}

/** A board file, every value checked. */
export interface BoardFile {
  readonly settings: Partial<Settings>
  readonly cards: readonly FileCard[]
  readonly removedCards: readonly FileCard[]
  readonly ties: readonly FileTie[]
  readonly plan: readonly FilePlanLine[]
  readonly refused: readonly RefusedRow[]
}

const record = z.record(z.string(), z.unknown())
const records = z._default(z.array(z.unknown()).check(z.maxLength(maxCardRecords)), [])

const boardFile = z.object({
  format: z.literal(boardFileFormat),
  version: z.int().check(z.minimum(1), z.maximum(boardFileVersion)),
  settings: z._default(record, {}),
  cards: records,
  removedCards: records,
  ties: records,
  plan: records,
})

/** True for text that is more likely a board file than CSV. */
export function looksLikeBoardFile(text: string): boolean {
  return text.trimStart().startsWith('{')
}

/**
 * Reads a board file. What one record holds wrongly refuses that record; unknown keys are left out.
 *
 * @throws BoardError `json-not-a-board`, `csv-too-large` or `csv-not-text`.
 * @see SPEC T4
 */
export function readBoardFile(content: Uint8Array | string): BoardFile {
  const file = boardFile.safeParse(parseJson(content))
  if (!file.success) throw new BoardError('json-not-a-board')
  const { settings, ties, plan } = file.data
  const refused: RefusedRow[] = []
  const cards = file.data.cards.flatMap((card, at) => readCardRecord(card, at + 1, refused))
  const removed = file.data.removedCards.flatMap((card, at) => readCardRecord(card, at + 1, []))
  return {
    settings: readValues(settingFields, settings) ?? {},
    cards,
    removedCards: removed.map((card) => ({ ...card, removedAt: card.removedAt ?? 0 })),
    ties: ties.flatMap(readTieRecord),
    plan: plan.flatMap(readPlanRecord),
    refused,
  }
}

/** Parsed with every key looked at: one that could reach a prototype refuses the file. */
function parseJson(content: Uint8Array | string): unknown {
  if (content.length > maxImportBytes) throw new BoardError('csv-too-large')
  const text = typeof content === 'string' ? content : decodeText(content).text
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''), (key, value: unknown) => {
      if (forbiddenKeys.has(key)) throw new BoardError('json-not-a-board', key)
      return value
    })
  } catch (cause) {
    throw new BoardError('json-not-a-board', undefined, { cause })
  }
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

function readCardRecord(value: unknown, row: number, refused: RefusedRow[]): FileCard[] {
  const parsed = record.safeParse(value)
  const name = parsed.success ? String(parsed.data['name'] ?? '').slice(0, 80) : ''
  if (!parsed.success || !isId(parsed.data['id'])) {
    refused.push({ row, name, reason: words.transfer.refused.notRecord })
    return []
  }
  const { id, locked, order, removedAt } = parsed.data
  const wrong = wrongField(cardFields, parsed.data)
  const fields = readValues(cardFields, parsed.data) as Partial<CardValues>
  if (wrong) refused.push({ row, name, reason: words.transfer.refused.notKept(labelOf(wrong)) })
  else if (!fields.name) refused.push({ row, name, reason: words.transfer.refused.noName })
  if (wrong || !fields.name) return []
  return [
    {
      row,
      fileId: id,
      fields: { ...fields, name: fields.name },
      locked: locked === true,
      order: typeof order === 'number' && Number.isFinite(order) ? order : 0,
      ...(typeof removedAt === 'number' && { removedAt }),
    },
  ]
}

function readTieRecord(value: unknown): FileTie[] {
  const parsed = record.safeParse(value)
  if (!parsed.success) return []
  const { from, to } = parsed.data
  return isId(from) && isId(to) ? [{ from, to, fields: readValues(tieFields, parsed.data) }] : []
}

function readPlanRecord(value: unknown): FilePlanLine[] {
  const parsed = record.safeParse(value)
  if (!parsed.success) return []
  const { card } = parsed.data
  return isId(card) ? [{ card, fields: readValues(planFields, parsed.data) }] : []
}

type Fields = Readonly<Record<string, Field<unknown>>>
type Values = Readonly<Record<string, unknown>>

/** The values that their fields can hold; the rest is left out. */
function readValues(fields: Fields, values: Values): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const value = Object.hasOwn(values, key) ? field.check(values[key]) : undefined
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** The first field whose value cannot be kept. */
function wrongField(fields: Fields, values: Values): string | undefined {
  const wrong = Object.entries(fields).find(
    ([key, field]) =>
      Object.hasOwn(values, key) && values[key] !== null && field.check(values[key]) === undefined,
  )
  return wrong?.[0]
}

function labelOf(field: string): string {
  return words.model.fields[field as CardField]
}
