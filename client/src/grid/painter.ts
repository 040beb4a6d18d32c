import type { CardId } from '@commonground/shared/base/ids'
import type { Appearance } from '../app/theme.ts'
import type { Store } from '../state/store.ts'
import type { ActionContext } from '../tools/actionContext.ts'
import type { FrameClock } from './camera.ts'
import { drawLive, hasLive } from './drawLive.ts'
import { drawRest } from './drawRest.ts'
import type { People } from './people.ts'
import { createPictures } from './pictures.ts'
import type { Scene } from './scene.ts'
import type { Trails } from './trails.ts'

type Canvas = CanvasRenderingContext2D

/** What draws the layers again. Of Konva's layers this is all that is needed. */
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
  readonly close: () => void
}

interface PainterDeps {
  readonly context: ActionContext
  readonly scene: Scene
  readonly people: People
  readonly trails: Trails
  readonly clock: FrameClock
  readonly appearance: Store<Appearance>
}

export function createPainter(deps: PainterDeps): Painter {
  const { context, scene, people, trails, clock } = deps
  const pictures = createPictures(deps)
  let layers: { readonly rest: DrawnLayer; readonly live: DrawnLayer } | undefined
  let needsRest = true
  let stopFrame: (() => void) | undefined
  let hovered: CardId | undefined
  let drawnKey = ''
  let isLiveBlank = false

  const frame = (): void => {
    stopFrame = undefined
    if (!layers) return
    const isGliding = scene.glide() < 1
    if (needsRest || isGliding) layers.rest.draw()
    needsRest = isGliding
    // A layer is cleared and laid over the other whole: while nothing is on it, that is half the cost of a pan.
    const isBlank = !hasLive(pictures.live(hovered))
    if (!isBlank || !isLiveBlank) layers.live.draw()
    isLiveBlank = isBlank
    const now = clock.now()
    if (isGliding || people.isMoving(now) || trails.isMoving(now)) need('live')
  }

  const need = (what: 'all' | 'live'): void => {
    if (what === 'all') needsRest = true
    stopFrame ??= clock.nextFrame(frame)
  }

  const onPreview = (): void => {
    const key = pictures.restKey()
    need(key === drawnKey ? 'live' : 'all')
    drawnKey = key
  }

  const stops = subscribeAll(deps, need)
  stops.push(context.preview.subscribe(onPreview))

  return {
    attach: (rest, live) => {
      layers = { rest, live }
      need('all')
    },
    drawRest: (canvas) => drawRest(canvas, pictures.rest()),
    drawLive: (canvas) => drawLive(canvas, pictures.live(hovered)),
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

function subscribeAll({ context, scene, appearance }: PainterDeps, need: Painter['need']): (() => void)[] {
  const { session, ui, camera, focus, gridLines, marks } = context
  const resting = [scene, camera, appearance, gridLines, marks, session.board]
  return [
    ...resting.map((store) => store.subscribe(() => need('all'))),
    ...[ui, focus].map((store) => store.subscribe(() => need('live'))),
  ]
}
