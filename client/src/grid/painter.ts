import { intersects } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { influenceInterest } from '@commonground/shared/frameworks/influenceInterest'
import type { Settings } from '@commonground/shared/model/board'
import type { Appearance } from '../app/theme.ts'
import { palettes } from '../app/theme.ts'
import type { Store } from '../state/store.ts'
import type { ActionContext } from '../tools/actionContext.ts'
import type { FrameClock } from './camera.ts'
import { toScreen, viewOf } from './cameraMath.ts'
import { drawBackdrop } from './drawBackdrop.ts'
import { drawCard } from './drawCard.ts'
import { drawLeader, drawLive } from './drawLive.ts'
import type { People } from './people.ts'
import type { Scene } from './scene.ts'

type Canvas = CanvasRenderingContext2D

/** What can be drawn again by itself. Of Konva's layers this is all that is needed. */
export interface DrawnLayer {
  readonly draw: () => unknown
}

/**
 * Draws when something changed, at most once per picture: the resting board on one layer, what moves on another. The
 * camera, gestures and other people come here past React.
 */
export interface Painter {
  readonly attach: (rest: DrawnLayer, live: DrawnLayer) => void
  readonly drawRest: (canvas: Canvas) => void
  readonly drawLive: (canvas: Canvas) => void
  /** Asks for the next picture; `all` when the resting board changed too. */
  readonly need: (what: 'all' | 'live') => void
  /** The card under the pointer. */
  readonly hover: (card: CardId | undefined) => void
  /** Calls back after each picture that was drawn with a new view. */
  readonly close: () => void
}

interface PainterDeps {
  readonly context: ActionContext
  readonly scene: Scene
  readonly people: People
  readonly clock: FrameClock
  readonly appearance: Store<Appearance>
}

export function createPainter({ context, scene, people, clock, appearance }: PainterDeps): Painter {
  const { session, ui, camera, preview, focus, gridLines } = context
  let layers: { readonly rest: DrawnLayer; readonly live: DrawnLayer } | undefined
  let needsRest = true
  let stopFrame: (() => void) | undefined
  let hovered: CardId | undefined
  let hiddenKey = ''

  const hidden = (): ReadonlySet<CardId> => {
    const { moving, isCopy } = preview.get()
    const own = isCopy ? [] : moving.map(({ card }) => card)
    return new Set([...own, ...people.ghosts(clock.now()).map(({ card }) => card)])
  }

  const landing = (): string | undefined => {
    const { moving, isNudge } = preview.get()
    const place = moving[0]?.place
    return place && !isNudge ? influenceInterest.region(place, settings()) : undefined
  }

  /** The settings with a threshold line where it is being dragged. */
  const settings = (): Settings => {
    const { line } = preview.get()
    const stored = session.board.get().settings
    return line ? { ...stored, [line.setting]: line.value } : stored
  }

  const frame = (): void => {
    stopFrame = undefined
    if (!layers) return
    const now = clock.now()
    const isGliding = scene.glide() < 1
    if (needsRest || isGliding) layers.rest.draw()
    needsRest = isGliding
    layers.live.draw()
    if (isGliding || people.isMoving(now)) need('live')
  }

  const need = (what: 'all' | 'live'): void => {
    if (what === 'all') needsRest = true
    stopFrame ??= clock.nextFrame(frame)
  }

  const onPreview = (): void => {
    // The resting board only changes when cards leave it or come back, or the quadrant they would land in does.
    const { line } = preview.get()
    const key = `${[...hidden()].join()} ${landing()} ${line?.setting} ${line?.value}`
    need(key === hiddenKey ? 'live' : 'all')
    hiddenKey = key
  }

  const drawRest = (canvas: Canvas): void => {
    const palette = palettes[appearance.get()]
    const at = camera.get()
    const viewport = camera.viewport()
    drawBackdrop(canvas, {
      palette,
      camera: at,
      viewport,
      settings: settings(),
      hasGridLines: gridLines.get(),
      landing: landing(),
    })
    const { cards, detail } = scene.get()
    const away = hidden()
    const part = scene.glide()
    const view = grown(viewOf(at, viewport), 120 / at.zoom)
    const seen = cards.flatMap((shown) => {
      const middle = part < 1 ? (scene.shownAt(shown.face.card.id) ?? shown.at) : shown.at
      const isSeen = intersects(view, { x: middle.x, y: middle.y, width: 1, height: 1 })
      return isSeen && !away.has(shown.face.card.id) ? [{ shown, middle }] : []
    })
    const look = { palette, detail, zoom: at.zoom }
    if (detail !== 'dot') {
      for (const { shown, middle } of seen) {
        drawLeader(canvas, shown, middle, { camera: at, detail, palette }, palette.line)
      }
    }
    for (const { shown, middle } of seen) drawCard(canvas, shown.face, toScreen(at, middle), look)
  }

  const drawMoving = (canvas: Canvas): void => {
    const now = clock.now()
    const { byId, detail } = scene.get()
    drawLive(canvas, {
      palette: palettes[appearance.get()],
      camera: camera.get(),
      viewport: camera.viewport(),
      detail,
      cards: byId,
      shownAt: scene.shownAt,
      faceOf: scene.faceOf,
      preview: preview.get(),
      selection: ui.get().selection,
      raised: hovered ?? focus.get(),
      others: session.others.get(),
      ghosts: people.ghosts(now),
      cursors: people.cursors(now),
    })
  }

  const all = (): void => need('all')
  const live = (): void => need('live')
  const stops = [
    scene.subscribe(all),
    camera.subscribe(all),
    appearance.subscribe(all),
    gridLines.subscribe(all),
    session.board.subscribe(all),
    preview.subscribe(onPreview),
    ui.subscribe(live),
    focus.subscribe(live),
  ]

  return {
    attach: (rest, liveLayer) => {
      layers = { rest, live: liveLayer }
      need('all')
    },
    drawRest,
    drawLive: drawMoving,
    need,
    hover: (card) => {
      if (card === hovered) return
      hovered = card
      need('live')
    },
    close: () => {
      stopFrame?.()
      for (const stop of stops) stop()
    },
  }
}

function grown(rect: { x: number; y: number; width: number; height: number }, by: number): typeof rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + by * 2, height: rect.height + by * 2 }
}
