import type { ActivityKind } from './activities.ts'

/**
 * What of a ballot stands for itself, by a key of its own, and the ballot that says it. Two tabs of one person are
 * brought together by these. A page needs no more of an activity than this.
 *
 * @see SPEC W21
 */
export interface BallotShape<Ballot> {
  readonly answersOf: (ballot: Ballot) => ReadonlyMap<string, unknown>
  readonly ballotOf: (answers: ReadonlyMap<string, unknown>) => unknown
}

type ByCard = Readonly<Record<string, unknown>>
interface Line {
  readonly id: string
}

// Keys of answers about no card; they have the form of an id, as all keys of answers have.
const scoreKey = 'fairness'
const doneKey = 'allListed'

export const ballotShapes = {
  blindPlacing: {
    answersOf: ({ places }: { readonly places: ByCard }) => new Map(Object.entries(places)),
    ballotOf: (answers) => ({ places: Object.fromEntries(answers) }),
  },
  dotVote: {
    // A card with no dots is one they were taken back from.
    answersOf: ({ dots }: { readonly dots: ByCard }) =>
      new Map(Object.entries(dots).filter(([, count]) => count !== 0)),
    ballotOf: (answers) => ({ dots: Object.fromEntries(answers) }),
  },
  silentListing: {
    answersOf: ({ cards, done }: { readonly cards: readonly Line[]; readonly done?: boolean | undefined }) =>
      new Map<string, unknown>([
        ...cards.map(({ id, ...line }) => [id, line] as const),
        ...(done ? [[doneKey, true] as const] : []),
      ]),
    ballotOf: (answers) => ({
      cards: [...answers].flatMap(([id, line]) => (id === doneKey ? [] : [Object.assign({ id }, line)])),
      ...(answers.has(doneKey) && { done: true }),
    }),
  },
  fairness: {
    // 0 is the answer of somebody who has not answered.
    answersOf: ({ score }: { readonly score: number }) =>
      new Map<string, unknown>(score === 0 ? [] : [[scoreKey, score]]),
    ballotOf: (answers) => ({ score: answers.get(scoreKey) ?? 0 }),
  },
} satisfies { readonly [K in ActivityKind]: BallotShape<never> }
