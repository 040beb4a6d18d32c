import type { CardId, ParticipantId } from '../base/ids.ts'
import {
  choice,
  choices,
  date,
  type FieldValue,
  flag,
  labels,
  line,
  placeField,
  scoreField,
  text,
} from './field.ts'

export const relationships = ['strong', 'medium', 'weak', 'unknown'] as const
export type Relationship = (typeof relationships)[number]

export const attitudes = ['champion', 'supporter', 'neutral', 'critic', 'blocker', 'unknown'] as const
export type Attitude = (typeof attitudes)[number]

/**
 * Every field of a card, in the order the editor shows them. Adding a field is adding a line here and its
 * words in `words/en/model.ts`.
 *
 * @see SPEC M3, P1
 */
export const cardFields = {
  name: line('shareable'),
  sector: line('shareable'),
  description: text('shareable'),
  place: placeField('shareable'),
  relationship: choice('shareable', relationships, 'unknown'),
  affected: scoreField('shareable'),
  role: choices('shareable', ['decides', 'sways', 'delivers', 'affected']),
  groups: labels('shareable'),
  voice: choice('shareable', ['own', 'spokenFor', 'none', 'unknown'], 'unknown'),
  anchor: flag('shareable'),
  attitude: choice('private', attitudes, 'unknown'),
  attitudeWanted: choice('private', attitudes, 'unknown'),
  basis: labels('private'),
  contactHeldBy: line('private'),
  sharedHistory: text('private'),
  notes: text('private'),
  reasonForPlace: text('private'),
  minorityNote: text('private'),
  lastReviewed: date('private'),
} as const

export type CardField = keyof typeof cardFields

export type CardValues = {
  readonly [K in CardField]: FieldValue<(typeof cardFields)[K]>
}

/** One partner or stakeholder, as everything outside the document reads it. */
export interface Card extends CardValues {
  readonly id: CardId
  /** Kept in place by a facilitator: nobody else can drag it. */
  readonly locked: boolean
  /** Higher is drawn later, over the others. */
  readonly order: number
  /** Milliseconds since 1970 when it was removed from the board; absent on live cards. */
  readonly removedAt?: number
  readonly createdBy?: ParticipantId
}

export const cardFieldNames = Object.keys(cardFields) as CardField[]

export function isPlaced(card: Card): boolean {
  return card.place !== undefined
}
