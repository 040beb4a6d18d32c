import { BoardError } from '@commonground/shared/base/boardError'
import type { CardId } from '@commonground/shared/base/ids'
import { changeCard } from '@commonground/shared/commands/cards'
import type { CardValues } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import type { Session } from '../../session/session.ts'

/** Writes some fields of a card. Returns why it could not, in words, or nothing. */
export function writeCard(session: Session, id: CardId, fields: Partial<CardValues>): string | undefined {
  if (!session.canWrite()) return words.problems.errors[session.role === 'viewer' ? 'viewer' : 'frozen']
  try {
    session.run(changeCard, { id, fields })
    return undefined
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    return words.problems.errors[error.code]
  }
}
