import type { CardId } from '@commonground/shared/base/ids'
import { recordRoots, yRecord, yRecords } from '@commonground/shared/document/layout'
import { isTooNew } from '@commonground/shared/document/open'
import { maxRecords } from '@commonground/shared/protocol/limits'
import type { Refused } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'
import type * as Y from 'yjs'
import { whyNot } from './access.ts'
import { judge, type Verdict } from './admission.ts'
import type { Authors } from './authors.ts'
import { Budgets, type Taker } from './budgets.ts'
import { some } from './losses.ts'
import type { Session } from './session.ts'

/** What becomes of a change. `update`: what is new of it. `clients`: ids of its sender that it writes under. */
export type Decision =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'known' }
  | { readonly kind: 'new'; readonly update: Uint8Array; readonly clients: ReadonlySet<number> }
  | { readonly kind: 'refused'; readonly refused: Refused }

/** One change, and how things stand in the room as it is looked at. */
export interface Asked {
  readonly update: Uint8Array
  readonly at: number
  readonly isFrozen: boolean
  /** Whether so much waits for the disk that nothing more may. */
  readonly isHeldUp: boolean
}

/** Decides on every change of one board: by what it holds, by who sends it, and by how much of it there may be. */
export class Gatekeeper {
  /** Written by newer code: nothing is written to it here. @see SPEC D6 */
  readonly isTooNew: boolean
  readonly #doc: Y.Doc
  readonly #authors: Authors
  readonly #budgets: Budgets
  readonly #isRecovered: boolean

  /** @param isRecovered whether part of the stored board could not be read. */
  constructor(doc: Y.Doc, authors: Authors, isRecovered = false) {
    this.isTooNew = isTooNew(doc)
    this.#doc = doc
    this.#authors = authors
    this.#budgets = new Budgets(doc)
    this.#isRecovered = isRecovered
  }

  /** Whether the board takes as much as a share of all it may, in any respect. Measures it at times. */
  isFull(share: number): boolean {
    return this.hasMany(share) || this.#budgets.isFuller(share)
  }

  /** Whether it has as many records of a kind as a share of those it may have. */
  hasMany(share: number): boolean {
    return recordRoots.some((root) => yRecords(this.#doc, root).size >= maxRecords[root] * share)
  }

  /** @see Budgets.shrank */
  shrank(): void {
    this.#budgets.shrank()
  }

  /** @see Budgets.wroteOwn */
  wroteOwn(): void {
    this.#budgets.wroteOwn()
  }

  decide(session: Session, asked: Asked): Decision {
    const { role } = session.person
    // Unread: nothing that a viewer's page sends can be of use.
    if (!may(role, 'writeBoard')) return refused({ code: 'viewer' })
    const verdict = this.#judge(session, asked)
    if (!verdict) return { kind: 'malformed' }
    if (verdict.kind === 'known') return verdict
    // Before anything else: looking at it was the work.
    if (verdict.kind === 'refused' && verdict.rule === 'tangled') return refused(verdict)
    const code = whyNot(role, asked.isFrozen)
    if (code) return refused({ code })
    if (verdict.kind === 'refused') return refused(verdict)
    if (this.isTooNew) return refused({ code: 'invalid', rule: 'newer-schema' })
    if (asked.isHeldUp) return refused({ code: 'limit', rule: 'unsaved' })
    const { update, clients, structs, loss } = verdict
    const rule = this.#budgets.take(session, { bytes: update.length, structs, loss }, asked.at)
    return rule === undefined ? { kind: 'new', update, clients } : refused({ code: 'limit', rule })
  }

  /** Takes what a list that somebody brings in writes over of what others made, or answers that it is too much. */
  mayWriteOver(taker: Taker, cards: readonly CardId[], at: number): boolean {
    const records = cards.flatMap((id) => yRecord(this.#doc, 'cards', id) ?? [])
    const touched = new Map(records.map((record) => [record, some]))
    return this.#budgets.takeFromOthers(taker, { removals: 0, touched }, at)
  }

  /** Nothing when the bytes are no update. */
  #judge(session: Session, { update, at }: Asked): Verdict | undefined {
    const { role, participant } = session.person
    try {
      return judge(this.#doc, update, {
        participant: participant.id,
        owns: (client) => this.#authors.mayOwn(client, participant.id, role === 'facilitator'),
        isFacilitator: role === 'facilitator',
        mayHandIn: role === 'facilitator' && this.#isRecovered,
        pays: (steps) => this.#budgets.pays(session, steps, at),
      })
    } catch {
      // Yjs throws plain errors of many kinds on bytes that are not an update.
      return undefined
    }
  }
}

const refused = ({ code, rule }: Refused): Decision => ({
  kind: 'refused',
  refused: rule === undefined ? { code } : { code, rule },
})
