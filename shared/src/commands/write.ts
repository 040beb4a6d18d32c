import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import { isId } from '../base/ids.ts'
import { isEqual, type Values } from '../document/contents.ts'
import { type RecordRoot, type YRecord, yRecords } from '../document/layout.ts'
import type { Fields } from '../model/field.ts'

/**
 * The given values made safe by their table; keys the table does not know are left out, `undefined` clears a field.
 * Commands call this before their first write, because a transaction cannot be taken back half-way.
 *
 * @throws BoardError `invalid`, naming the field, when a value is not one this field can hold.
 */
export function checkFields(fields: Fields, values: Values): Values {
  const checked: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(fields)) {
    if (!Object.hasOwn(values, key)) continue
    const value = values[key]
    checked[key] = value === undefined ? field.fallback : field.check(value)
    if (checked[key] === undefined && value !== undefined) throw new BoardError('invalid', key)
  }
  return checked
}

/** @throws BoardError `invalid` when the id cannot be one or is taken: setting it would destroy a record. */
export function requireNewId(doc: Y.Doc, root: RecordRoot, id: string): void {
  if (!isId(id) || yRecords(doc, root).has(id)) throw new BoardError('invalid', 'id')
}

/**
 * Writes checked values so that they merge as their table says: texts letter by letter, values whole. A value equal
 * to its fallback is taken out of the record, so that *absent* has one meaning. What has not changed is not written.
 */
export function writeFields(record: YRecord, fields: Fields, checked: Values): void {
  for (const [key, value] of Object.entries(checked)) {
    const field = fields[key]
    if (!field) continue
    if (field.merge === 'text') writeText(record, key, String(value))
    else if (isEqual(value, field.fallback)) record.delete(key)
    else if (!isEqual(record.get(key), value)) record.set(key, value)
  }
}

/**
 * The content of a new record. Every shared text exists from birth: made later, by two people at once, one of the
 * two would be lost.
 */
export function bornFields(fields: Fields, checked: Values): [string, unknown][] {
  return Object.entries(fields).flatMap(([key, field]): [string, unknown][] => {
    if (field.merge === 'text') return [[key, new Y.Text(String(checked[key] ?? ''))]]
    return Object.hasOwn(checked, key) && !isEqual(checked[key], field.fallback) ? [[key, checked[key]]] : []
  })
}

/** Changes a shared text by its smallest difference, so that what others type meanwhile stays. */
function writeText(record: YRecord, key: string, next: string): void {
  const stored = record.get(key)
  if (!(stored instanceof Y.Text)) {
    if (next !== '') record.set(key, new Y.Text(next))
    return
  }
  const before = stored.toString()
  if (before === next) return
  let start = 0
  while (start < before.length && before[start] === next[start]) start += 1
  // Half of a surrogate pair cannot be replaced alone: Yjs would spoil both halves.
  if (isHigh(before[start - 1])) start -= 1
  let end = 0
  const most = Math.min(before.length, next.length) - start
  while (end < most && before[before.length - 1 - end] === next[next.length - 1 - end]) end += 1
  if (isLow(before[before.length - end])) end -= 1
  stored.delete(start, before.length - start - end)
  stored.insert(start, next.slice(start, next.length - end))
}

const isHigh = (unit: string | undefined): boolean => unit !== undefined && /[\ud800-\udbff]/.test(unit)
const isLow = (unit: string | undefined): boolean => unit !== undefined && /[\udc00-\udfff]/.test(unit)
