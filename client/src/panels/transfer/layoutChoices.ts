import { columns as fields } from '@commonground/shared/imports/columns'
import { type Layout, type LayoutColumn, type Meaning, ratings } from '@commonground/shared/imports/layout'
import { isSameScale, type Scale, scaleChoices, scaleKey } from '@commonground/shared/imports/scale'
import type { SheetRow } from '@commonground/shared/imports/sheet'
import { words } from '@commonground/shared/words/words'
import type { ShownList } from './readImport.ts'

const texts = words.transfer.import

/** One thing to choose in a list of choices. */
export interface Choice<T> {
  readonly key: string
  readonly label: string
  readonly value: T
}

/** Meanings in the order people look for them: the name and its parts, the places, then the rest. */
const usual: readonly Meaning[] = [
  'leaveOut',
  'name',
  'firstName',
  'lastName',
  'organisation',
  'sector',
  'influence',
  'interest',
  'relationship',
  'notes',
  'description',
]

/** All that a column may become. */
export const meaningChoices: readonly Choice<Meaning>[] = [
  ...usual,
  ...fields.filter((field) => !usual.includes(field)),
].map((meaning) => ({ key: meaning, label: meaningLabel(meaning), value: meaning }))

export function meaningLabel(meaning: Meaning): string {
  const { meanings } = words.transfer
  switch (meaning) {
    case 'firstName':
    case 'lastName':
    case 'organisation':
    case 'leaveOut':
      return meanings[meaning]
    default:
      return words.model.fields[meaning]
  }
}

/** Scales to choose from, with the one in use, and that one upside down. */
export function scaleChoicesFor({ scale }: LayoutColumn): readonly Choice<Scale>[] {
  const own = scale ? [scale, ...upsideDown(scale)] : []
  const more = own.filter((one) => !scaleChoices.some((known) => isSameScale(known, one)))
  return [...scaleChoices, ...more].map((value) => ({
    key: scaleKey(value),
    label: scaleLabel(value),
    value,
  }))
}

function upsideDown(scale: Scale): readonly Scale[] {
  return scale.kind === 'numbers' ? [{ kind: 'numbers', from: scale.to, to: scale.from }] : []
}

function scaleLabel(scale: Scale): string {
  return scale.kind === 'words' ? texts.scaleOfWords : texts.scaleOfNumbers(scale.from, scale.to)
}

export const isRating = ({ meaning }: LayoutColumn): boolean => ratings.has(meaning)

/** No heading, any of the first rows, or two that follow each other. */
export function headingChoices(
  top: readonly SheetRow[],
  { headingRows }: Layout,
): readonly Choice<readonly number[]>[] {
  const rows = top.map(({ row }) => row)
  const pairs = rows.slice(1).map((row, index) => [rows[index] ?? row, row])
  const all: readonly (readonly number[])[] = [[], ...rows.map((row) => [row]), ...pairs]
  const key = (value: readonly number[]): string => value.join('+')
  const isListed = all.some((value) => key(value) === key(headingRows))
  return (isListed ? all : [...all, headingRows]).map((value) => ({
    key: key(value),
    label: texts.headingRows(value),
    value,
  }))
}

/** True when a list names people and where they work, so that a card may stand for either. */
export function hasPeople({ columns }: Layout): boolean {
  const has = (meanings: readonly Meaning[]): boolean =>
    columns.some(({ meaning }) => meanings.includes(meaning))
  return has(['organisation']) && has(['firstName', 'lastName', 'name'])
}

/** A guessed meaning that a person had better look at. */
export const isMeaningDoubtful = ({ isSure, meaning }: LayoutColumn): boolean =>
  !isSure && meaning !== 'leaveOut'

/** Why a person had better look at the scale of a column: it was guessed, or nothing could be read by it. */
export function scaleDoubt({ layout, unrated }: ShownList, index: number): 'scale' | 'unrated' | undefined {
  const column = layout.columns[index]
  if (!column || !isRating(column)) return undefined
  if (unrated.includes(index)) return 'unrated'
  return column.isScaleSure === false ? 'scale' : undefined
}

/** Indexes of the columns that a person had better look at. */
export function doubtfulColumns(list: ShownList): readonly number[] {
  return list.layout.columns.flatMap((column, index) =>
    isMeaningDoubtful(column) || scaleDoubt(list, index) ? [index] : [],
  )
}

/** The column that stays in view beside all others; -1 when none names the cards. */
export function nameColumn({ columns, cardsAre }: Layout): number {
  const order: readonly Meaning[] =
    cardsAre === 'organisations'
      ? ['organisation', 'name', 'lastName', 'firstName']
      : ['name', 'lastName', 'firstName', 'organisation']
  const first = order.find((meaning) => columns.some((column) => column.meaning === meaning))
  return columns.findIndex(({ meaning }) => meaning === first)
}

/** Indexes of the columns as they are shown: the name, what comes in, and last what is left out. */
export function columnOrder(layout: Layout): readonly number[] {
  const nameAt = nameColumn(layout)
  const place = (index: number): number => {
    if (index === nameAt) return 0
    return layout.columns[index]?.meaning === 'leaveOut' ? 2 : 1
  }
  return [...layout.columns.keys()].sort((a, b) => place(a) - place(b) || a - b)
}

export const hasRatings = ({ columns }: Layout): boolean => columns.some(isRating)
