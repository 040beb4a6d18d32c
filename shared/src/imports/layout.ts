import type { Column } from './columns.ts'
import type { Scale } from './scale.ts'

/** What a column of a list becomes. Parts of a person's name, and where the person works, make up the card's name. */
export type Meaning = Column | 'firstName' | 'lastName' | 'organisation' | 'leaveOut'

/** Several columns of one list may be these; of any other meaning there is one. */
export const repeatable: ReadonlySet<Meaning> = new Set<Meaning>(['notes', 'description', 'leaveOut'])

/** Columns that hold ratings, and so have a scale. */
export const ratings: ReadonlySet<Meaning> = new Set<Meaning>(['influence', 'interest', 'affected'])

export interface LayoutColumn {
  /** Its heading, both rows of it run together; `''` without one. */
  readonly heading: string
  readonly meaning: Meaning
  /** False when neither its heading nor its cells settle it. */
  readonly isSure: boolean
  /** A person said so. */
  readonly isChosen?: boolean
  /** Of a rating alone. */
  readonly scale?: Scale
  /** False when the numbers would fit another scale too. */
  readonly isScaleSure?: boolean
}

/** How a sheet is read. A person may change any of it. */
export interface Layout {
  /** Rows of the sheet above its first card that name the columns, as the sheet numbers them: none, one or two. */
  readonly headingRows: readonly number[]
  /** Rows up to this one are titles and headings, never cards; 0 when the first row is a card. */
  readonly lastRowAbove: number
  /** One for each column of the sheet, in its order. */
  readonly columns: readonly LayoutColumn[]
  /** For lists of people: whether a card stands for the person or for where they work. */
  readonly cardsAre: 'people' | 'organisations'
  readonly dates: DateOrder | undefined
}

/** How days with slashes or dots are written; nothing when the column does not tell. */
export type DateOrder = 'dayFirst' | 'monthFirst'

/** The layout with one column meaning something else; another column of that meaning is left out instead. */
export function withMeaning(layout: Layout, index: number, meaning: Meaning): Layout {
  const columns = layout.columns.map((column, at) => {
    if (at === index) return { ...column, meaning, isSure: true, isChosen: true }
    const gives = column.meaning === meaning && !repeatable.has(meaning)
    return gives ? { ...column, meaning: 'leaveOut' as const, isSure: true } : column
  })
  return { ...layout, columns }
}

/** The layout with a rating read on another scale. */
export function withScale(layout: Layout, index: number, scale: Scale): Layout {
  const columns = layout.columns.map((column, at) =>
    at === index ? { ...column, scale, isScaleSure: true } : column,
  )
  return { ...layout, columns }
}
