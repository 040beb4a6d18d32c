import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import type { CardId, PlanLineId } from '../base/ids.ts'
import { recordKey, yRecord, yRecords } from '../document/layout.ts'
import { type PlanValues, planFields } from '../model/planLine.ts'
import type { Command } from './command.ts'
import { bornFields, checkFields, requireNewId, writeFields } from './write.ts'

/** Adds a line to the plan of one card. @throws BoardError `card-missing` or `invalid`. */
export const addPlanLine: Command<{
  readonly id: PlanLineId
  readonly card: CardId
  readonly fields: Partial<PlanValues>
}> = {
  name: 'addPlanLine',
  needs: 'writeBoard',
  prepare(doc, { id, card, fields }, actor) {
    if (!yRecord(doc, 'cards', card)) throw new BoardError('card-missing')
    requireNewId(doc, 'plan', id)
    const record = new Y.Map<unknown>([
      ...bornFields(planFields, checkFields(planFields, fields)),
      [recordKey.card, card],
      [recordKey.removedAt, actor.now],
    ])
    yRecords(doc, 'plan').set(id, record)
  },
  apply(doc, { id }) {
    yRecord(doc, 'plan', id)?.delete(recordKey.removedAt)
  },
}

/** Changes some fields of one plan line. @throws BoardError `plan-line-missing` or `invalid`. */
export const changePlanLine: Command<{ readonly id: PlanLineId; readonly fields: Partial<PlanValues> }> = {
  name: 'changePlanLine',
  needs: 'writeBoard',
  apply(doc, { id, fields }) {
    const record = yRecord(doc, 'plan', id)
    if (!record) throw new BoardError('plan-line-missing')
    writeFields(record, planFields, checkFields(planFields, fields))
  },
}

/** Takes lines out of the plan; their records and everything typed into them stay. @see SPEC C5 */
export const removePlanLines: Command<{ readonly ids: readonly PlanLineId[] }> = {
  name: 'removePlanLines',
  needs: 'writeBoard',
  apply(doc, { ids }, actor) {
    for (const id of ids) yRecord(doc, 'plan', id)?.set(recordKey.removedAt, actor.now)
  },
}

/** Brings removed lines back as they are now. */
export const restorePlanLines: Command<{ readonly ids: readonly PlanLineId[] }> = {
  name: 'restorePlanLines',
  needs: 'writeBoard',
  apply(doc, { ids }) {
    for (const id of ids) yRecord(doc, 'plan', id)?.delete(recordKey.removedAt)
  },
}
