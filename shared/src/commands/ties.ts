import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import type { CardId, TieId } from '../base/ids.ts'
import { recordKey, yRecord, yRecords } from '../document/layout.ts'
import { type TieValues, tieFields } from '../model/tie.ts'
import type { Command } from './command.ts'
import { bornFields, checkFields, requireNewId } from './write.ts'

/** Joins two cards. @throws BoardError `card-missing` when either end is not there. */
export const addTie: Command<{
  readonly id: TieId
  readonly from: CardId
  readonly to: CardId
  readonly fields: Partial<TieValues>
}> = {
  name: 'addTie',
  needs: 'writeBoard',
  prepare(doc, { id, from, to, fields }, actor) {
    if (!yRecord(doc, 'cards', from) || !yRecord(doc, 'cards', to)) throw new BoardError('card-missing')
    requireNewId(doc, 'ties', id)
    const record = new Y.Map<unknown>([
      ...bornFields(tieFields, checkFields(tieFields, fields)),
      [recordKey.from, from],
      [recordKey.to, to],
      [recordKey.removedAt, actor.now],
    ])
    yRecords(doc, 'ties').set(id, record)
  },
  apply(doc, { id }) {
    yRecord(doc, 'ties', id)?.delete(recordKey.removedAt)
  },
}

export const removeTies: Command<{ readonly ids: readonly TieId[] }> = {
  name: 'removeTies',
  needs: 'writeBoard',
  apply(doc, { ids }, actor) {
    for (const id of ids) yRecord(doc, 'ties', id)?.set(recordKey.removedAt, actor.now)
  },
}
