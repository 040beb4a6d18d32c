import { contains, distance, intersects, type Point, type Rect } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'

export interface HitBox {
  readonly id: CardId
  readonly rect: Rect
}

/** Finds cards by place: the boxes lie in cells, so that only a few are looked at. */
export interface HitIndex {
  /** The topmost card under a point; failing that, the nearest one within `reach`. */
  readonly cardAt: (point: Point, reach: number) => CardId | undefined
  readonly cardsIn: (rect: Rect) => readonly CardId[]
}

const columns = 40

/** @param boxes in drawing order: later ones lie on top. */
export function createHitIndex(boxes: readonly HitBox[], area: Rect): HitIndex {
  const cell = Math.max(area.width, area.height, 1) / columns
  const cells = new Map<number, number[]>()
  const each = (rect: Rect, visit: (key: number) => void): void => {
    const right = Math.floor((rect.x + rect.width - area.x) / cell)
    const bottom = Math.floor((rect.y + rect.height - area.y) / cell)
    for (let x = Math.floor((rect.x - area.x) / cell); x <= right; x += 1) {
      for (let y = Math.floor((rect.y - area.y) / cell); y <= bottom; y += 1) visit(x * 4096 + y)
    }
  }
  for (const [order, box] of boxes.entries()) {
    each(box.rect, (key) => {
      const list = cells.get(key)
      if (list) list.push(order)
      else cells.set(key, [order])
    })
  }

  const near = (rect: Rect): readonly number[] => {
    const found = new Set<number>()
    each(rect, (key) => {
      for (const order of cells.get(key) ?? []) found.add(order)
    })
    return [...found].sort((a, b) => a - b)
  }

  return {
    cardAt(point, reach) {
      const around = { x: point.x - reach, y: point.y - reach, width: reach * 2, height: reach * 2 }
      const candidates = near(around).flatMap((order) => boxes[order] ?? [])
      const top = candidates.findLast((box) => contains(box.rect, point))
      if (top) return top.id
      const close = candidates.filter((box) => gapTo(box.rect, point) <= reach)
      close.sort((a, b) => distance(middle(a.rect), point) - distance(middle(b.rect), point))
      return close[0]?.id
    },
    cardsIn(rect) {
      return near(rect).flatMap((order) => {
        const box = boxes[order]
        return box && intersects(box.rect, rect) ? [box.id] : []
      })
    },
  }
}

function middle(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
}

/** How far a point lies outside a rectangle. */
function gapTo(rect: Rect, point: Point): number {
  const x = Math.max(rect.x - point.x, 0, point.x - rect.x - rect.width)
  const y = Math.max(rect.y - point.y, 0, point.y - rect.y - rect.height)
  return Math.hypot(x, y)
}
