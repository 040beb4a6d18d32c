import type { CardId } from '@commonground/shared/base/ids'
import type { AlikeNames } from '@commonground/shared/imports/planImport'

/** Names that look alike and that a person joined. */
export type Joins = readonly AlikeNames[]

/** With one pair joined, or parted again. A row is joined to one name at a time. */
export function withJoin(joins: Joins, pair: AlikeNames, isJoined: boolean): Joins {
  const others = joins.filter(({ row }) => row !== pair.row)
  return isJoined ? [...others, pair] : others
}

/** The card or earlier row that each joined row is the same as. */
export function sameAs(joins: Joins): ReadonlyMap<number, CardId | number> {
  return new Map(joins.map(({ row, other }) => [row, other.kind === 'card' ? other.id : other.row]))
}
