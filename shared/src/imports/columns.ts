import { fold } from '../base/fold.ts'
import { type CardField, cardFieldNames } from '../model/card.ts'
import { words } from '../words/words.ts'

/** What a column of a table holds: a card field, or one half of its place. */
export type Column = Exclude<CardField, 'place'> | 'influence' | 'interest'

/** Every column a table of cards may have, in the order of the card field table. */
export const columns: readonly Column[] = cardFieldNames.flatMap((name): readonly Column[] =>
  name === 'place' ? ['influence', 'interest'] : [name],
)

/** The name of a column, for people. */
export function columnLabel(column: Column): string {
  return words.model.fields[column]
}

/** The column whose header this is, whatever its case, spacing or common synonym. */
export function columnOf(header: string): Column | undefined {
  return known.get(letters(header))
}

/** What spreadsheets call these columns; the field's key and its label count anyway. */
const synonyms: Partial<Record<Column, readonly string[]>> = {
  name: [
    'organisation',
    'organization',
    'stakeholder',
    'partner',
    'actor',
    'agency',
    'card',
    'organisation name',
    'organization name',
    'stakeholder name',
    'partner name',
    'title',
  ],
  sector: ['type', 'category', 'kind', 'organisation type', 'organization type', 'stakeholder type'],
  description: ['about', 'details', 'summary', 'remit'],
  influence: ['power', 'influence level', 'level of influence', 'influence score', 'power level'],
  interest: ['stake', 'interest level', 'level of interest', 'interest score'],
  relationship: [
    'relationship strength',
    'strength of relationship',
    'strength',
    'our relationship',
    'tie strength',
  ],
  affected: ['impact', 'impact on them', 'how affected'],
  groups: ['group', 'groups covered'],
  attitude: ['stance', 'disposition', 'sentiment', 'view', 'support'],
  attitudeWanted: ['desired attitude', 'wanted attitude', 'stance wanted', 'desired stance'],
  basis: ['basis of influence', 'source of influence'],
  contactHeldBy: ['contact', 'contact held by', 'contact person'],
  sharedHistory: ['history'],
  notes: ['note', 'comment', 'comments', 'remarks', 'private notes'],
  reasonForPlace: ['reason', 'rationale'],
  lastReviewed: ['reviewed', 'review date'],
}

const known: ReadonlyMap<string, Column> = new Map([
  ...columns.flatMap((column) => (synonyms[column] ?? []).map((name) => [letters(name), column] as const)),
  ...columns.map((column) => [letters(columnLabel(column)), column] as const),
  ...columns.map((column) => [letters(column), column] as const),
])

/** Letters and digits alone: `Influence (0–100)`, `influence_score` and `Influence score` are close enough. */
function letters(header: string): string {
  return fold(header.replace(/[([].*?[)\]]/g, '')).replace(/[^\p{L}\p{N}]+/gu, '')
}
