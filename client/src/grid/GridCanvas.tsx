import type Konva from 'konva'
import { type ReactElement, useEffect, useRef } from 'react'
import { Layer, Shape, Stage } from 'react-konva/es/ReactKonvaCore'
import type { Viewport } from '../tools/camera.ts'
import type { Painter } from './painter.ts'

interface GridCanvasProps {
  readonly painter: Painter
  readonly size: Viewport
}

/**
 * The two layers of the map: what rests and what moves. Each holds one shape that draws everything on it, so that
 * thousands of cards cost no nodes; nothing listens, because the grid finds cards by itself.
 */
export function GridCanvas({ painter, size }: GridCanvasProps): ReactElement {
  const rest = useRef<Konva.Layer>(null)
  const live = useRef<Konva.Layer>(null)
  useEffect(() => {
    if (rest.current && live.current) painter.attach(rest.current, live.current)
  }, [painter])
  // A new size empties the canvases.
  useEffect(() => {
    if (size.widthPx > 0) painter.need('all')
  }, [painter, size])
  return (
    <Stage width={size.widthPx} height={size.heightPx} listening={false} aria-hidden="true">
      <Layer ref={rest} listening={false}>
        <Shape listening={false} sceneFunc={(context) => painter.drawRest(context._context)} />
      </Layer>
      <Layer ref={live} listening={false}>
        <Shape listening={false} sceneFunc={(context) => painter.drawLive(context._context)} />
      </Layer>
    </Stage>
  )
}
