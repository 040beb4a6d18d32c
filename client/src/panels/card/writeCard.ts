import { BoardError } from '@commonground/shared/base/boardError'
import type { CardId } from '@commonground/shared/base/ids'
import { changeCard } from '@commonground/shared/commands/cards'
import { type CardValues, cardFieldNames } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import type { Draft, Session } from '../../session/session.ts'
import { obstacle, obstacleWords } from '../../tools/cardActs.ts'

/**
 * Writes some fields of a card. Returns why it could not, in words, or nothing. What could not be written when its
 * field goes away (`isLast`) is kept as a draft.
 *
 * @see SPEC O4
 */
export function writeCard(
  session: Session,
  id: CardId,
  fields: Partial<CardValues>,
  isLast = false,
): string | undefined {
  const why = obstacle(session, undefined, 'place' in fields ? 'place' : 'edit')
  if (why) {
    if (isLast) session.keepUnsent(linesOf(session, id, fields))
    return obstacleWords(why)
  }
  try {
    session.run(changeCard, { id, fields })
    return undefined
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    return words.problems.errors[error.code]
  }
}

function linesOf({ board }: Session, id: CardId, fields: Partial<CardValues>): Draft['lines'] {
  const card = board.get().cards.get(id)?.name ?? words.model.unnamed
  return cardFieldNames.flatMap((name) => {
    const value = fields[name]
    return typeof value === 'string' || typeof value === 'number'
      ? [{ card, field: words.model.fields[name], value: String(value) }]
      : []
  })
}
