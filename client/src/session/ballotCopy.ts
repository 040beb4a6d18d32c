import type { BallotShape } from '@commonground/shared/activities/ballotShapes'
import {
  isSameAnswer,
  laterOf,
  laterThan,
  type StampedAnswers,
  unanswered,
} from '@commonground/shared/activities/stampedAnswers'

/** One person's ballot as one tab has it: what the server is known to have, and what was changed here since. */
export interface BallotParts {
  readonly server: StampedAnswers
  readonly unsent: StampedAnswers
}

/**
 * One tab's copy of a ballot that other tabs and devices of the person may change too. Undoing, clearing or changing an
 * answer here touches that answer alone.
 *
 * @see SPEC W21
 */
export class BallotCopy<Ballot> {
  readonly #shape: BallotShape<Ballot>
  #server: StampedAnswers
  #unsent: StampedAnswers

  constructor(shape: BallotShape<Ballot>, { server, unsent }: BallotParts = noParts) {
    this.#shape = shape
    this.#server = server
    this.#unsent = unsent
  }

  get parts(): BallotParts {
    return { server: this.#server, unsent: this.#unsent }
  }

  get unsent(): StampedAnswers {
    return this.#unsent
  }

  get hasUnsent(): boolean {
    return this.#unsent.stamps.size > 0
  }

  /** The ballot as it is shown. */
  get ballot(): Ballot {
    return this.#shape.ballotOf(this.#all.answers) as Ballot
  }

  /** Takes what differs from what is shown as changes made now. */
  change(next: Ballot, nowMs: number): void {
    const before = this.#all
    const after = this.#shape.answersOf(next)
    const stamp = Math.max(Math.floor(nowMs), ...[...before.stamps.values()].map((known) => known + 1))
    const keys = new Set([...before.answers.keys(), ...after.keys()])
    // A list begins with its newest name, which has to be the last that is added.
    const changed = [...keys]
      .filter((key) => !isSameAnswer(before.answers.get(key), after.get(key)))
      .reverse()
    const answers = new Map(this.#unsent.answers)
    const stamps = new Map(this.#unsent.stamps)
    for (const key of changed) {
      answers.delete(key)
      if (after.has(key)) answers.set(key, after.get(key))
      stamps.set(key, stamp)
    }
    this.#unsent = { answers, stamps }
  }

  /** The server has this. What was changed here before that is overtaken. */
  take(server: StampedAnswers): void {
    this.#server = laterOf(this.#server, server)
    this.#unsent = laterThan(this.#server, this.#unsent)
  }

  /** The server has this and nothing else: what it was known to have and has no more is sent again. */
  read(server: StampedAnswers): void {
    this.#unsent = laterThan(server, this.#all)
    this.#server = server
  }

  /** Those of `sent` that the server left out, although nothing later stood against them. */
  leftOut(sent: StampedAnswers): readonly string[] {
    const { stamps } = this.#unsent
    return [...sent.stamps].filter(([key, stamp]) => stamps.get(key) === stamp).map(([key]) => key)
  }

  /** Forgets changes made here. */
  drop(keys: readonly string[]): void {
    const without = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
      new Map([...map].filter(([key]) => !keys.includes(key)))
    this.#unsent = { answers: without(this.#unsent.answers), stamps: without(this.#unsent.stamps) }
  }

  get #all(): StampedAnswers {
    return laterOf(this.#server, this.#unsent)
  }
}

const noParts: BallotParts = { server: unanswered, unsent: unanswered }
