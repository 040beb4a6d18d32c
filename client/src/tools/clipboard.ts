import { newCardId } from '@commonground/shared/base/ids'
import type { NewCard } from '@commonground/shared/commands/cards'
import type { Given } from '@commonground/shared/imports/sheet'
import {
  type Card,
  type CardField,
  type CardValues,
  cardFieldNames,
  cardFields,
} from '@commonground/shared/model/card'
import { type Place, placeAt } from '@commonground/shared/model/place'

/** Our own form beside the plain one: every field, so that pasting on a board loses nothing. */
export const cardsType = 'application/x-commonground-cards+json'

const header = [
  'name',
  'sector',
  'description',
  'influence',
  'interest',
  'relationship',
  'attitude',
  'notes',
] as const

/** Cards as a spreadsheet takes them: tabs between cells, the CSV columns as first row. */
export function tsvOf(cards: readonly Card[]): string {
  const rows = cards.map((card) =>
    header.map((column) => {
      if (column === 'influence' || column === 'interest') return card.place ? String(card.place[column]) : ''
      return cell(String(card[column]))
    }),
  )
  return [header, ...rows].map((row) => row.join('\t')).join('\r\n')
}

/** A cell of its own: quoted when it holds what would end it, and never a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function jsonOf(cards: readonly Card[]): string {
  return JSON.stringify(
    cards.map((card) => Object.fromEntries(cardFieldNames.map((name) => [name, card[name]]))),
  )
}

/**
 * Reads our own form. What is not a card is left out, and every value is checked: another program may have written it.
 *
 * @returns nothing when the text is not our form at all.
 */
export function cardsFromJson(text: string): readonly NewCard[] | undefined {
  const parsed = parse(text)
  if (!Array.isArray(parsed)) return undefined
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const values = checked(entry as Record<string, unknown>)
    return values.name ? [{ ...values, id: newCardId(), name: values.name }] : []
  })
}

function checked(entry: Readonly<Record<string, unknown>>): Partial<CardValues> {
  const fields = cardFieldNames.flatMap((name: CardField) => {
    const value = entry[name] === undefined ? undefined : cardFields[name].check(entry[name])
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(fields)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not ours, or damaged on the way: the plain form is used instead.
    return undefined
  }
}

/** Copies `by` points right of and below their originals, so that they can be told apart. */
export function copiesOf(cards: readonly Card[], by = 2): readonly NewCard[] {
  return cards.map((card) => {
    const { id: _id, locked: _locked, order: _order, removedAt: _at, createdBy: _by, ...values } = card
    return { ...values, id: newCardId(), place: card.place && shifted(card.place, by) }
  })
}

/** At the edge of the map a copy goes the other way. */
export function shifted(place: Place, by: number): Place {
  const interest = place.interest + by > 100 ? place.interest - by : place.interest + by
  const influence = place.influence - by < 0 ? place.influence + by : place.influence - by
  return placeAt(influence, interest)
}

/** True for text that is a list: several lines, cells of a spreadsheet, or the addresses of several people. */
export function isList(text: string): boolean {
  const trimmed = text.trim()
  return /[\n\r\t]/.test(trimmed) || hasAddresses(trimmed)
}

/** Two at least, as mail programs copy them: *Ann <ann@there.example>; bo@there.example*. */
function hasAddresses(line: string): boolean {
  const behindFirst = line.slice(line.search(address) + 1)
  const next = behindFirst.search(/[;,]/)
  return next !== -1 && address.test(line) && address.test(behindFirst.slice(next))
}

const address = /\S@\S/

/** The part of `DataTransfer` that is read. */
export interface Pasted {
  readonly getData: (type: string) => string
  readonly files: ArrayLike<File>
}

/** The list on a clipboard, with the form in which a copied table keeps its cells whole; nothing for a single line. */
export function listFrom(pasted: Pasted): Given | undefined {
  const text = pasted.getData('text/plain')
  return isList(text) ? { kind: 'paste', text, html: pasted.getData('text/html') } : undefined
}
