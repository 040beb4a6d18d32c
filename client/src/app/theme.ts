import { sectorPaperColours } from '@commonground/shared/map/look'

/** Which of the palettes is on: what the person chose, or what their system asks for. */
export type Appearance = 'light' | 'dark' | 'forced'

/**
 * The colours a canvas needs. The style sheets have the same ones as custom properties (`tokens.css`, tested to agree).
 * Forced colours are the system's own words, which a canvas understands too.
 */
export interface Palette {
  /** Behind the map and the page. */
  readonly page: string
  /** The map itself. */
  readonly map: string
  /** A wash over *work together*, the quadrant the eye should find first. */
  readonly mapStrong: string
  readonly card: string
  readonly cardEdge: string
  readonly cardShadow: string
  readonly ink: string
  readonly inkSoft: string
  /** Quadrant names and axis words lying on the map. */
  readonly inkMap: string
  /** Frames and rules that carry no meaning. */
  readonly rule: string
  /** Axes, threshold lines and everything that must be seen: 3:1 on the map. */
  readonly line: string
  readonly accent: string
  readonly onAccent: string
  readonly accentSoft: string
  readonly danger: string
  readonly sectors: readonly string[]
}

const light: Palette = {
  page: '#f4f1ea',
  map: '#fbf9f4',
  mapStrong: '#f3efe3',
  card: '#ffffff',
  cardEdge: '#d9d3c6',
  cardShadow: 'rgba(50, 42, 28, 0.14)',
  ink: '#24221e',
  inkSoft: '#66625a',
  inkMap: '#6d685e',
  rule: '#ddd7ca',
  line: '#8a8477',
  accent: '#2f5bd7',
  onAccent: '#ffffff',
  accentSoft: '#e6ecfb',
  danger: '#b3271e',
  sectors: sectorPaperColours,
}

const dark: Palette = {
  page: '#1a1917',
  map: '#201f1c',
  mapStrong: '#272520',
  card: '#2b2a27',
  cardEdge: '#45433e',
  cardShadow: 'rgba(0, 0, 0, 0.45)',
  ink: '#ece8df',
  inkSoft: '#a8a297',
  inkMap: '#a09a8e',
  rule: '#3b3934',
  line: '#857f73',
  accent: '#8fb0ff',
  onAccent: '#10131a',
  accentSoft: '#2b3550',
  danger: '#ffb4ab',
  sectors: [
    '#6f9bf5',
    '#69d3c6',
    '#f99549',
    '#95db6c',
    '#f072b3',
    '#b48df4',
    '#b98562',
    '#b9c0cb',
    '#5fc0f0',
    '#f05653',
    '#f3d350',
    '#3ca368',
    '#8d8880',
  ],
}

const forced: Palette = {
  page: 'Canvas',
  map: 'Canvas',
  mapStrong: 'Canvas',
  card: 'Canvas',
  cardEdge: 'CanvasText',
  cardShadow: 'transparent',
  ink: 'CanvasText',
  inkSoft: 'CanvasText',
  inkMap: 'CanvasText',
  rule: 'CanvasText',
  line: 'CanvasText',
  accent: 'Highlight',
  onAccent: 'HighlightText',
  accentSoft: 'Canvas',
  danger: 'CanvasText',
  sectors: light.sectors.map(() => 'CanvasText'),
}

export const palettes: Readonly<Record<Appearance, Palette>> = { light, dark, forced }

/** People's colours, the same on both themes: 3:1 on each map, and white initials on them at 4.5:1. */
export const personColourValues: readonly string[] = [
  '#3668cf',
  '#c74056',
  '#287b41',
  '#8e56c5',
  '#a9631e',
  '#007a80',
  '#b74898',
  '#6d7708',
  '#007bb0',
  '#a5543d',
  '#6c56df',
  '#6f6a63',
]

/** Signs that screen, pictures and print share. */
export { fontFamily, marks, relationshipDots } from '@commonground/shared/map/look'

/** Text sizes in CSS pixels. Nothing on screen is smaller than `small`: a projector must carry it. */
export const textPx = { small: 12, card: 13, body: 14, large: 16, title: 20, page: 28 } as const

/** A card on the grid, in CSS pixels at 100 %. */
export const cardSize = {
  width: 156,
  height: 48,
  radius: 6,
  /** The band of sector colour on its left. */
  band: 5,
  mark: 14,
  padding: 8,
  nameSize: textPx.card,
  nameLine: 16,
  nameLines: 2,
  /** One dot of the relationship sign. */
  dot: 5,
  dotGap: 3,
} as const

/** Smallest box that can be hit, on screen, whatever the zoom. */
export const targetPx = { pointer: 24, touch: 44 } as const

/** A board narrower than this shows the list first and its panels as sheets from below. */
export const phonePx = 480
export const sheetPx = 760
/** From this width on the map has its legend beside it unless somebody closed it. */
export const legendPx = 1280
