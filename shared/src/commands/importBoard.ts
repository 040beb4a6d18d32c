import type { CardId, PlanLineId, TieId } from '../base/ids.ts'
import { recordKey, yRecord } from '../document/layout.ts'
import { type Settings, settingFields } from '../model/board.ts'
import { type PlanValues, planFields } from '../model/planLine.ts'
import { type TieValues, tieFields } from '../model/tie.ts'
import { may } from '../protocol/policy.ts'
import { requireSpace } from './cardSpace.ts'
import { bearCards, type NewCard } from './cards.ts'
import type { Command } from './command.ts'
import { type CardImport, checkImport, importCards, partsBySize } from './importCards.ts'
import { addPlanLine } from './plan.ts'
import { changeSettings } from './settings.ts'
import { addTie } from './ties.ts'
import { checkFields } from './write.ts'

/** Everything a board file brings: a `BoardImportPlan` is one. */
export interface BoardImport extends CardImport {
  /** Cards that were removed on the board they come from: kept, not shown. */
  readonly removed: readonly NewCard[]
  readonly marks: readonly { readonly id: CardId; readonly locked: boolean; readonly order: number }[]
  readonly ties: readonly {
    readonly id: TieId
    readonly from: CardId
    readonly to: CardId
    readonly fields: Partial<TieValues>
  }[]
  readonly plan: readonly {
    readonly id: PlanLineId
    readonly card: CardId
    readonly fields: Partial<PlanValues>
  }[]
  readonly settings?: Partial<Settings>
}

const nothing: BoardImport = { added: [], changed: [], removed: [], marks: [], ties: [], plan: [] }

/**
 * Brings in a board file as one step: all of it or nothing. Locks and settings need a facilitator and are left out
 * for anyone else.
 *
 * @throws BoardError as `importCards`.
 * @see SPEC T4
 */
export const importBoard: Command<BoardImport> = {
  name: 'importBoard',
  needs: 'writeBoard',
  parts(doc, file, actor) {
    requireSpace(doc, file.added.length, file.removed.length)
    checkImport(doc, { added: [...file.added, ...file.removed], changed: file.changed }, actor)
    for (const { fields } of file.ties) checkFields(tieFields, fields)
    for (const { fields } of file.plan) checkFields(planFields, fields)
    checkFields(settingFields, file.settings ?? {})
    return [
      ...partsBySize(file.added).map((added) => ({ ...nothing, added })),
      ...partsBySize(file.removed).map((removed) => ({ ...nothing, removed })),
      ...partsBySize(file.ties).map((ties) => ({ ...nothing, ties })),
      ...partsBySize(file.plan).map((plan) => ({ ...nothing, plan })),
    ]
  },
  prepare(doc, { added, removed, ties, plan }, actor) {
    bearCards(doc, [...added, ...removed], actor)
    for (const tie of ties) addTie.prepare?.(doc, tie, actor)
    for (const line of plan) addPlanLine.prepare?.(doc, line, actor)
  },
  apply(doc, file, actor) {
    importCards.apply(doc, file, actor)
    for (const { id, locked, order } of file.marks) {
      const record = yRecord(doc, 'cards', id)
      if (locked && may(actor.role, 'lockCards')) record?.set(recordKey.locked, true)
      if (order !== 0) record?.set(recordKey.order, order)
    }
    for (const tie of file.ties) addTie.apply(doc, tie, actor)
    for (const line of file.plan) addPlanLine.apply(doc, line, actor)
    if (file.settings && may(actor.role, changeSettings.needs)) {
      changeSettings.apply(doc, { settings: file.settings }, actor)
    }
  },
}
