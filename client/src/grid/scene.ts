import type { Point, Rect } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import type { Board } from '@commonground/shared/model/board'
import { targetPx } from '../app/theme.ts'
import { createStore, type Store } from '../state/store.ts'
import type { Camera, Scale } from '../tools/camera.ts'
import { arrange, createSpreading, type PlacedFace } from './arrange.ts'
import { createBoardFaces } from './boardFaces.ts'
import type { FrameClock } from './camera.ts'
import { easeOut, sizeOnMap, wholeMap, zoomUp } from './cameraMath.ts'
import type { CardFace, Measure } from './cardFace.ts'
import { cardBoxPx, type Detail, lesser } from './detail.ts'
import { createHitIndex, type HitIndex } from './hitIndex.ts'
import { regionNameBoxes } from './regionNames.ts'

/** A card on the map: where it belongs and where it is shown so that it can be read. In map units. */
export interface ShownCard extends PlacedFace {
  /** Where it was shown before the last change; it glides from there. */
  readonly from: Point
}

export interface Arrangement {
  /** In drawing order. */
  readonly cards: readonly ShownCard[]
  readonly byId: ReadonlyMap<CardId, ShownCard>
  readonly detail: Detail
  readonly arrangedAt: number
}

/** All cards of the map as they are shown, kept in step with the board and the zoom. */
export interface Scene extends Store<Arrangement> {
  /**
   * The most to draw of any card now. Between zooming out and the next arrangement that is less than arranged:
   * thousands of cards would lie over each other, and take long to draw.
   */
  readonly detail: () => Detail
  /** How far the glide from the last arrangement is, 0–1. */
  readonly glide: () => number
  /** The middle of a card as shown now, in map units. */
  readonly shownAt: (card: CardId) => Point | undefined
  /** The box of a card at rest, in map units, at least as large as a pointer needs. */
  readonly boxOf: (card: CardId) => Rect | undefined
  /** How a card looks, also one that waits in the tray. */
  readonly faceOf: (card: CardId) => CardFace | undefined
  readonly cardAt: (point: Point, reachPx: number) => CardId | undefined
  readonly cardsIn: (rect: Rect) => readonly CardId[]
  readonly close: () => void
}

interface SceneDeps {
  readonly board: Store<Board>
  readonly camera: Camera
  readonly measure: Measure
  readonly clock: FrameClock
  readonly later: (act: () => void, afterMs: number) => () => void
  readonly isStill: () => boolean
}

const glideMs = 180
/** After the last change of zoom: spreading while zooming would make cards swim. */
const settleMs = 110

export function createScene(deps: SceneDeps): Scene {
  const { board, camera, clock } = deps
  const faces = createBoardFaces(board, deps.measure)
  const spreading = createSpreading()
  let arrangedFor: Scale = { zoom: 0, tall: 1 }
  let stopSettle = (): void => {}
  const store = createStore<Arrangement>({
    cards: [],
    byId: new Map(),
    detail: 'full',
    arrangedAt: Number.NEGATIVE_INFINITY,
  })

  const rearrange = (): void => {
    const scale = scaleOf(camera)
    arrangedFor = scale
    const isFirst = store.get().cards.length === 0
    const part = glide()
    const { settings } = board.get()
    const kept = regionNameBoxes(settings, { ...scale, widthPx: camera.viewport().widthPx }, deps.measure)
    const { detail, cards: placed } = arrange(faces.placed(), { scale, settings, kept, spreading })
    const cards = placed.map((card): ShownCard => {
      const before = store.get().byId.get(card.face.card.id)
      return { ...card, from: before ? glided(before, part) : card.at }
    })
    // Lower cards are drawn later: where names touch, the one in front reads from top to bottom.
    cards.sort((a, b) => a.face.card.order - b.face.card.order || a.at.y - b.at.y || a.at.x - b.at.x)
    const byId = new Map(cards.map((shown) => [shown.face.card.id, shown]))
    const arrangedAt = isFirst || deps.isStill() ? Number.NEGATIVE_INFINITY : clock.now()
    store.set({ cards, detail, byId, arrangedAt })
  }

  const glide = (): number => easeOut(Math.min(1, (clock.now() - store.get().arrangedAt) / glideMs))

  const onZoom = (): void => {
    const { zoom, tall } = camera.get()
    if (zoom === arrangedFor.zoom && tall === arrangedFor.tall) return
    stopSettle()
    stopSettle = deps.later(rearrange, settleMs)
  }

  rearrange()
  const stops = [board.subscribe(rearrange), camera.subscribe(onZoom)]
  const hits = createHits(store, camera)

  return {
    get: store.get,
    subscribe: store.subscribe,
    glide,
    detail: () => {
      const { detail } = store.get()
      const scale = scaleOf(camera)
      return scale.zoom < arrangedFor.zoom ? lesser(detail, faces.mostDetail(scale)) : detail
    },
    shownAt: (id) => {
      const shown = store.get().byId.get(id)
      return shown && glided(shown, glide())
    },
    boxOf: (id) => {
      const shown = store.get().byId.get(id)
      return shown && hitBox(shown, scaleOf(camera))
    },
    faceOf: faces.of,
    cardAt: (point, reachPx) =>
      hits().cardAt(point, reachPx / Math.max(camera.get().zoom, zoomUp(camera.get()))),
    cardsIn: (rect) => hits().cardsIn(rect),
    close: () => {
      stopSettle()
      for (const stop of stops) stop()
    },
  }
}

/** The index of all cards as they stand, made when first asked for after a change. */
function createHits(store: Store<Arrangement>, camera: Camera): () => HitIndex {
  let known: { readonly of: Arrangement; readonly scale: Scale; readonly index: HitIndex } | undefined
  return () => {
    const of = store.get()
    const scale = scaleOf(camera)
    const { zoom, tall } = scale
    if (known?.of === of && known.scale.zoom === zoom && known.scale.tall === tall) return known.index
    const boxes = of.cards.map((shown) => ({
      id: shown.face.card.id,
      rect: hitBox(shown, scale),
    }))
    known = { of, scale, index: createHitIndex(boxes, wholeMap) }
    return known.index
  }
}

function scaleOf(camera: Camera): Scale {
  const { zoom, tall } = camera.get()
  return { zoom, tall }
}

/** Where a card is on its glide. */
export function glided({ from, at }: Pick<ShownCard, 'from' | 'at'>, part: number): Point {
  if (part >= 1) return at
  return { x: from.x + (at.x - from.x) * part, y: from.y + (at.y - from.y) * part }
}

function hitBox(shown: ShownCard, scale: Scale): Rect {
  const box = cardBoxPx(shown.face, shown.detail, scale.zoom)
  const least = shown.detail === 'dot' ? dotTarget : targetPx.pointer
  const { width, height } = sizeOnMap(
    { width: Math.max(box.width, least), height: Math.max(box.height, least) },
    scale,
  )
  return { x: shown.at.x - width / 2, y: shown.at.y - height / 2, width, height }
}

/** Dots lie in crowds: larger targets would hide one another, and zooming in is one wheel turn away. */
const dotTarget = 12
