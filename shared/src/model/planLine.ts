import type { CardId, PlanLineId } from '../base/ids.ts'
import { choice, date, type FieldValue, flag, line, text } from './field.ts'

/** The five levels of the IAP2 spectrum of public participation. */
export const levels = ['inform', 'consult', 'involve', 'collaborate', 'empower'] as const

/** Every field of a plan line besides the card it is about. A plan names people and tactics: all private. */
export const planFields = {
  action: line('private'),
  owner: line('private'),
  due: date('private'),
  level: choice('private', levels, 'involve'),
  channel: line('private'),
  canChange: text('private'),
  cannotChange: text('private'),
  toldBack: text('private'),
  done: flag('private'),
} as const

export type PlanField = keyof typeof planFields
export const planFieldNames = Object.keys(planFields) as PlanField[]

export type PlanValues = { readonly [K in keyof typeof planFields]: FieldValue<(typeof planFields)[K]> }

/** Who does what, with which card, by when. */
export interface PlanLine extends PlanValues {
  readonly id: PlanLineId
  readonly card: CardId
}
