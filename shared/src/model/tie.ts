import type { CardId, TieId } from '../base/ids.ts'
import { choice, type FieldValue, line } from './field.ts'

export const tieKinds = [
  'funds',
  'refersTo',
  'contracts',
  'competes',
  'isPartOf',
  'canIntroduceUsTo',
] as const

/** Every field of a tie besides the two cards it joins. */
export const tieFields = {
  kind: choice('shareable', tieKinds, 'refersTo'),
  label: line('private'),
} as const

export type TieValues = { readonly [K in keyof typeof tieFields]: FieldValue<(typeof tieFields)[K]> }

/** A typed line from one card to another. */
export interface Tie extends TieValues {
  readonly id: TieId
  readonly from: CardId
  readonly to: CardId
}
