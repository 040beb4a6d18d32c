import type { StampedAnswers } from '@commonground/shared/activities/stampedAnswers'
import { laterOf } from '@commonground/shared/activities/stampedAnswers'
import type { BoardId, RoundId } from '@commonground/shared/base/ids'
import type { BallotParts } from './ballotCopy.ts'
import { tabMemory } from './tabMemory.ts'

/** One person in one round of one board. */
export interface BallotOwner {
  readonly board: BoardId
  readonly round: RoundId
  readonly participant: string
}

interface Memory {
  readonly read: () => BallotParts | undefined
  readonly write: (parts: BallotParts) => void
}

/**
 * One's own answers in this tab's own storage: they survive a reload and go with the tab. A tab that was duplicated has
 * them twice, which is the same as once. Nothing is remembered, and nothing fails, where there is no storage.
 */
export function ballotMemory({ board, round, participant }: BallotOwner): Memory {
  const memory = tabMemory(`ballot:${board}:${round}:${participant}`)
  return {
    read: () => readParts(parsed(memory.read())),
    write: ({ server, unsent }) =>
      memory.write(JSON.stringify({ server: plain(server), unsent: plain(unsent) })),
  }
}

/** Nothing when it is no JSON: an empty memory is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The answers to a round that this tab showed last. */
export function rememberedAnswers(owner: BallotOwner): ReadonlyMap<string, unknown> {
  const parts = ballotMemory(owner).read()
  return parts ? laterOf(parts.server, parts.unsent).answers : new Map()
}

const plain = ({ answers, stamps }: StampedAnswers) => ({ answers: [...answers], stamps: [...stamps] })

function readParts(value: unknown): BallotParts | undefined {
  if (typeof value !== 'object' || value === null || !('server' in value) || !('unsent' in value))
    return undefined
  const [server, unsent] = [readStamped(value.server), readStamped(value.unsent)]
  return server && unsent && { server, unsent }
}

function readStamped(value: unknown): StampedAnswers | undefined {
  if (typeof value !== 'object' || value === null || !('answers' in value) || !('stamps' in value))
    return undefined
  const { answers, stamps } = value
  return isPairs(answers) && isStamps(stamps)
    ? { answers: new Map(answers), stamps: new Map(stamps) }
    : undefined
}

function isPairs(value: unknown): value is readonly (readonly [string, unknown])[] {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string')
}

function isStamps(value: unknown): value is readonly (readonly [string, number])[] {
  return isPairs(value) && value.every(([, stamp]) => typeof stamp === 'number')
}
