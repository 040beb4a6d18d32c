import type { ActionContext } from '../tools/actionContext.ts'
import { viewOf } from './cameraMath.ts'

/** Tells others which part of the map is seen here, so that they can come along. Returns its stop. */
export function showView({ session, camera }: ActionContext): () => void {
  const tell = (): void => {
    // Two who follow each other would chase one another for ever.
    if (camera.isLed()) {
      session.show({ viewport: undefined })
      return
    }
    const { x, y, width, height } = viewOf(camera.get(), camera.viewport())
    const rounded = {
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(width),
      height: Math.round(height),
    }
    session.show({ viewport: rounded })
  }
  tell()
  const stop = camera.subscribe(tell)
  return () => {
    stop()
    session.show({ viewport: undefined, cursor: undefined, drag: undefined })
  }
}
