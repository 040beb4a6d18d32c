import { isId } from '@commonground/shared/base/ids'
import { fieldsOf, metaKey, type RootName, recordKey } from '@commonground/shared/document/layout'
import type { Field } from '@commonground/shared/model/field'
import * as Y from 'yjs'
import { isPlainValue } from './plainValue.ts'
import type { Standing } from './standing.ts'
import { lastOn } from './yjsInside.ts'

/** Who writes: `createdBy` may name nobody else. */
export interface Writer {
  readonly participant: string
  readonly isFacilitator: boolean
}

type Stored = Pick<Field<unknown>, 'merge' | 'check'>

/**
 * The rule that writing an item under a key of a record or of the settings breaks, or nothing.
 *
 * @param earlier what the same update put under this key before.
 * @param isOwn false for what a facilitator hands in of others.
 * @see SPEC C7, R4, R16
 */
export function writingRule(
  { content }: Y.Item,
  standing: Standing,
  { earlier, isOwn, writer }: { earlier: Y.Item | undefined; isOwn: boolean; writer: Writer },
): string | undefined {
  const { root, key, stored } = standing
  const field = keysOf[root].get(key)
  if (!field) return 'field'
  if (!(content instanceof Y.ContentDeleted) && !holds(content, field.merge)) return 'type'
  // A text goes on letter by letter: another in its place would take everybody's words away.
  if ((earlier ?? heldItem(standing))?.content instanceof Y.ContentType) return 'text'
  if (content instanceof Y.ContentAny && !content.arr.every((value) => mayHold(field, value))) return 'value'
  if (key === metaKey.schemaVersion && isOwn) return 'schema-version'
  if (key === recordKey.locked && !writer.isFacilitator) return 'lock'
  if (keptByLock(standing, ['place', recordKey.removedAt], writer)) return 'locked'
  if (!bornOnly.includes(key)) return undefined
  if (stored) return 'born-only'
  const isForged = key === recordKey.createdBy && isOwn && !writer.isFacilitator && !says(content, writer)
  return isForged ? 'created-by' : undefined
}

/** The rule that deleting such an item breaks, or nothing. */
export function deletingRule({ content }: Y.Item, standing: Standing, writer: Writer): string | undefined {
  const { key } = standing
  const isText = content instanceof Y.ContentType && keysOf[standing.root].has(key)
  if (isText || key === metaKey.schemaVersion) return 'hard-delete'
  if (key === recordKey.locked && !writer.isFacilitator) return 'lock'
  // Bringing a locked card back is no removal.
  if (keptByLock(standing, ['place'], writer)) return 'locked'
  return bornOnly.includes(key) ? 'born-only' : undefined
}

/** Who made a record and what it joins is said at its birth. */
const bornOnly: readonly string[] = [recordKey.createdBy, recordKey.from, recordKey.to, recordKey.card]

const value = (check: (value: unknown) => boolean): Stored => ({
  merge: 'value',
  check: (given) => (check(given) ? given : undefined),
})
const anyId = value(isId)
const anyNumber = value(Number.isFinite)
const isRecord = { [recordKey.removedAt]: anyNumber, [recordKey.createdBy]: anyId }

/** Every key there is. What a page of a newer version writes besides is refused by a server that does not know it. */
const keysOf: Readonly<Record<RootName, ReadonlyMap<string, Stored>>> = {
  meta: fields({ ...fieldsOf.meta, [metaKey.schemaVersion]: anyNumber }),
  cards: fields({
    ...fieldsOf.cards,
    ...isRecord,
    [recordKey.locked]: value((given) => typeof given === 'boolean'),
    [recordKey.order]: anyNumber,
  }),
  ties: fields({ ...fieldsOf.ties, ...isRecord, [recordKey.from]: anyId, [recordKey.to]: anyId }),
  plan: fields({ ...fieldsOf.plan, ...isRecord, [recordKey.card]: anyId }),
}

function fields(table: Readonly<Record<string, Stored>>): ReadonlyMap<string, Stored> {
  return new Map(Object.entries(table))
}

function holds(content: Y.Item['content'], merge: Stored['merge']): boolean {
  if (merge === 'value') return content instanceof Y.ContentAny
  return content instanceof Y.ContentType && content.type.constructor === Y.Text
}

function mayHold({ check }: Stored, given: unknown): boolean {
  return isPlainValue(given) && check(given) !== undefined
}

/** What a key of the document holds at present. */
function heldItem({ stored, key }: Standing): Y.Item | undefined {
  const item = lastOn(stored, key)
  return item && !item.deleted ? item : undefined
}

function keptByLock({ root, key, stored }: Standing, keys: readonly string[], writer: Writer): boolean {
  if (writer.isFacilitator || root !== 'cards' || !keys.includes(key)) return false
  return stored instanceof Y.Map && stored.get(recordKey.locked) === true
}

function says(content: Y.Item['content'], { participant }: Writer): boolean {
  return content instanceof Y.ContentAny && content.arr.every((given: unknown) => given === participant)
}
