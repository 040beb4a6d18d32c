import { type RecordRoot, recordKey } from '@commonground/shared/document/layout'
import { cardFields } from '@commonground/shared/model/card'
import type { Field } from '@commonground/shared/model/field'
import { planFields } from '@commonground/shared/model/planLine'
import { tieFields } from '@commonground/shared/model/tie'
import * as Y from 'yjs'
import type { Standing } from './standing.ts'

/** Who writes: `createdBy` may name nobody else. */
export interface Writer {
  readonly participant: string
  readonly isFacilitator: boolean
}

/**
 * The rule that writing an item straight into a record breaks, or nothing.
 *
 * @param earlier what the same update put under this key before.
 * @param isOwn false for what a facilitator hands in of others.
 * @see SPEC C7, R4
 */
export function writingRule(
  { content }: Y.Item,
  standing: Standing,
  { earlier, isOwn, writer }: { earlier: Y.Item | undefined; isOwn: boolean; writer: Writer },
): string | undefined {
  const { root, key, stored } = standing
  if (key === null) return undefined
  const type = typeOf(root, key)
  if (type && !(content instanceof Y.ContentDeleted) && !holds(content, type)) return 'type'
  // A text goes on letter by letter: another in its place would take everybody's words away.
  if ((earlier ?? storedItem(standing))?.content instanceof Y.ContentType) return 'text'
  if (key === recordKey.locked && !writer.isFacilitator) return 'lock'
  if (keptByLock(standing, ['place', recordKey.removedAt], writer)) return 'locked'
  if (!bornOnly.includes(key)) return undefined
  if (stored) return 'born-only'
  const isForged = key === recordKey.createdBy && isOwn && !writer.isFacilitator && !says(content, writer)
  return isForged ? 'created-by' : undefined
}

/** The rule that deleting an item of a record breaks, or nothing. */
export function deletingRule({ content }: Y.Item, standing: Standing, writer: Writer): string | undefined {
  const { key } = standing
  if (key === null) return undefined
  if (content instanceof Y.ContentType) return 'hard-delete'
  if (key === recordKey.locked && !writer.isFacilitator) return 'lock'
  // Bringing a locked card back is no removal.
  if (keptByLock(standing, ['place'], writer)) return 'locked'
  return bornOnly.includes(key) ? 'born-only' : undefined
}

/** Who made a record and what it joins is said at its birth. */
const bornOnly: readonly string[] = [recordKey.createdBy, recordKey.from, recordKey.to, recordKey.card]

const fieldsOf: Readonly<Record<RecordRoot, Readonly<Record<string, Field<unknown>>>>> = {
  cards: cardFields,
  ties: tieFields,
  plan: planFields,
}

function typeOf(root: string, key: string): Field<unknown>['merge'] | undefined {
  if (root !== 'cards' && root !== 'ties' && root !== 'plan') return undefined
  const fields = fieldsOf[root]
  if (Object.hasOwn(fields, key)) return fields[key]?.merge
  return Object.hasOwn(recordKey, key) ? 'value' : undefined
}

function holds(content: Y.Item['content'], type: Field<unknown>['merge']): boolean {
  if (type === 'value') return content instanceof Y.ContentAny
  return content instanceof Y.ContentType && content.type instanceof Y.Text
}

/** What a key of a stored record holds at present. */
function storedItem({ stored, key }: Standing): Y.Item | undefined {
  const item = stored?._map.get(key ?? '')
  return item && !item.deleted ? item : undefined
}

function keptByLock({ root, key, stored }: Standing, keys: readonly string[], writer: Writer): boolean {
  if (writer.isFacilitator || root !== 'cards' || key === null || !keys.includes(key)) return false
  return stored instanceof Y.Map && stored.get(recordKey.locked) === true
}

function says(content: Y.Item['content'], { participant }: Writer): boolean {
  return content instanceof Y.ContentAny && content.arr.every((value: unknown) => value === participant)
}
