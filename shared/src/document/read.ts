import * as Y from 'yjs'
import { type CardId, isId, type ParticipantId, type PlanLineId, type TieId } from '../base/ids.ts'
import { type Board, type Settings, settingFields } from '../model/board.ts'
import { type Card, type CardValues, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import { type PlanLine, type PlanValues, planFields } from '../model/planLine.ts'
import { type Tie, type TieValues, tieFields } from '../model/tie.ts'
import { type RecordRoot, recordKey, type YRecord, yMeta, yRecord, yRecords } from './layout.ts'

/**
 * Reads the whole document into plain data. Never throws on shared content: what cannot be read is counted
 * in `setAside` and left in the document.
 *
 * @see SPEC D2
 */
export function readBoard(doc: Y.Doc): Board {
  const cards = new Map<CardId, Card>()
  const removedCards = new Map<CardId, Card>()
  let setAside = 0
  for (const id of yRecords(doc, 'cards').keys()) {
    const card = readCard(doc, id as CardId)
    if (!card) setAside += 1
    else if (card.removedAt === undefined) cards.set(card.id, card)
    else removedCards.set(card.id, card)
  }
  const ties = readRecords(doc, 'ties', (id) => readTie(doc, id as TieId))
  const plan = readRecords(doc, 'plan', (id) => readPlanLine(doc, id as PlanLineId))
  return {
    settings: readSettings(doc),
    cards,
    removedCards,
    ties: ties.live as Map<TieId, Tie>,
    plan: plan.live as Map<PlanLineId, PlanLine>,
    setAside: setAside + ties.setAside + plan.setAside,
  }
}

/** One card, removed or not; nothing when the record is missing or malformed. */
export function readCard(doc: Y.Doc, id: CardId): Card | undefined {
  const record = isId(id) ? yRecord(doc, 'cards', id) : undefined
  if (!record || record.size === 0) return undefined
  const values = readFields(record, cardFields) as CardValues
  const removedAt = record.get(recordKey.removedAt)
  const order = record.get(recordKey.order)
  const createdBy = record.get(recordKey.createdBy)
  return {
    id,
    ...values,
    locked: record.get(recordKey.locked) === true,
    order: typeof order === 'number' && Number.isFinite(order) ? order : 0,
    ...(typeof removedAt === 'number' && { removedAt }),
    ...(isId(createdBy) && { createdBy: createdBy as ParticipantId }),
  }
}

/** Whether the card is on the board. */
export function hasCard(doc: Y.Doc, id: CardId): boolean {
  const card = readCard(doc, id)
  return card !== undefined && card.removedAt === undefined
}

/** Where each live card stands and in which sector: cards read whole take many times as long. */
export function readOutlines(doc: Y.Doc): ReadonlyMap<CardId, Pick<Card, 'place' | 'sector'>> {
  const outlines = new Map<CardId, Pick<Card, 'place' | 'sector'>>()
  for (const id of yRecords(doc, 'cards').keys()) {
    const record = isId(id) ? yRecord(doc, 'cards', id) : undefined
    if (!record || record.size === 0 || isRemoved(record)) continue
    outlines.set(id as CardId, readFields(record, outlineFields) as Pick<Card, 'place' | 'sector'>)
  }
  return outlines
}

const outlineFields = { place: cardFields.place, sector: cardFields.sector }

/** A tie, or nothing when it is removed, malformed or has lost an end. */
export function readTie(doc: Y.Doc, id: TieId): Tie | undefined {
  const record = isId(id) ? yRecord(doc, 'ties', id) : undefined
  const from = record?.get(recordKey.from)
  const to = record?.get(recordKey.to)
  if (!record || isRemoved(record) || !isId(from) || !isId(to)) return undefined
  return { id, from: from as CardId, to: to as CardId, ...(readFields(record, tieFields) as TieValues) }
}

/** A plan line, or nothing when it is removed, malformed or about no card. */
export function readPlanLine(doc: Y.Doc, id: PlanLineId): PlanLine | undefined {
  const record = isId(id) ? yRecord(doc, 'plan', id) : undefined
  const card = record?.get(recordKey.card)
  if (!record || isRemoved(record) || !isId(card)) return undefined
  return { id, card: card as CardId, ...(readFields(record, planFields) as PlanValues) }
}

export function readSettings(doc: Y.Doc): Settings {
  return readFields(yMeta(doc), settingFields) as Settings
}

/** Reads one field of a record: a checked value, or its fallback. */
export function readField(record: YRecord, key: string, field: Field<unknown>): unknown {
  const stored = record.get(key)
  const value = stored instanceof Y.Text ? stored.toString() : stored
  return value === undefined ? field.fallback : (field.check(value) ?? field.fallback)
}

export function isRemoved(record: YRecord): boolean {
  return typeof record.get(recordKey.removedAt) === 'number'
}

function readFields(record: YRecord, fields: Readonly<Record<string, Field<unknown>>>): unknown {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, readField(record, key, field)]),
  )
}

function readRecords<T>(doc: Y.Doc, root: RecordRoot, read: (id: string) => T | undefined) {
  const live = new Map<string, T>()
  let setAside = 0
  for (const id of yRecords(doc, root).keys()) {
    const record = yRecord(doc, root, id)
    if (record && isRemoved(record)) continue
    const value = read(id)
    if (value) live.set(id, value)
    else setAside += 1
  }
  return { live, setAside }
}
