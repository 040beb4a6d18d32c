import { customAlphabet } from 'nanoid'

declare const boardBrand: unique symbol
declare const cardBrand: unique symbol
declare const tieBrand: unique symbol
declare const planLineBrand: unique symbol
declare const participantBrand: unique symbol
declare const linkBrand: unique symbol
declare const roundBrand: unique symbol
declare const sittingBrand: unique symbol

export type BoardId = string & { readonly [boardBrand]: true }
export type CardId = string & { readonly [cardBrand]: true }
export type TieId = string & { readonly [tieBrand]: true }
export type PlanLineId = string & { readonly [planLineBrand]: true }
export type ParticipantId = string & { readonly [participantBrand]: true }
export type LinkId = string & { readonly [linkBrand]: true }
export type RoundId = string & { readonly [roundBrand]: true }
export type SittingId = string & { readonly [sittingBrand]: true }

// No look-alikes and no vowels: an id read aloud stays itself and never spells a word.
const alphabet = '0123456789bcdfghjkmnpqrstvwxyzBCDFGHJKMNPQRSTVWXYZ'

// 50 letters: 22 of them carry 124 random bits, 12 carry 67.
const unguessable = customAlphabet(alphabet, 22)
const withinBoard = customAlphabet(alphabet, 12)

/** A board id cannot be guessed (124 random bits): it is half of what opens a board. */
export const newBoardId = (): BoardId => unguessable() as BoardId
export const newParticipantId = (): ParticipantId => unguessable() as ParticipantId
export const newLinkId = (): LinkId => withinBoard() as LinkId
/** Record ids need only be unique within one board (67 random bits). */
export const newCardId = (): CardId => withinBoard() as CardId
export const newTieId = (): TieId => withinBoard() as TieId
export const newRoundId = (): RoundId => withinBoard() as RoundId
export const newSittingId = (): SittingId => withinBoard() as SittingId
export const newEpochId = (): string => withinBoard()
export const newStageId = (): string => withinBoard()
export const newVersionId = (): string => withinBoard()
export const newPlanLineId = (): PlanLineId => withinBoard() as PlanLineId

const idPattern = /^[0-9A-Za-z_-]{6,40}$/
const prototypeKeys = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)])

/** True for text that may be an id: 6–40 letters, digits, `-` or `_`; never a prototype key. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value) && !prototypeKeys.has(value)
}

export function isBoardId(value: unknown): value is BoardId {
  return isId(value)
}
