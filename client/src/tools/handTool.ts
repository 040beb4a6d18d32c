import type { Point } from '@commonground/shared/base/geometry'
import { minus, type Tool } from './tool.ts'

export type HandState =
  | { readonly kind: 'idle' }
  /** `grabbed` is the map point that stays under the hand. */
  | { readonly kind: 'panning'; readonly grabbed: Point }

/** Moves the map: the point that was grabbed stays under the hand. */
export const handTool: Tool<HandState> = {
  idle: { kind: 'idle' },
  step(state, event) {
    if (event.kind === 'press') return { state: { kind: 'panning', grabbed: event.at }, effects: [] }
    if (event.kind === 'move' && state.kind === 'panning') {
      return { state, effects: [{ kind: 'pan', by: minus(event.at, state.grabbed) }] }
    }
    if (event.kind === 'release' || event.kind === 'cancel') return { state: { kind: 'idle' }, effects: [] }
    return { state, effects: [] }
  },
}
