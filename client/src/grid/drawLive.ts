import type { Point, Rect } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { pointOf } from '@commonground/shared/map/grid'
import type { Place } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { fontFamily, type Palette, personColourValues, textPx } from '../app/theme.ts'
import type { Other } from '../session/session.ts'
import type { CameraState, Viewport } from '../tools/camera.ts'
import type { Preview } from '../tools/preview.ts'
import { rectOnScreen, toScreen } from './cameraMath.ts'
import type { CardFace, CutName } from './cardFace.ts'
import { cardBoxPx, type Detail, lesser, readableCut } from './detail.ts'
import { type CardMood, drawCard, drawOutline } from './drawCard.ts'
import { drawLeader, drawPlaceMark, type WayColours } from './drawLeader.ts'
import { drawTrails } from './drawTrails.ts'
import type { Choice, Cursor, Ghost } from './people.ts'
import type { ShownCard } from './scene.ts'
import type { Trail } from './trails.ts'

/** Everything that moves or may go away: what the live layer shows at one moment. */
export interface LiveLook {
  readonly palette: Palette
  readonly camera: CameraState
  readonly viewport: Viewport
  readonly detail: Detail
  readonly cards: ReadonlyMap<CardId, ShownCard>
  readonly shownAt: (card: CardId) => Point | undefined
  /** Also for cards that come from the tray. */
  readonly faceOf: (card: CardId) => CardFace | undefined
  readonly preview: Preview
  readonly selection: ReadonlySet<CardId>
  /** The card under the pointer or with the keyboard: raised above its neighbours. */
  readonly raised: CardId | undefined
  readonly choices: readonly Choice[]
  readonly ghosts: readonly Ghost[]
  readonly cursors: readonly Cursor[]
  readonly trails: readonly Trail[]
  readonly now: number
}

type Canvas = CanvasRenderingContext2D

const personColour = (other: Other): string =>
  personColourValues[other.person.colour] ?? personColourValues[0] ?? ''

export function drawLive(canvas: Canvas, look: LiveLook): void {
  drawOthersSelections(canvas, look)
  drawSelection(canvas, look)
  drawRaised(canvas, look)
  for (const ghost of look.ghosts) drawGhost(canvas, ghost, look)
  drawMoving(canvas, look)
  if (look.preview.marquee) drawMarquee(canvas, look.preview.marquee, look)
  drawTrails(canvas, look.trails, look.camera, look.now)
  for (const cursor of look.cursors) drawCursor(canvas, cursor, look)
}

/** False when nothing moves, is chosen or pointed at: then this layer is blank. */
export function hasLive({ preview, selection, raised, choices, ghosts, cursors, trails }: LiveLook): boolean {
  const isOwn = preview.moving.length > 0 || preview.marquee !== undefined || selection.size > 0
  const isOthers = ghosts.length > 0 || cursors.length > 0 || trails.length > 0
  return isOwn || isOthers || raised !== undefined || choices.length > 0
}

function drawAt(canvas: Canvas, face: CardFace, at: Point, look: LiveLook, mood: CardMood): void {
  const style = { palette: look.palette, detail: readableDetail(face, look), zoom: look.camera.zoom }
  drawCard(canvas, face, toScreen(look.camera, at), style, mood)
}

/** What is held or pointed at can be read, however little of it is drawn at rest. */
const readableDetail = (face: CardFace, look: LiveLook): CutName =>
  readableCut(look.cards.get(face.card.id)?.detail ?? look.detail)

function outlineBox(shown: ShownCard, at: Point, look: LiveLook): Parameters<typeof drawOutline>[1] {
  const { x, y } = toScreen(look.camera, at)
  const { width, height } = cardBoxPx(shown.face, lesser(shown.detail, look.detail), look.camera.zoom)
  return { left: Math.round(x - width / 2), top: Math.round(y - height / 2), width, height, radius: 5 }
}

const accentWay = ({ palette }: LiveLook): WayColours => ({ line: palette.accent, place: palette.accent })

function drawSelection(canvas: Canvas, look: LiveLook): void {
  const moving = new Set(look.preview.isCopy ? [] : look.preview.moving.map(({ card }) => card))
  for (const id of look.selection) {
    const shown = look.cards.get(id)
    const at = look.shownAt(id)
    if (!shown || !at || moving.has(id)) continue
    drawLeader(canvas, shown, at, look, accentWay(look))
    drawOutline(canvas, outlineBox(shown, at, look), look.palette.accent)
  }
}

function drawOthersSelections(canvas: Canvas, look: LiveLook): void {
  const dragged = new Set(look.ghosts.map((ghost) => ghost.card))
  for (const { other, cards, strength } of look.choices) {
    for (const id of cards) {
      const shown = look.cards.get(id)
      const at = look.shownAt(id)
      if (!shown || !at || dragged.has(id)) continue
      const box = outlineBox(shown, at, look)
      canvas.globalAlpha = strength
      drawOutline(canvas, box, personColour(other))
      canvas.globalAlpha = 1
      if (id === look.raised) drawTag(canvas, other, { x: box.left, y: box.top - 14 })
    }
  }
}

function drawRaised(canvas: Canvas, look: LiveLook): void {
  const shown = look.raised && look.cards.get(look.raised)
  const at = look.raised && look.shownAt(look.raised)
  const isBusy = look.preview.moving.some(({ card }) => card === look.raised)
  const isDragged = look.ghosts.some(({ card }) => card === look.raised)
  if (!shown || !at || isBusy || isDragged) return
  const isSelected = look.selection.has(shown.face.card.id)
  drawLeader(canvas, shown, at, look, accentWay(look))
  const outline = isSelected ? look.palette.accent : undefined
  drawAt(canvas, shown.face, at, look, outline ? { outline } : {})
}

function drawGhost(canvas: Canvas, ghost: Ghost, look: LiveLook): void {
  const face = look.faceOf(ghost.card)
  if (!face) return
  const colour = personColour(ghost.other)
  canvas.globalAlpha = ghost.isLeaving ? 0.45 : 1
  drawAt(canvas, face, ghost.at, look, { isLifted: true, outline: colour })
  canvas.globalAlpha = 1
  const { x, y } = toScreen(look.camera, ghost.at)
  const { width, height } = cardBoxPx(face, readableDetail(face, look), look.camera.zoom)
  drawTag(canvas, ghost.other, { x: x - width / 2, y: y - height / 2 - 14 })
}

function drawMoving(canvas: Canvas, look: LiveLook): void {
  const { moving, chipPx, isNudge } = look.preview
  const outline = look.palette.accent
  for (const { card, at } of [...moving].reverse()) {
    const face = look.faceOf(card)
    // What is held over the page beside the map is drawn by the page.
    if (face && !chipPx) drawAt(canvas, face, at, look, { isLifted: !isNudge, outline })
  }
  const [lead] = moving
  const face = lead && look.faceOf(lead.card)
  if (!face || !lead.place) return
  const { height } = cardBoxPx(face, readableDetail(face, look), look.camera.zoom)
  const { x, y } = toScreen(look.camera, lead.at)
  const landing = toScreen(look.camera, pointOf(lead.place))
  if (Math.abs(landing.x - x) + Math.abs(landing.y - y) > 4) {
    drawPlaceMark(canvas, landing, look.palette, look.palette.accent)
  }
  drawLanding(canvas, lead.place, { x, y: y + height / 2 + 18 }, look)
}

/** The numbers a card would get, below it; above it at the foot of the view. */
function drawLanding(canvas: Canvas, place: Place, at: Point, look: LiveLook): void {
  const text = words.grid.landing(Math.round(place.influence), Math.round(place.interest))
  canvas.font = `600 ${textPx.card}px ${fontFamily}`
  const width = canvas.measureText(text).width + 16
  const x = Math.min(Math.max(at.x - width / 2, 4), look.viewport.widthPx - width - 4)
  const y = Math.min(at.y - 11, look.viewport.heightPx - 28)
  canvas.fillStyle = look.palette.ink
  canvas.beginPath()
  canvas.roundRect(x, y, width, 22, 6)
  canvas.fill()
  canvas.fillStyle = look.palette.map
  canvas.textAlign = 'left'
  canvas.textBaseline = 'middle'
  canvas.fillText(text, x + 8, y + 11.5)
}

function drawMarquee(canvas: Canvas, rect: Rect, look: LiveLook): void {
  const { x, y, width, height } = rectOnScreen(look.camera, rect)
  canvas.fillStyle = look.palette.accent
  canvas.globalAlpha = 0.1
  canvas.fillRect(x, y, width, height)
  canvas.globalAlpha = 1
  canvas.strokeStyle = look.palette.accent
  canvas.lineWidth = 1
  canvas.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, width, height)
}

const arrow: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 15],
  [4, 11.5],
  [6.6, 17.4],
  [9.2, 16.2],
  [6.7, 10.5],
  [11.5, 10.2],
]

function drawCursor(canvas: Canvas, cursor: Cursor, look: LiveLook): void {
  const { x, y } = toScreen(look.camera, cursor.at)
  const { widthPx, heightPx } = look.viewport
  if (x < -20 || y < -20 || x > widthPx || y > heightPx) return
  const colour = personColour(cursor.other)
  canvas.globalAlpha = cursor.strength
  if (cursor.isPressed) {
    canvas.beginPath()
    canvas.arc(x + 2, y + 2, 12, 0, Math.PI * 2)
    canvas.lineWidth = 2
    canvas.strokeStyle = colour
    canvas.stroke()
  }
  canvas.beginPath()
  for (const [dx, dy] of arrow) canvas.lineTo(x + dx, y + dy)
  canvas.closePath()
  canvas.lineWidth = 2.5
  canvas.strokeStyle = look.palette.map
  canvas.stroke()
  canvas.fillStyle = colour
  canvas.fill()
  // Whoever drags a card has their name on it already.
  if (!cursor.other.presence.drag?.length) drawTag(canvas, cursor.other, { x: x + 12, y: y + 22 })
  canvas.globalAlpha = 1
}

/** A name in its person's colour; `at` is the middle of its left side. */
function drawTag(canvas: Canvas, other: Other, at: Point): void {
  canvas.font = `600 ${textPx.small}px ${fontFamily}`
  const width = tagWidth(canvas, other.person.name)
  canvas.fillStyle = personColour(other)
  canvas.beginPath()
  canvas.roundRect(at.x, at.y - 9, width, 18, 5)
  canvas.fill()
  canvas.fillStyle = '#ffffff'
  canvas.textAlign = 'left'
  canvas.textBaseline = 'middle'
  canvas.fillText(other.person.name, at.x + 6, at.y + 0.5)
}

const tagWidths = new Map<string, number>()

/** Measured once: fifty names in every picture took longer to measure than to draw. */
function tagWidth(canvas: Canvas, name: string): number {
  const known = tagWidths.get(name)
  if (known !== undefined) return known
  const width = canvas.measureText(name).width + 12
  tagWidths.set(name, width)
  return width
}
