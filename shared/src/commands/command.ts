import type * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import type { ParticipantId } from '../base/ids.ts'
import { type Origin, origin } from '../document/origin.ts'
import type { Role } from '../model/participant.ts'
import { type Action, may } from '../protocol/policy.ts'

/** What a command may know about who runs it and when. Time is handed in, never read. */
export interface Actor {
  readonly role: Role
  readonly participant?: ParticipantId
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * The only way to write a board. One run is one transaction of one origin, and so one undo step.
 *
 * `prepare`, where a command has one, puts new records into the document still marked removed; `apply` then shows
 * them. Undoing shows them removed again and never destroys a record.
 *
 * @see SPEC C1, C2
 */
export interface Command<Args, Result = void> {
  readonly name: string
  /** What its actor must be allowed to do. */
  readonly needs: Action
  readonly prepare?: (doc: Y.Doc, args: Args, actor: Actor) => void
  /** Checks all of it, then parts the births: each part is prepared in its own transaction, small enough to send. */
  readonly parts?: (doc: Y.Doc, args: Args, actor: Actor) => readonly Args[]
  readonly apply: (doc: Y.Doc, args: Args, actor: Actor) => Result
}

/**
 * Runs a command on a document.
 *
 * @throws BoardError `forbidden` when its actor may not, or why it cannot be done now; then the document is unchanged.
 * @see SPEC A1
 */
export function run<Args, Result>(
  doc: Y.Doc,
  command: Command<Args, Result>,
  args: Args,
  actor: Actor,
  as: Origin = origin.person,
): Result {
  if (!may(actor.role, command.needs)) throw new BoardError('forbidden')
  const { prepare } = command
  const parts = command.parts?.(doc, args, actor) ?? [args]
  if (prepare) for (const part of parts) doc.transact(() => prepare(doc, part, actor), origin.birth)
  return doc.transact(() => command.apply(doc, args, actor), as)
}
