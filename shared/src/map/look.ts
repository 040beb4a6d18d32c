import type { Relationship } from '../model/card.ts'

/** The light palette: that of the screen in daylight, and of every picture and print. */
export const paper = {
  page: '#ffffff',
  map: '#fbf9f4',
  mapStrong: '#f3efe3',
  card: '#ffffff',
  cardEdge: '#d9d3c6',
  ink: '#24221e',
  inkSoft: '#66625a',
  inkMap: '#6d685e',
  rule: '#ddd7ca',
  line: '#8a8477',
} as const

/** Letters as on the reader's own device, on the screen and in every picture. */
export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'

/** One colour for each of the `sectorColours`, on a light ground. */
export const sectorPaperColours: readonly string[] = [
  '#2552aa',
  '#00877c',
  '#da6600',
  '#508d23',
  '#bc267f',
  '#7d40c8',
  '#7a4b29',
  '#344458',
  '#0891c9',
  '#c51d28',
  '#a38207',
  '#185b37',
  '#7e7a73',
]

/** A sector's mark: outlines on a 24 × 24 field, to be filled. Told apart without colour, and at 12 px. */
export const marks: readonly string[] = [
  'M4 4h16v16H4z',
  'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z',
  'M12 3l10 18H2z',
  'M12 2l10 10l-10 10L2 12z',
  'M12 1.5l3.1 6.9l7.4.8l-5.5 5l1.6 7.3L12 17.7l-6.6 3.8L7 14.2l-5.5-5l7.4-.8z',
  'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z',
  'M12 2l10 8v12H2V10z',
  'M3 4h18v4H3zM3 10h18v4H3zM3 16h18v4H3z',
  'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20zM12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  'M2 4h20L12 21z',
  'M7 2h10l5 10l-5 10H7L2 12z',
  'M12 3a9 9 0 0 1 9 9v9H3v-9a9 9 0 0 1 9-9z',
  'M3 3h18v12H12l-6 6v-6H3z',
  'M3 3h6v6h6v6h6v6H3z',
  'M3 3h18L14 12l7 9H3l7-9z',
  'M4 3h5v18H4zM15 3h5v18h-5z',
  'M15 2a10 10 0 1 0 7 15A9 9 0 0 1 15 2z',
  'M2 6h12V1l9 11l-9 11v-5H2z',
  'M12 22C5 16 2 12 2 8a5.200 5.200 0 0 1 10-2a5.200 5.200 0 0 1 10 2c0 4-3 8-10 14z',
  'M3 3h8v8H3zM13 13h8v8h-8z',
]

/** The exact place of a card that stands beside it: a small diamond around its point, in pixels. */
export const placeMark: readonly (readonly [x: number, y: number])[] = [
  [0, -4.5],
  [4.5, 0],
  [0, 4.5],
  [-4.5, 0],
]

/** How many of three dots stand for a relationship; nothing known is a question mark instead. */
export const relationshipDots: Readonly<Record<Relationship, number | undefined>> = {
  strong: 3,
  medium: 2,
  weak: 1,
  unknown: undefined,
}
