import type { ActionContext } from '../tools/actionContext.ts'
import { handTool } from '../tools/handTool.ts'
import { laserTool } from '../tools/laserTool.ts'
import { lineTool } from '../tools/lineTool.ts'
import { runEffects } from '../tools/runEffects.ts'
import { selectTool } from '../tools/selectTool.ts'
import { tapMoveTool } from '../tools/tapMoveTool.ts'
import type { PressEvent, Tool, ToolEvent, ToolScene } from '../tools/tool.ts'

/** One press with everything that follows it, in the hands of one tool. */
export interface Gesture {
  readonly feed: (event: ToolEvent) => void
}

export type ToolName = 'select' | 'hand' | 'laser' | 'line' | 'tapMove'

/** Begins a gesture: the tool keeps its state here, the board hears only of its effects. */
export function beginGesture(
  name: ToolName,
  press: PressEvent,
  context: ActionContext,
  scene: () => ToolScene,
): Gesture {
  switch (name) {
    case 'select':
      return running(selectTool, press, context, scene)
    case 'hand':
      return running(handTool, press, context, scene)
    case 'laser':
      return running(laserTool, press, context, scene)
    case 'line':
      return running(lineTool, press, context, scene)
    case 'tapMove':
      return running(tapMoveTool, press, context, scene)
  }
}

function running<S>(
  tool: Tool<S>,
  press: PressEvent,
  context: ActionContext,
  scene: () => ToolScene,
): Gesture {
  let state = tool.idle
  const feed = (event: ToolEvent): void => {
    const next = tool.step(state, event, scene())
    state = next.state
    runEffects(next.effects, context)
  }
  feed(press)
  return { feed }
}
