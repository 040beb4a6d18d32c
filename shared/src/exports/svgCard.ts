import type { Point, Rect } from '../base/geometry.ts'
import { clamp } from '../base/geometry.ts'
import { marks, paper, placeMark, relationshipDots, sectorPaperColours } from '../map/look.ts'
import type { Size } from '../map/spread.ts'
import { textWidth, wrapText } from '../map/textWidth.ts'
import { type Relationship, relationships } from '../model/card.ts'
import type { SectorStyle } from '../model/sectorStyle.ts'
import { element, fittedLines, textElement } from './svgText.ts'

/** Every card's width in the picture, in the same units as its text. */
export const svgCardWidth = 184
const nameSize = 12.5
const lineHeight = 15
const band = 5
const markSize = 14

export interface DrawnCard {
  readonly name: string
  readonly relationship: Relationship
  readonly style: SectorStyle | undefined
}

const left = band + 7
const right = svgCardWidth - 8
const dotsWidth = 26

const textLeft = left + markSize + 6

function nameLines({ name }: DrawnCard): readonly string[] {
  return wrapText(name, { width: right - dotsWidth - textLeft, size: nameSize, most: 3 })
}

/** As high as its name needs. */
export function svgCardSize(card: DrawnCard): Size {
  return { width: svgCardWidth, height: 14 + Math.max(1, nameLines(card).length) * lineHeight }
}

/** A card's box with its sector's band and mark, its name and its relationship. */
export function svgCard(card: DrawnCard, box: Rect): string {
  const { relationship, style } = card
  const lines = nameLines(card)
  const middle = box.y + box.height / 2
  const first = middle - ((lines.length - 1) * lineHeight) / 2 + nameSize * 0.36
  return [
    element('rect', { ...box, rx: 5, fill: paper.card, stroke: paper.cardEdge }),
    element('rect', {
      x: box.x,
      y: box.y,
      width: band,
      height: box.height,
      rx: 2,
      fill: sectorColour(style),
    }),
    svgMark(style, { x: box.x + left, y: middle - markSize / 2 }, markSize),
    fittedLines(lines, { size: nameSize }, (line) => ({
      x: box.x + textLeft,
      y: first + line * lineHeight,
      fill: paper.ink,
    })),
    svgRelationship(relationship, { x: box.x + right, y: middle }),
  ].join('')
}

/** From the exact place of a card to the nearest edge of its box. */
export function svgLeader(at: Point, box: Rect): string {
  const x = clamp(at.x, box.x, box.x + box.width)
  const y = clamp(at.y, box.y, box.y + box.height)
  return element('line', { x1: at.x, y1: at.y, x2: x, y2: y, stroke: paper.inkSoft, 'stroke-width': 1 })
}

/** The exact place of a card that stands beside it: no dot, for those are people. */
export function svgPlace({ x, y }: Point, style: SectorStyle | undefined): string {
  const d = placeMark.map(
    ([dx, dy], corner) => `${corner === 0 ? 'M' : 'L'}${tenth(x + dx)} ${tenth(y + dy)}`,
  )
  return element('path', { d: `${d.join('')}z`, fill: sectorColour(style), stroke: paper.map })
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** A sector's mark in its colour, a ring for none; `at` is its top left corner. */
export function svgMark(style: SectorStyle | undefined, at: Point, size: number): string {
  if (!style) {
    const [middle, unit] = [size / 2, size / 24]
    const ring = { fill: 'none', stroke: paper.line, 'stroke-width': unit * 2.5 }
    return element('circle', { cx: at.x + middle, cy: at.y + middle, r: unit * 8, ...ring })
  }
  return element('path', {
    d: marks[style.mark] ?? '',
    fill: sectorColour(style),
    'fill-rule': 'evenodd',
    transform: `translate(${Math.round(at.x * 10) / 10} ${Math.round(at.y * 10) / 10}) scale(${size / 24})`,
  })
}

/** Three dots, as many full as the relationship is strong; `at` is their right end. */
export function svgRelationship(relationship: Relationship, at: Point): string {
  const full = relationshipDots[relationship]
  if (full === undefined) {
    const width = textWidth('?', nameSize)
    return textElement('?', { x: at.x - width, y: at.y + 5, 'font-size': nameSize, fill: paper.inkSoft })
  }
  return [0, 1, 2]
    .map((dot) =>
      element('circle', {
        cx: at.x - 3 - (2 - dot) * 8,
        cy: at.y,
        r: 2.5,
        fill: dot < full ? paper.ink : 'none',
        stroke: paper.ink,
      }),
    )
    .join('')
}

/** What the legend explains. */
export const legendRelationships: readonly Relationship[] = relationships

function sectorColour(style: SectorStyle | undefined): string {
  return (style && sectorPaperColours[style.colour]) ?? paper.line
}
