import type * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import type { CardId } from '../base/ids.ts'
import { recordKey, type YRecord, yRecord } from '../document/layout.ts'
import { isRemoved, readField } from '../document/read.ts'
import { cardFieldNames, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import type { SameName } from '../model/sameNames.ts'
import { requireUnlocked } from './cards.ts'
import type { Actor, Command } from './command.ts'
import { bearJoined, showJoined } from './joinedRecords.ts'
import { writeFields } from './write.ts'

interface Merge {
  /** In each the card that stays, and those that are removed; their records stay, so that undoing brings them back. */
  readonly merges: readonly SameName[]
  /** A new id: what joined the removed cards is born again under ids that begin with it. */
  readonly fresh: string
}

/**
 * Makes one card of several, any number of times, as one step. What the kept card says wins; what it leaves open comes
 * from the others; texts of all are kept, one below the other. Ties and plan lines of the others go to the kept card.
 *
 * @throws BoardError `card-missing` when one is gone, `card-locked` when one is locked and its writer no facilitator.
 * @see SPEC C10, C12
 */
export const mergeCards: Command<Merge> = {
  name: 'mergeCards',
  needs: 'writeBoard',
  prepare(doc, { merges, fresh }, actor) {
    for (const merge of merges) requireMergeable(doc, merge, actor)
    bearJoined(doc, { keptFor: keptFor(merges), fresh }, actor)
  },
  apply(doc, { merges, fresh }, actor) {
    for (const merge of merges) requireMergeable(doc, merge, actor)
    showJoined(doc, { keptFor: keptFor(merges), fresh }, actor)
    for (const { keep, others } of merges) for (const other of others) mergeInto(doc, keep, other, actor)
  },
}

function requireMergeable(doc: Y.Doc, { keep, others }: SameName, actor: Actor): void {
  if (others.includes(keep)) throw new BoardError('invalid', 'others')
  for (const record of [keep, ...others].map((id) => liveCard(doc, id))) {
    requireUnlocked(record, actor)
  }
}

const keptFor = (merges: readonly SameName[]): ReadonlyMap<unknown, CardId> =>
  new Map(merges.flatMap(({ keep, others }) => others.map((other) => [other, keep] as const)))

function mergeInto(doc: Y.Doc, keep: CardId, other: CardId, actor: Actor): void {
  const [kept, gone] = [liveCard(doc, keep), liveCard(doc, other)]
  const merged = Object.fromEntries(cardFieldNames.map((name) => [name, mergedField(kept, gone, name)]))
  writeFields(kept, cardFields, merged)
  gone.set(recordKey.removedAt, actor.now)
}

function liveCard(doc: Y.Doc, id: CardId): YRecord {
  const record = yRecord(doc, 'cards', id)
  if (!record || isRemoved(record)) throw new BoardError('card-missing')
  return record
}

function mergedField(kept: YRecord, gone: YRecord, name: keyof typeof cardFields): unknown {
  const field: Field<unknown> = cardFields[name]
  const [own, others] = [readField(kept, name, field), readField(gone, name, field)]
  if (field.merge === 'text') return joined(String(own), String(others))
  if (field.control === 'labels' || field.control === 'choices')
    return field.check([...list(own), ...list(others)])
  return JSON.stringify(own) === JSON.stringify(field.fallback) ? others : own
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Both texts, unless one says it all. */
function joined(own: string, others: string): string {
  if (others.trim() === '' || own.includes(others.trim())) return own
  return own.trim() === '' ? others : `${own.trimEnd()}\n\n${others}`
}
