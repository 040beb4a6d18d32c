import { BoardError } from '@commonground/shared/base/boardError'
import { changePlanLine } from '@commonground/shared/commands/plan'
import type { PlanField, PlanLine } from '@commonground/shared/model/planLine'
import { words } from '@commonground/shared/words/words'
import type { Session } from '../../session/session.ts'
import { obstacle, obstacleWords } from '../../tools/cardActs.ts'

/** Writes one field of a line, as `writeCard` does one of a card. */
export function writePlanLine(
  session: Session,
  line: PlanLine,
  field: PlanField,
  value: unknown,
  isLast = false,
): string | undefined {
  const why = obstacle(session, undefined, 'edit')
  if (why) {
    const card = session.board.get().cards.get(line.card)?.name || words.model.unnamed
    const name = words.drafts.plan(words.plan.fields[field])
    if (isLast && typeof value === 'string') session.keepUnsent([{ card, field: name, value }])
    return obstacleWords(why)
  }
  try {
    session.run(changePlanLine, { id: line.id, fields: { [field]: value } })
    return undefined
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    return words.problems.errors[error.code]
  }
}
