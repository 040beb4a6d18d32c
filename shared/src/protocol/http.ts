import * as z from 'zod/mini'
import type { ActivityKind, BallotOf, ResultOf, SetupOf } from '../activities/activities.ts'
import { type CardId, isId, type SittingId } from '../base/ids.ts'
import { cleanLine, maxLineLength, maxTextLength } from '../model/field.ts'
import { type Role, roles } from '../model/participant.ts'
import type { PlainBoard } from '../model/plainBoard.ts'
import { templateNames } from '../templates/templates.ts'
import type { Outcome, RoundOf } from './workshop.ts'

const oneLine = z.string().check(z.trim(), z.maxLength(maxLineLength), z.overwrite(cleanLine), z.minLength(1))
const optionalLine = z.optional(
  z.string().check(z.trim(), z.maxLength(maxLineLength), z.overwrite(cleanLine)),
)
const as = z.optional(z.enum(['browser', 'script']))
const time = z.number().check(z.gte(0), z.lt(1e15))

export const createBoardBody = z.object({
  title: oneLine,
  template: z.optional(z.enum(templateNames)),
  /** What the board asks; without one, what its template asks. */
  question: z.optional(z.string().check(z.maxLength(maxTextLength))),
  /** The name the maker is shown by; without one, "Facilitator". */
  name: optionalLine,
  sector: optionalLine,
  as,
  createKey: z.optional(z.string()),
})
export type CreateBoardBody = z.infer<typeof createBoardBody>

const key = z.string().check(z.minLength(1), z.maxLength(200))

export const checkKeyBody = z.object({ key })
export type CheckKeyBody = z.infer<typeof checkKeyBody>

/** The answer to a link's key before joining. @see SPEC W10 */
export interface KeyAnswer {
  readonly role: Role
  /** The board's; left out while people wait in the lobby. */
  readonly title?: string
}

export const joinBody = z.object({
  key,
  name: oneLine,
  sector: optionalLine,
  as,
})
export type JoinBody = z.infer<typeof joinBody>

export const changeBoardBody = z.object({
  title: z.optional(oneLine),
  archived: z.optional(z.boolean()),
  /** `false` takes the board out of the trash. */
  trashed: z.optional(z.literal(false)),
})
export type ChangeBoardBody = z.infer<typeof changeBoardBody>

export const duplicateBoardBody = z.object({
  /** Without one, the title of the board it is made from. */
  title: optionalLine,
  as,
  createKey: z.optional(z.string()),
})
export type DuplicateBoardBody = z.infer<typeof duplicateBoardBody>

export const rotateLinkBody = z.object({ role: z.enum(roles) })
export type RotateLinkBody = z.infer<typeof rotateLinkBody>

/** `POST /api/join`: by the short code a facilitator shows. */
export const joinByCodeBody = z.object({
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  name: oneLine,
  sector: optionalLine,
  as,
})
export type JoinByCodeBody = z.infer<typeof joinByCodeBody>

/** `POST /api/boards/:id/hand`: raises or lowers one's own hand. */
export const handBody = z.object({ up: z.boolean() })

/** `POST /api/boards/:id/admit`: lets one person in from the lobby; without one, everybody who waits. Answers 204. */
export const admitBody = z.object({ participant: z.optional(z.string().check(z.maxLength(40))) })

/** `POST /api/boards/:id/versions`: keeps the board as it is now under a name. */
export const versionBody = z.object({ name: oneLine })

/** One row of `GET /api/boards/:id/versions`, newest first. */
export interface VersionRow {
  readonly id: string
  readonly name: string
  readonly at: number
  /** The name of who kept it; absent when they are no longer on the board. */
  readonly by?: string
}

/**
 * `POST /api/boards/:id/put-back`: gives the board back what it was before a time, or before what one person changed
 * from one time to another. With `preview` only what that would do is answered.
 *
 * @see SPEC R27, R28
 */
export const putBackBody = z.object({
  what: z.union([
    z.strictObject({ before: time }),
    z.strictObject({
      by: z.string().check(z.refine(isId)),
      since: z.exactOptional(time),
      until: z.exactOptional(time),
    }),
  ]),
  preview: z.optional(z.boolean()),
})
export type PutBackBody = z.infer<typeof putBackBody>

/** What putting back does, or did. */
export interface PutBackEffect {
  /** Cards on the board that get other words, ratings or places. */
  readonly changed: number
  /** Cards that are shown again. */
  readonly back: number
  /** Cards that go to the removed ones. */
  readonly gone: number
  /** Ties, plan lines and settings that change. */
  readonly others: number
  /** The board's past is known from then on alone: nothing older could be put back. */
  readonly reachesTo?: number
}

/** `change`: its time; with the person who asked it names this change, as what is to be put back again. */
export interface PutBackAnswer extends PutBackEffect {
  readonly change?: number
}

/** `POST /api/boards/:id/empty-trash`: how many cards were destroyed. */
export interface EmptiedTrash {
  readonly cards: number
}

/** `GET /api/boards/:id/changes`: who changed a board and when, as far back as is known. */
export interface ChangesAnswer {
  readonly people: readonly {
    readonly id: string
    /** Absent when they are no longer on the board. */
    readonly name?: string
    readonly changes: number
    readonly firstAt: number
    readonly lastAt: number
  }[]
  /** Moments to go back to, newest first: before a long pause was over, or before somebody changed much at once. */
  readonly moments: readonly { readonly at: number; readonly much?: string }[]
  readonly reachesTo?: number
}

/** One workshop that was held, as `GET /api/boards/:id/sittings` lists it, newest first. */
export interface SittingRow {
  readonly id: SittingId
  /** The name it was closed under. */
  readonly name: string
  /** When it was closed; of one that nobody closed, when something came of it last. */
  readonly closedAt: number
  /** Day to look again, YYYY-MM-DD. */
  readonly reviewOn?: string
  /** How many took part, by sector; the key of those without one is empty. */
  readonly people: Readonly<Record<string, number>>
  /** Nobody closed it: it was kept when the next one began. */
  readonly unclosed?: true
}

/** A round of an earlier workshop. Its cards are in its result. */
export type SittingRound = { readonly [K in ActivityKind]: Omit<RoundOf<K>, 'progress'> }[ActivityKind]

/** `GET …/sittings/:sitting`: a workshop with all its reader may see. Viewers are told no rounds. @see SPEC W19 */
export interface SittingDetail extends SittingRow {
  readonly begunAt: number
  /** The titles of its stages. */
  readonly agenda: readonly string[]
  readonly rounds: readonly SittingRound[]
  readonly outcomes: Readonly<Record<CardId, Outcome>>
  /** The board as it stood then; absent when it cannot be read. */
  readonly board?: PlainBoard
}

/**
 * `PUT …/rounds/:round/ballot` with what one tab changed: `ballot` holds the answers that are new, `at` when each of
 * them was given, and when those that `ballot` does not hold were taken back. Answers the whole ballot as it is then.
 * A ballot without `at` adds to what is there and answers 204.
 *
 * @see SPEC W21
 */
export const ballotChange = z.object({
  ballot: z.unknown(),
  at: z.record(z.string().check(z.refine(isId)), z.int().check(z.gte(0), z.lt(1e15))),
})

/** One's own answers in a round, `null` before the first, and when each was given or taken back. */
export interface OwnBallot<K extends ActivityKind = ActivityKind> {
  readonly ballot: BallotOf<K> | null
  readonly at: Readonly<Record<string, number>>
}

/** `GET …/rounds/:round/result`, after the reveal. */
export type RoundResult = {
  [K in ActivityKind]: {
    readonly kind: K
    readonly setup: SetupOf<K>
    readonly revealedAt: number
    /** How many people who had answered were taken off the board before. */
    readonly takenOff: number
    readonly result: ResultOf<K>
  }
}[ActivityKind]

export interface LinkWithKey {
  readonly key: string
  readonly url: string
}

export interface CreatedBoard {
  readonly board: { readonly id: string; readonly title: string }
  readonly links: Readonly<Record<(typeof roles)[number], LinkWithKey>>
  readonly token?: string
}

export interface Joined {
  readonly role: (typeof roles)[number]
  readonly participant: {
    readonly id: string
    readonly name: string
    readonly sector: string
    readonly colour: number
  }
  readonly board: { readonly id: string; readonly title: string }
  /** In the lobby: nothing of the board is sent before a facilitator lets this person in; `board.title` is empty. */
  readonly waiting?: true
  readonly token?: string
}

/** The colour of a dot whose card has no sector. */
export const noSectorColour = -1

/** One dot of a board's small picture: interest and influence 0–100, and a sector colour index or `noSectorColour`. */
export type PictureDot = readonly [interest: number, influence: number, colour: number]

/** One row of `GET /api/boards`; `GET /api/boards/:id` adds `participant`. Times are ms since 1970. */
export interface BoardSummary {
  readonly id: string
  readonly title: string
  readonly role: (typeof roles)[number]
  readonly createdAt: number
  /** When this identity last joined or connected. */
  readonly openedAt: number
  readonly changedAt: number
  readonly archivedAt?: number
  readonly trashedAt?: number
  readonly cards: number
  readonly picture: readonly PictureDot[]
}

export interface BoardDetail extends BoardSummary {
  readonly participant: Joined['participant']
}

/** One row of `GET /api/boards/:id/links`. Never the key: it exists only as a hash. */
export interface LinkRow {
  readonly id: string
  readonly role: (typeof roles)[number]
  readonly createdAt: number
  readonly revokedAt?: number
  /** How many people came by it. */
  readonly people: number
}

/** The answer to `POST /api/boards/:id/links`: the only time its key is told. */
export interface RotatedLink extends LinkRow, LinkWithKey {}

/** `GET /api/boards/:id/clients/:client`: who wrote under that client id. */
export interface AuthorAnswer {
  readonly name: string
}

/** One row of `GET /api/boards/:id/people`. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly sector: string
  readonly colour: number
  readonly role: (typeof roles)[number]
  readonly openedAt: number
  /** In the lobby. */
  readonly waiting?: true
}

export interface ImportAnswer {
  readonly added: number
  readonly updated: number
  readonly refused: readonly { readonly row: number; readonly reason: string }[]
  /** How a list was read: what each column became, the scale of each rating, the last row of the heading (0: none). */
  readonly guessed?: {
    readonly columns: readonly { readonly column: string; readonly as: string }[]
    readonly scale: Readonly<Record<string, string>>
    readonly headingRow: number
  }
  /** Cards without a place because the list gives only one of their two ratings; absent for none. */
  readonly half?: number
  /** Cells that did not come in, by column; whole columns too. */
  readonly left: readonly {
    readonly column: string
    readonly cells: number
    readonly example: { readonly row: number; readonly text: string }
  }[]
}

/** `application/problem+json`. `code` is one of `errorCodes`. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string
  /** With what code a connection that requests carry was ended. */
  readonly close?: number
}
