import { type CardId, newPlanLineId, type PlanLineId } from '@commonground/shared/base/ids'
import { addPlanLine, removePlanLines, restorePlanLines } from '@commonground/shared/commands/plan'
import type { PlanLine } from '@commonground/shared/model/planLine'
import { words } from '@commonground/shared/words/words'
import type { ActionContext } from './actionContext.ts'
import { asOneStep, obstacle, refuse } from './cardActs.ts'

/** Opens the plan at what is planned with this card; with nothing yet, at a new line for it. */
export function planWith(context: ActionContext, card: CardId): void {
  const { session, ui } = context
  const line = [...session.board.get().plan.values()].find((each) => each.card === card && !each.done)
  if (!line) addToPlan(context, card)
  else ui.change({ panel: 'plan', editing: undefined, planning: { line: line.id, takesKeyboard: true } })
}

/** Adds an empty line about a card, as one step, and opens it to be filled in. */
export function addToPlan(context: ActionContext, card: CardId): void {
  const { session, ui, announce } = context
  const why = obstacle(session, undefined, 'edit')
  if (why) {
    refuse(context, why)
    return
  }
  const line = newPlanLineId()
  const isAdded = asOneStep(context, () => {
    session.run(addPlanLine, { id: line, card, fields: {} })
    return true
  })
  if (!isAdded) return
  ui.change({ panel: 'plan', editing: undefined, planning: { line, takesKeyboard: true } })
  announce.polite(words.plan.added(nameOf(context, card)))
}

/** Takes a line out of the plan and offers to bring it back. */
export function removeFromPlan(context: ActionContext, line: PlanLine): void {
  const { session, ui } = context
  const why = obstacle(session, undefined, 'edit')
  if (why) {
    refuse(context, why)
    return
  }
  asOneStep(context, () => session.run(removePlanLines, { ids: [line.id] }))
  ui.change({ planning: undefined })
  tellGone(context, line.id, words.plan.removed(nameOf(context, line.card)))
}

/**
 * The line somebody had open is shown no longer. Says so when it was taken out, and offers to bring it back with what
 * they typed; with a removed card it comes back by itself.
 */
export function closeGone(context: ActionContext, id: PlanLineId): void {
  context.ui.change({ planning: undefined })
  if (!context.session.board.get().plan.has(id)) tellGone(context, id, words.plan.gone)
}

function tellGone(context: ActionContext, id: PlanLineId, text: string): void {
  const { session, notify } = context
  const perform = (): void => {
    asOneStep(context, () => session.run(restorePlanLines, { ids: [id] }))
  }
  const until = (over: () => void): (() => void) =>
    session.board.subscribe(() => session.board.get().plan.has(id) && over())
  notify({ text, action: { label: words.grid.undo, perform }, until })
}

function nameOf({ session }: ActionContext, card: CardId): string {
  return session.board.get().cards.get(card)?.name || words.model.unnamed
}
