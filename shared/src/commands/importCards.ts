import type * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import type { CardId } from '../base/ids.ts'
import { readCard } from '../document/read.ts'
import { type CardValues, cardFields } from '../model/card.ts'
import { maxUpdateBytes } from '../protocol/limits.ts'
import { may } from '../protocol/policy.ts'
import { requireSpace } from './cardSpace.ts'
import { addCards, bearCards, changeCard, type NewCard } from './cards.ts'
import type { Actor, Command } from './command.ts'
import { checkFields } from './write.ts'

/** Cards to add and cards to change: an `ImportPlan` is one. */
export interface CardImport {
  readonly added: readonly NewCard[]
  readonly changed: readonly { readonly id: CardId; readonly fields: Partial<CardValues> }[]
}

/**
 * Adds and changes many cards as one step: all of it or nothing.
 *
 * @throws BoardError `card-missing`, `card-locked`, `invalid` or `too-many-cards` when any of it cannot be done.
 * @see SPEC C8
 */
export const importCards: Command<CardImport> = {
  name: 'importCards',
  needs: 'writeBoard',
  parts(doc, { added, changed }, actor) {
    requireSpace(doc, added.length)
    checkImport(doc, { added, changed }, actor)
    return partsBySize(added).map((part) => ({ added: part, changed: [] }))
  },
  prepare(doc, { added }, actor) {
    bearCards(doc, added, actor)
  },
  apply(doc, { added, changed }, actor) {
    for (const change of changed) changeCard.apply(doc, change, actor)
    addCards.apply(doc, { cards: added }, actor)
  },
}

/** Everything that could stop the import half-way, before its first write. */
export function checkImport(doc: Y.Doc, { added, changed }: CardImport, actor: Actor): void {
  for (const card of added) checkFields(cardFields, card)
  for (const { id, fields } of changed) {
    const card = readCard(doc, id)
    if (!card || card.removedAt !== undefined) throw new BoardError('card-missing')
    if ('place' in fields && card.locked && !may(actor.role, 'moveLockedCards'))
      throw new BoardError('card-locked')
    if (checkFields(cardFields, fields)['name'] === '') throw new BoardError('invalid', 'name')
  }
}

/** New cards in runs that each stay well under the largest update a command may make. */
export function partsBySize<T>(records: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [[]]
  let bytes = 0
  for (const record of records) {
    // A letter takes up to 3 bytes, and a record's empty texts and keys about 400 more.
    const size = JSON.stringify(record).length * 3 + 400
    if (bytes > 0 && bytes + size > maxUpdateBytes / 2) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)?.push(record)
    bytes += size
  }
  return parts
}
