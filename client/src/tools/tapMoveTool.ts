import { distance, type Point } from '@commonground/shared/base/geometry'
import { type Carried, minus, plus, type Tool, type ToolScene } from './tool.ts'

export type TapMoveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressed'; readonly at: Point; readonly slop: number }
  | { readonly kind: 'panning'; readonly grabbed: Point }

/** Moving without a drag: the next tap says where the waiting cards go. A drag moves the map as usual. */
export const tapMoveTool: Tool<TapMoveState> = {
  idle: { kind: 'idle' },
  step(state, event, scene) {
    switch (event.kind) {
      case 'press':
        return { state: { kind: 'pressed', at: event.at, slop: event.slop }, effects: [] }
      case 'move':
        if (state.kind === 'panning') {
          return { state, effects: [{ kind: 'pan', by: minus(event.at, state.grabbed) }] }
        }
        if (state.kind === 'pressed' && distance(state.at, event.at) > state.slop) {
          return { state: { kind: 'panning', grabbed: state.at }, effects: [] }
        }
        return { state, effects: [] }
      case 'release':
        if (state.kind !== 'pressed') return { state: { kind: 'idle' }, effects: [] }
        return {
          state: { kind: 'idle' },
          effects: [
            { kind: 'drop', carried: landings(event.at, event.overTray, scene), isCopy: false },
            { kind: 'endTapMove' },
          ],
        }
      case 'hold':
        return { state, effects: [] }
      case 'cancel':
        return { state: { kind: 'idle' }, effects: [] }
    }
  },
}

/** The waiting cards around the tapped point, in the arrangement they stand in now. */
function landings(to: Point, overTray: boolean, scene: ToolScene): readonly Carried[] {
  const points = scene.waiting.map((card) => scene.shownAt(card) ?? to)
  const middle = {
    x: points.reduce((sum, point) => sum + point.x, 0) / Math.max(1, points.length),
    y: points.reduce((sum, point) => sum + point.y, 0) / Math.max(1, points.length),
  }
  return scene.waiting.map((card, index) => {
    const at = plus(to, minus(points[index] ?? middle, middle))
    return { card, at, place: overTray ? undefined : scene.drop(at) }
  })
}
