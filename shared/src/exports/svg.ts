import { contains, type Point, type Rect } from '../base/geometry.ts'
import { nameKey } from '../base/nameKey.ts'
import { backdropOf, gridHeight, gridWidth } from '../map/grid.ts'
import { fontFamily, paper } from '../map/look.ts'
import { readingOrder } from '../map/readingOrder.ts'
import { textWidth, wrapText } from '../map/textWidth.ts'
import type { Board } from '../model/board.ts'
import { allSectors, sectorStyles } from '../model/sectorStyle.ts'
import { words } from '../words/words.ts'
import type { ExportOptions } from './exporter.ts'
import { legendRelationships, svgCard, svgLeader, svgMark, svgPlace, svgRelationship } from './svgCard.ts'
import { type LaidCard, layOut } from './svgLayout.ts'
import { bolder, regionNameSize, regionNames } from './svgRegionNames.ts'
import { element, escapeXml, fittedLines, textElement } from './svgText.ts'

const margin = 40
const axisWidth = 44

/** How the map is laid into the picture: larger when there are many cards, so that each finds room. */
interface Sheet {
  readonly board: Board
  readonly scale: number
  readonly map: Rect
}

/**
 * The map as a picture: everything on it is shareable, so it is the same with and without private fields.
 * Text is text (nothing is fetched, nothing can run), laid out without a browser.
 *
 * @see SPEC T3, M7
 */
export function writeSvg({ board }: ExportOptions): string {
  const { scale, cards } = layOut(board)
  const width = gridWidth * scale + margin * 2 + axisWidth
  const head = drawHead(board, width - margin * 2)
  const map = {
    x: margin + axisWidth,
    y: margin + head.height,
    width: gridWidth * scale,
    height: gridHeight * scale,
  }
  const sheet = { board, scale, map }
  const foot = drawFoot(board, { x: map.x, y: map.y + map.height + axisWidth + 24, width: map.width })
  const height = map.y + map.height + axisWidth + 24 + foot.height + margin
  const title = board.settings.title || words.transfer.picture.untitled
  const content = [
    element('title', { id: 'title' }, escapeXml(title)),
    element('desc', { id: 'about' }, escapeXml(words.transfer.picture.about(cards.length))),
    element('rect', { width, height, fill: paper.page }),
    head.drawn,
    drawMap(sheet),
    drawCards(cards, map),
    foot.drawn,
  ].join('\n')
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
    role: 'img',
    'aria-labelledby': 'title about',
    'font-family': fontFamily,
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, `\n${content}\n`)}\n`
}

interface Drawn {
  readonly drawn: string
  readonly height: number
}

function drawHead({ settings }: Board, width: number): Drawn {
  const title = wrapText(settings.title, { width: width / bolder, size: 26, most: 1 })
  const [question = ''] = settings.question.split('\n')
  const asked = wrapText(question, { width, size: 15, most: 2 })
  const drawn = [
    fittedLines(title, { size: 26, wider: bolder }, () => ({
      x: margin,
      y: margin + 22,
      'font-weight': 'bold',
      fill: paper.ink,
    })),
    fittedLines(asked, { size: 15 }, (line) => ({
      x: margin,
      y: margin + 50 + line * 20,
      fill: paper.inkSoft,
    })),
  ]
  return { drawn: drawn.join(''), height: 44 + asked.length * 20 + 12 }
}

function drawMap({ board, scale, map }: Sheet): string {
  const { regions, lines } = backdropOf(board.settings)
  const onSheet = (point: Point): Point => ({ x: map.x + point.x * scale, y: map.y + point.y * scale })
  const drawnRegions = regions.map(({ key, rect }) => {
    const corner = onSheet(rect)
    return element('rect', {
      ...corner,
      width: rect.width * scale,
      height: rect.height * scale,
      fill: key === 'workTogether' ? paper.mapStrong : paper.map,
    })
  })
  const drawnLines = lines.map((line) => {
    const [from, to] = [onSheet(line.from), onSheet(line.to)]
    const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
    return element('line', { ...ends, stroke: paper.line, 'stroke-dasharray': '6 5' })
  })
  const labels = regionNames(board.settings, scale).map(({ text, at, anchor }) =>
    textElement(text, {
      x: map.x + at.x,
      y: map.y + at.y,
      'text-anchor': anchor,
      'font-size': regionNameSize,
      'font-weight': 'bold',
      fill: paper.inkMap,
    }),
  )
  const frame = element('rect', { ...map, fill: 'none', stroke: paper.line })
  return [...drawnRegions, ...drawnLines, frame, ...labels, drawAxes(board, map)].join('\n')
}

function drawAxes({ settings }: Board, map: Rect): string {
  const { fields } = words.model
  const name = (field: string, meaning: string): string => (meaning ? `${field}: ${meaning}` : field)
  const [across = ''] = wrapText(name(fields.interest, settings.interestMeaning), {
    width: map.width - 120,
    size: 14,
    most: 1,
  })
  const [up = ''] = wrapText(name(fields.influence, settings.influenceMeaning), {
    width: map.height - 120,
    size: 14,
    most: 1,
  })
  const style = { 'font-size': 14, fill: paper.inkSoft }
  const below = map.y + map.height + 22
  const middle = { x: map.x + map.width / 2, y: map.y + map.height / 2 }
  const beside = map.x - 14
  const turned = { ...style, 'text-anchor': 'middle', transform: `rotate(-90 ${beside} ${middle.y})` }
  return [
    textElement('0', { x: map.x, y: below, ...style }),
    textElement('100', { x: map.x + map.width, y: below, 'text-anchor': 'end', ...style }),
    textElement(`${across} →`, { x: middle.x, y: below, 'text-anchor': 'middle', ...style }),
    textElement('0', { x: beside, y: map.y + map.height, 'text-anchor': 'end', ...style }),
    textElement('100', { x: beside, y: map.y + 12, 'text-anchor': 'end', ...style }),
    textElement(`${up} →`, { x: beside, y: middle.y, ...turned }),
  ].join('')
}

function drawCards(cards: readonly LaidCard[], map: Rect): string {
  const placed = cards.map(({ card, at, box }) => ({
    card,
    at: { x: at.x + map.x, y: at.y + map.y },
    box: { ...box, x: box.x + map.x, y: box.y + map.y },
  }))
  // A card that lies on its place needs no line to it.
  const moved = placed.filter(({ at, box }) => !contains(box, at))
  return [
    // Below the cards: no name is cut by the place of another card.
    ...moved.flatMap(({ card, at, box }) => [svgLeader(at, box), svgPlace(at, card.style)]),
    ...placed.map(({ card, box }) => element('g', {}, svgCard(card, box))),
  ].join('\n')
}

/** What the marks and dots mean, and who is not on the map. */
function drawFoot(
  board: Board,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): Drawn {
  const styles = sectorStyles(board)
  const used = new Set([...board.cards.values()].map((card) => nameKey(card.sector)))
  const entries = [
    ...[...allSectors(board), '']
      .filter((sector) => used.has(nameKey(sector)))
      .map((sector) => ({
        label: sector || words.model.noSector,
        draw: (at: Point) => svgMark(styles.get(nameKey(sector)), { x: at.x, y: at.y - 12 }, 14),
      })),
    ...legendRelationships.map((relationship) => ({
      label: `${words.model.fields.relationship}: ${words.model.options.relationship[relationship]}`,
      draw: (at: Point) => svgRelationship(relationship, { x: at.x + 22, y: at.y - 5 }),
    })),
  ]
  const drawn: string[] = []
  let at = { x, y }
  for (const { label, draw } of entries) {
    const space = 50 + textWidth(label, 13)
    if (at.x + space > x + width && at.x > x) at = { x, y: at.y + 24 }
    const { x: left, y: line } = at
    drawn.push(
      draw(at),
      fittedLines([label], { size: 13 }, () => ({ x: left + 30, y: line, fill: paper.ink })),
    )
    at = { x: at.x + space, y: at.y }
  }
  const waiting = readingOrder(board).tray.map((card) => card.name)
  const lines =
    waiting.length === 0
      ? []
      : wrapText(`${words.model.tray}: ${waiting.join(' · ')}`, { width, size: 13, most: 4 })
  for (const [line, text] of lines.entries()) {
    drawn.push(textElement(text, { x, y: at.y + 30 + line * 20, 'font-size': 13, fill: paper.inkSoft }))
  }
  return { drawn: drawn.join('\n'), height: at.y - y + 10 + (lines.length > 0 ? 10 + lines.length * 20 : 0) }
}
