import type { Point, Rect } from '../base/geometry.ts'

/** Points by the cells of a lattice, so that asking who is near does not mean asking all. */
export interface Cells<P extends Point> {
  /** The points inside a rectangle, and some around it. */
  readonly near: (rect: Rect) => readonly P[]
  readonly add: (point: P) => void
  /** To be called before the point moves. */
  readonly remove: (point: P) => void
}

/** @param side of a cell, in the unit of the points. */
export function createCells<P extends Point>(side: number): Cells<P> {
  const cells = new Map<number, P[]>()
  const along = (value: number): number => Math.floor(value / side)
  const keyOf = (column: number, row: number): number => column * 65_536 + row
  const cellOf = ({ x, y }: Point): number => keyOf(along(x), along(y))
  const add = (point: P): void => {
    const there = cells.get(cellOf(point))
    if (there) there.push(point)
    else cells.set(cellOf(point), [point])
  }
  return {
    add,
    near({ x, y, width, height }) {
      const found: P[] = []
      for (let column = along(x); column <= along(x + width); column += 1) {
        for (let row = along(y); row <= along(y + height); row += 1) {
          found.push(...(cells.get(keyOf(column, row)) ?? []))
        }
      }
      return found
    },
    remove(point) {
      const there = cells.get(cellOf(point))
      there?.splice(there.indexOf(point), 1)
    },
  }
}
