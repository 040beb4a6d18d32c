import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import type { CardId } from '../base/ids.ts'
import { nameKey } from '../base/nameKey.ts'
import { recordKey, type YRecord, yMeta, yRecord, yRecords } from '../document/layout.ts'
import { readCard, readSettings } from '../document/read.ts'
import { type CardValues, cardFields } from '../model/card.ts'
import { type Place, placeAt } from '../model/place.ts'
import { may } from '../protocol/policy.ts'
import { requireSpace } from './cardSpace.ts'
import type { Actor, Command } from './command.ts'
import { bornFields, checkFields, requireNewId, writeFields } from './write.ts'

export type NewCard = { readonly id: CardId } & Partial<CardValues> & { readonly name: string }

/**
 * Adds cards in one step. Sectors the board does not list yet join its list.
 *
 * @throws BoardError `too-many-cards` past the limit.
 * @see SPEC C2
 */
export const addCards: Command<{ readonly cards: readonly NewCard[] }> = {
  name: 'addCards',
  needs: 'writeBoard',
  prepare(doc, { cards }, actor) {
    requireSpace(doc, cards.length)
    bearCards(doc, cards, actor)
  },
  apply(doc, { cards }) {
    for (const card of cards) cardRecord(doc, card.id).delete(recordKey.removedAt)
    listSectors(
      doc,
      cards.map((card) => card.sector ?? ''),
    )
  },
}

/**
 * Changes some fields of one card and leaves its other fields to whoever is editing them.
 *
 * @throws BoardError `card-missing` when someone removed the card meanwhile, `invalid` when a value cannot stand.
 * @see SPEC C3
 */
export const changeCard: Command<{ readonly id: CardId; readonly fields: Partial<CardValues> }> = {
  name: 'changeCard',
  needs: 'writeBoard',
  apply(doc, { id, fields }, actor) {
    const record = liveCard(doc, id)
    if ('place' in fields) requireUnlocked(record, actor)
    const checked = checkFields(cardFields, fields)
    if (checked['name'] === '') throw new BoardError('invalid', 'name')
    writeFields(record, cardFields, checked)
    if (fields.sector !== undefined) listSectors(doc, [fields.sector])
  },
}

/**
 * Puts cards on the grid, moves them, or (no place) sends them back to the tray. Locked and missing cards stay as they are.
 *
 * @param moves influence and interest, 0–100 with one decimal; outside values are clamped.
 * @returns how many cards moved.
 * @see SPEC C4
 */
export const moveCards: Command<
  { readonly moves: readonly { readonly id: CardId; readonly place: Place | undefined }[] },
  number
> = {
  name: 'moveCards',
  needs: 'writeBoard',
  apply(doc, { moves }, actor) {
    const movable = moves.filter(({ id }) => {
      const record = yRecord(doc, 'cards', id)
      return record && record.get(recordKey.removedAt) === undefined && isMovable(record, actor)
    })
    for (const { id, place } of movable) {
      const landing = place && placeAt(place.influence, place.interest)
      writeFields(cardRecord(doc, id), cardFields, { place: landing })
    }
    return movable.length
  },
}

/** Takes cards off the board; their records and everything typed into them stay. @see SPEC C5 */
export const removeCards: Command<{ readonly ids: readonly CardId[] }> = {
  name: 'removeCards',
  needs: 'writeBoard',
  apply(doc, { ids }, actor) {
    for (const id of ids) {
      const record = yRecord(doc, 'cards', id)
      if (record && isMovable(record, actor)) record.set(recordKey.removedAt, actor.now)
    }
  },
}

/** Brings removed cards back as they were. */
export const restoreCards: Command<{ readonly ids: readonly CardId[] }> = {
  name: 'restoreCards',
  needs: 'writeBoard',
  apply(doc, { ids }) {
    for (const id of ids) yRecord(doc, 'cards', id)?.delete(recordKey.removedAt)
  },
}

/** Locks cards in place, or unlocks them. */
export const lockCards: Command<{ readonly ids: readonly CardId[]; readonly locked: boolean }> = {
  name: 'lockCards',
  needs: 'lockCards',
  apply(doc, { ids, locked }) {
    for (const record of ids.map((id) => liveCard(doc, id))) {
      if (locked) record.set(recordKey.locked, true)
      else record.delete(recordKey.locked)
    }
  },
}

/** Draws cards over all others (`front`) or under them (`back`). */
export const orderCards: Command<{ readonly ids: readonly CardId[]; readonly to: 'front' | 'back' }> = {
  name: 'orderCards',
  needs: 'writeBoard',
  apply(doc, { ids, to }) {
    const orders = [...yRecords(doc, 'cards').keys()].map((id) => readCard(doc, id as CardId)?.order ?? 0)
    const edge = to === 'front' ? Math.max(0, ...orders) + 1 : Math.min(0, ...orders) - 1
    for (const record of ids.map((id) => liveCard(doc, id))) record.set(recordKey.order, edge)
  },
}

/** Puts new cards into the document, still marked removed. Whoever calls it has made sure that there is space. */
export function bearCards(doc: Y.Doc, cards: readonly NewCard[], actor: Actor): void {
  for (const card of cards) requireNewId(doc, 'cards', card.id)
  const records = cards.map((card) => [card.id, bornRemoved(card, actor)] as const)
  for (const [id, record] of records) yRecords(doc, 'cards').set(id, record)
}

function bornRemoved(card: NewCard, actor: Actor): YRecord {
  const checked = checkFields(cardFields, card)
  if (!checked['name']) throw new BoardError('invalid', 'name')
  return new Y.Map<unknown>([
    ...bornFields(cardFields, checked),
    [recordKey.removedAt, actor.now],
    ...(actor.participant ? [[recordKey.createdBy, actor.participant] as [string, unknown]] : []),
  ])
}

function listSectors(doc: Y.Doc, sectors: readonly string[]): void {
  const listed = readSettings(doc).sectors
  const known = new Set(listed.map(nameKey))
  const added = new Map(
    sectors
      .map((sector) => cardFields.sector.check(sector) ?? '')
      .filter((sector) => sector !== '' && !known.has(nameKey(sector)))
      .map((sector) => [nameKey(sector), sector]),
  )
  if (added.size > 0) yMeta(doc).set('sectors', [...listed, ...added.values()])
}

function cardRecord(doc: Y.Doc, id: CardId): YRecord {
  const record = yRecord(doc, 'cards', id)
  if (!record) throw new BoardError('card-missing')
  return record
}

function liveCard(doc: Y.Doc, id: CardId): YRecord {
  const record = cardRecord(doc, id)
  if (record.get(recordKey.removedAt) !== undefined) throw new BoardError('card-missing')
  return record
}

function isMovable(record: YRecord, actor: Actor): boolean {
  return record.get(recordKey.locked) !== true || may(actor.role, 'moveLockedCards')
}

/** @throws BoardError `card-locked` @see SPEC C7 */
export function requireUnlocked(record: YRecord, actor: Actor): void {
  if (!isMovable(record, actor)) throw new BoardError('card-locked')
}
