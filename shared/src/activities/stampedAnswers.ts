/**
 * One person's answers, each with the moment it was given or taken back. A stamp without an answer is one that was
 * taken back. Two tabs and the server hold copies of their own and are brought together with `laterOf`.
 */
export interface StampedAnswers {
  readonly answers: ReadonlyMap<string, unknown>
  /** Ms since 1970, by the server's clock as the page knew it; later than every stamp it had seen. */
  readonly stamps: ReadonlyMap<string, number>
}

export const unanswered: StampedAnswers = { answers: new Map(), stamps: new Map() }

/** The answers with their stamps; one that has none was there before all others. */
export function withStamps(
  answers: ReadonlyMap<string, unknown>,
  at: Readonly<Record<string, number>>,
): StampedAnswers {
  const stamps = new Map(Object.entries(at))
  for (const key of answers.keys()) if (!stamps.has(key)) stamps.set(key, 0)
  return { answers, stamps }
}

/**
 * Both brought together: of each answer the later one counts. Gives the same in whatever order, and however often,
 * changes arrive; of two with one stamp the first stays. What is new stands in front.
 *
 * @see SPEC W21
 */
export function laterOf(before: StampedAnswers, change: StampedAnswers): StampedAnswers {
  const stamps = new Map(before.stamps)
  const answers = new Map(before.answers)
  const fresh: [string, unknown][] = []
  for (const [key, stamp] of change.stamps) {
    if (stamp <= (stamps.get(key) ?? -1)) continue
    stamps.set(key, stamp)
    const answer = change.answers.get(key)
    if (answer === undefined) answers.delete(key)
    else if (answers.has(key)) answers.set(key, answer)
    else fresh.unshift([key, answer])
  }
  return { answers: new Map([...fresh, ...answers]), stamps }
}

/** Those changes of `change` that `than` does not have, nor anything later in their place. */
export function laterThan(than: StampedAnswers, change: StampedAnswers): StampedAnswers {
  const isLater = ([key]: readonly [string, unknown]): boolean =>
    (change.stamps.get(key) ?? -1) > (than.stamps.get(key) ?? -1)
  return {
    answers: new Map([...change.answers].filter(isLater)),
    stamps: new Map([...change.stamps].filter(isLater)),
  }
}

/** True when both say the same, whoever made the objects. */
export function isSameAnswer(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
