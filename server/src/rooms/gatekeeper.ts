import { isTooNew } from '@commonground/shared/document/open'
import type { Refused } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'
import type * as Y from 'yjs'
import { whyNot } from './access.ts'
import { type Author, judge, type Verdict } from './admission.ts'
import type { Authors } from './authors.ts'
import { Budgets } from './budgets.ts'
import type { Session } from './session.ts'

/** What becomes of a change. `clients`: ids of its sender that it writes under. */
export type Decision =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'known' }
  | { readonly kind: 'new'; readonly clients: ReadonlySet<number> }
  | { readonly kind: 'refused'; readonly refused: Refused }

/** One change, and how things stand in the room as it is looked at. */
export interface Asked {
  readonly update: Uint8Array
  readonly at: number
  /** What its sender sees of the board. */
  readonly seen: Y.Doc
  readonly isFrozen: boolean
  /** Whether so much waits for the disk that nothing more may. */
  readonly isHeldUp: boolean
}

/** Decides on every change of one board: by what it holds, by who sends it, and by how much of it there may be. */
export class Gatekeeper {
  /** Written by newer code: nothing is written to it here. @see SPEC D6 */
  readonly isTooNew: boolean
  readonly #authors: Authors
  readonly #budgets: Budgets

  constructor(doc: Y.Doc, authors: Authors) {
    this.isTooNew = isTooNew(doc)
    this.#authors = authors
    this.#budgets = new Budgets(doc)
  }

  get isBoardFull(): boolean {
    return !this.#budgets.hasRoomFor(0)
  }

  decide(session: Session, asked: Asked): Decision {
    const verdict = this.#judge(session, asked)
    if (!verdict) return { kind: 'malformed' }
    if (verdict.kind === 'known') return verdict
    // Before anything else: looking at it was the work.
    if (verdict.kind === 'new' && !this.#budgets.mayWork(session, verdict.steps, asked.at)) {
      return refused({ code: 'limit', rule: 'tangled' })
    }
    const code = whyNot(session.person.role, asked.isFrozen)
    if (code) return refused({ code })
    if (verdict.kind === 'refused') return refused({ code: verdict.code, rule: verdict.rule })
    if (this.isTooNew) return refused({ code: 'invalid', rule: 'newer-schema' })
    if (asked.isHeldUp) return refused({ code: 'limit', rule: 'unsaved' })
    const { clients, removals } = verdict
    const rule = this.#budgets.take(session, { bytes: asked.update.length, removals }, asked.at)
    return rule === undefined ? { kind: 'new', clients } : refused({ code: 'limit', rule })
  }

  /** Nothing when the bytes are no update. */
  #judge({ person }: Session, { update, seen }: Asked): Verdict | undefined {
    const { role, participant } = person
    const author: Author = {
      participant: participant.id,
      owns: (client) => may(role, 'writeBoard') && this.#authors.mayOwn(client, participant.id),
      isFacilitator: role === 'facilitator',
    }
    try {
      return judge(seen, update, author)
    } catch {
      // Yjs throws plain errors of many kinds on bytes that are not an update.
      return undefined
    }
  }
}

const refused = (why: Refused): Decision => ({ kind: 'refused', refused: why })
