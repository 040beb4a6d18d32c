import { clamp, type Point, type Rect } from '@commonground/shared/base/geometry'
import { gridHeight, gridWidth } from '@commonground/shared/map/grid'
import type { CameraState, Scale, Viewport } from '../tools/camera.ts'

export const minZoom = 0.1
export const maxZoom = 4
/** A map that fits is not blown up past this: words on a projector grow, cards stay cards. */
export const maxFitZoom = 1.5
export const zoomSteps = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

/** Room around the map when it fits: on the left and below stand the axes. */
export interface Padding {
  readonly leftPx: number
  readonly rightPx: number
  readonly topPx: number
  readonly bottomPx: number
}

// Below the axis the toolbar floats.
const widePadding: Padding = { leftPx: 52, rightPx: 28, topPx: 18, bottomPx: 100 }
const narrowPadding: Padding = { leftPx: 32, rightPx: 10, topPx: 12, bottomPx: 98 }

/** A map keeps some of its shape: what is right of the middle looks right of it, and what is above, above. */
const flattest = 0.68
const tallest = 2.4

/** How much of the map must stay in view, so that nobody loses it. */
const keptPx = 120

export const wholeMap: Rect = { x: 0, y: 0, width: gridWidth, height: gridHeight }

export function paddingFor(viewport: Viewport): Padding {
  return viewport.widthPx < 640 ? narrowPadding : widePadding
}

/** The shape of the map on this screen: as wide and as tall as there is room for, within reason. */
export function tallFor(viewport: Viewport, padding: Padding = paddingFor(viewport)): number {
  const { roomX, roomY } = roomIn(viewport, padding)
  return clamp((roomY * gridWidth) / (roomX * gridHeight), flattest, tallest)
}

function roomIn(viewport: Viewport, padding: Padding): { readonly roomX: number; readonly roomY: number } {
  return {
    roomX: Math.max(1, viewport.widthPx - padding.leftPx - padding.rightPx),
    roomY: Math.max(1, viewport.heightPx - padding.topPx - padding.bottomPx),
  }
}

/** Pixels per unit upwards. */
export const zoomUp = ({ zoom, tall }: Scale): number => zoom * tall

/** A size in pixels as one in map units. */
export function sizeOnMap(
  px: { readonly width: number; readonly height: number },
  scale: Scale,
): { readonly width: number; readonly height: number } {
  return { width: px.width / scale.zoom, height: px.height / zoomUp(scale) }
}

/** A rectangle of map units in pixels, as seen. */
export function rectOnScreen(camera: CameraState, rect: Rect): Rect {
  return {
    ...toScreen(camera, rect),
    width: rect.width * camera.zoom,
    height: rect.height * zoomUp(camera),
  }
}

export function toMap(camera: CameraState, px: Point): Point {
  return { x: camera.x + px.x / camera.zoom, y: camera.y + px.y / zoomUp(camera) }
}

export function toScreen(camera: CameraState, point: Point): Point {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * zoomUp(camera) }
}

/** The part of the map that is seen. */
export function viewOf(camera: CameraState, viewport: Viewport): Rect {
  const { widthPx, heightPx } = viewport
  return { x: camera.x, y: camera.y, ...sizeOnMap({ width: widthPx, height: heightPx }, camera) }
}

/** The view that shows all of what another window sees, however large that window is: below `minZoom` where it must. */
export function containing(view: Rect, viewport: Viewport): CameraState {
  const tall = tallFor(viewport)
  const room = Math.min(
    viewport.widthPx / Math.max(view.width, 1),
    viewport.heightPx / tall / Math.max(view.height, 1),
  )
  const zoom = Math.min(room, maxZoom)
  return {
    x: view.x + view.width / 2 - viewport.widthPx / zoom / 2,
    y: view.y + view.height / 2 - viewport.heightPx / (zoom * tall) / 2,
    zoom,
    tall,
  }
}

/** The view that shows `rect` as large as fits, never above `maxFitZoom`. */
export function fitted(rect: Rect, viewport: Viewport, padding: Padding): CameraState {
  const { roomX, roomY } = roomIn(viewport, padding)
  const tall = tallFor(viewport, padding)
  const zoom = clamp(
    Math.min(roomX / Math.max(rect.width, 1), roomY / tall / Math.max(rect.height, 1)),
    minZoom,
    maxFitZoom,
  )
  return {
    x: rect.x + rect.width / 2 - (padding.leftPx + roomX / 2) / zoom,
    y: rect.y + rect.height / 2 - (padding.topPx + roomY / 2) / (zoom * tall),
    zoom,
    tall,
  }
}

/** Zooms by a factor; the map point under `atPx` stays under it. */
export function zoomed(camera: CameraState, factor: number, atPx: Point): CameraState {
  const zoom = clamp(camera.zoom * factor, minZoom, maxZoom)
  const at = toMap(camera, atPx)
  return { x: at.x - atPx.x / zoom, y: at.y - atPx.y / (zoom * camera.tall), zoom, tall: camera.tall }
}

/** The next listed zoom above or below. */
export function nextStep(zoom: number, direction: 1 | -1): number {
  const above = zoomSteps.find((step) => step > zoom * 1.01) ?? maxZoom
  const below = zoomSteps.findLast((step) => step < zoom * 0.99) ?? minZoom
  return direction === 1 ? above : below
}

/** Keeps a piece of the map in view, whatever was asked. */
export function kept(camera: CameraState, viewport: Viewport): CameraState {
  const { zoom } = camera
  const marginX = Math.min(keptPx, viewport.widthPx / 2) / zoom
  const up = zoomUp(camera)
  const marginY = Math.min(keptPx, viewport.heightPx / 2) / up
  return {
    ...camera,
    x: clamp(camera.x, marginX - viewport.widthPx / zoom, gridWidth - marginX),
    y: clamp(camera.y, marginY - viewport.heightPx / up, gridHeight - marginY),
  }
}

/** The view moved just so far that `rect` is clear of the edges by `marginPx`. */
export function showing(camera: CameraState, viewport: Viewport, rect: Rect, marginPx: number): CameraState {
  const view = viewOf(camera, viewport)
  const margin = sizeOnMap({ width: marginPx, height: marginPx }, camera)
  return {
    ...camera,
    x: shifted(view.x, view.width, rect.x - margin.width, rect.width + margin.width * 2),
    y: shifted(view.y, view.height, rect.y - margin.height, rect.height + margin.height * 2),
  }
}

function shifted(viewFrom: number, viewSize: number, from: number, size: number): number {
  if (from < viewFrom) return from
  if (from + size > viewFrom + viewSize) return from + size - viewSize
  return viewFrom
}

/** A view on the way from one to another. Zoom goes by ratio, which looks even. */
export function between(from: CameraState, to: CameraState, viewport: Viewport, part: number): CameraState {
  const zoom = from.zoom * (to.zoom / from.zoom) ** part
  const middle = (camera: CameraState): Point => ({
    x: camera.x + viewport.widthPx / 2 / camera.zoom,
    y: camera.y + viewport.heightPx / 2 / zoomUp(camera),
  })
  const a = middle(from)
  const b = middle(to)
  // The middle travels as fast as the zoom shrinks what is seen, so that it does not swing.
  const way = from.zoom === to.zoom ? part : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom)
  return {
    x: a.x + (b.x - a.x) * way - viewport.widthPx / 2 / zoom,
    y: a.y + (b.y - a.y) * way - viewport.heightPx / 2 / (zoom * to.tall),
    zoom,
    tall: to.tall,
  }
}

/** Fast at first, gentle at the end. */
export const easeOut = (part: number): number => 1 - (1 - part) ** 3
