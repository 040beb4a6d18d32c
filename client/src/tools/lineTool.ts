import type { Point } from '@commonground/shared/base/geometry'
import type { LineSetting, Tool, ToolScene } from './tool.ts'

export type LineState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'lining'; readonly setting: LineSetting; readonly isMoved: boolean }

/** Moves a threshold line: whole numbers only, because people say them aloud. */
export const lineTool: Tool<LineState> = {
  idle: { kind: 'idle' },
  step(state, event, scene) {
    if (event.kind === 'press') {
      if (event.hit.kind !== 'line' || !scene.canMoveLines) return { state: { kind: 'idle' }, effects: [] }
      return { state: { kind: 'lining', setting: event.hit.setting, isMoved: false }, effects: [] }
    }
    if (state.kind === 'idle' || event.kind === 'hold') return { state, effects: [] }
    if (event.kind === 'cancel') return { state: { kind: 'idle' }, effects: [{ kind: 'clear' }] }
    const { setting } = state
    const value = lineValue(setting, event.at, scene)
    if (event.kind === 'move') {
      return { state: { ...state, isMoved: true }, effects: [{ kind: 'showLine', setting, value }] }
    }
    return {
      state: { kind: 'idle' },
      effects: state.isMoved ? [{ kind: 'dropLine', setting, value }] : [],
    }
  },
}

function lineValue(setting: LineSetting, at: Point, scene: ToolScene): number {
  const place = scene.drop(at)
  return Math.round(setting === 'influenceLine' ? place.influence : place.interest)
}
