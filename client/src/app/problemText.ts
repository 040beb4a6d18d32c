import { BoardError } from '@commonground/shared/base/boardError'
import { words } from '@commonground/shared/words/words'

/** The words for an expected refusal. Bugs are thrown on. */
export function problemText(error: unknown): string {
  if (error instanceof BoardError) return words.problems.errors[error.code]
  throw error
}
