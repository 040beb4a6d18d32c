import type { Tool } from './tool.ts'

/** Points at something: a trail that others see and that fades by itself. It touches nothing. */
export const laserTool: Tool<'idle' | 'pointing'> = {
  idle: 'idle',
  step(state, event) {
    if (event.kind === 'press') return { state: 'pointing', effects: [{ kind: 'point', at: event.at }] }
    if (event.kind === 'move' && state === 'pointing') {
      return { state, effects: [{ kind: 'point', at: event.at }] }
    }
    if (event.kind === 'release' || event.kind === 'cancel') {
      return { state: 'idle', effects: [{ kind: 'liftPointer' }] }
    }
    return { state, effects: [] }
  },
}
