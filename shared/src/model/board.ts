import type { CardId, PlanLineId, TieId } from '../base/ids.ts'
import type { Card } from './card.ts'
import { type FieldValue, labels, line, scoreField, text } from './field.ts'
import type { PlanLine } from './planLine.ts'
import type { Tie } from './tie.ts'

/** Kinds of body offered on a new board, in the order that fixes their colour and mark. */
export const defaultSectors = [
  'Local authority',
  'Health',
  'Third sector',
  'Community',
  'Lived experience',
  'Education',
  'Housing',
  'National government',
  'National public body',
  'Elected members',
  'Private sector',
  'Funders',
  'Media',
] as const

/**
 * Every setting of a board. An empty label means the standard word.
 *
 * @see SPEC M5
 */
export const settingFields = {
  title: line('shareable'),
  question: text('shareable'),
  influenceLine: { ...scoreField('shareable'), fallback: 50 },
  interestLine: { ...scoreField('shareable'), fallback: 50 },
  influenceMeaning: line('shareable'),
  interestMeaning: line('shareable'),
  workTogetherLabel: line('shareable'),
  keepSatisfiedLabel: line('shareable'),
  supportLabel: line('shareable'),
  keepInViewLabel: line('shareable'),
  sectors: { ...labels('shareable'), fallback: defaultSectors as readonly string[] },
} as const

export type Settings = {
  readonly [K in keyof typeof settingFields]: NonNullable<FieldValue<(typeof settingFields)[K]>>
}

/** One whole board at one moment: plain, immutable, safe to hand to anything. */
export interface Board {
  readonly settings: Settings
  /** Live cards only. */
  readonly cards: ReadonlyMap<CardId, Card>
  /** Cards someone removed; kept so that removal can be undone. */
  readonly removedCards: ReadonlyMap<CardId, Card>
  readonly ties: ReadonlyMap<TieId, Tie>
  readonly plan: ReadonlyMap<PlanLineId, PlanLine>
  /** How many records could not be read and are not shown; they stay in the document. */
  readonly setAside: number
}
