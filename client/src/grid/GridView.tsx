import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react'
import { appearance, calm } from '../app/appearance.ts'
import { CardMenu } from '../panels/selection/CardMenu.tsx'
import { type ActionContext, useActionContext } from '../tools/actionContext.ts'
import type { Viewport } from '../tools/camera.ts'
import { attachClipboard } from '../tools/clipboardActs.ts'
import { attachKeyboard } from '../tools/keyboard.ts'
import { CardTipBox } from './CardTipBox.tsx'
import { browserClock } from './camera.ts'
import { DragChip } from './DragChip.tsx'
import { EdgePeople } from './EdgePeople.tsx'
import { EmptyHint } from './EmptyHint.tsx'
import { FocusLayer } from './FocusLayer.tsx'
import { Following } from './Following.tsx'
import { GridCanvas } from './GridCanvas.tsx'
import { LineHandles } from './LineHandles.tsx'
import { afterMs } from './listen.ts'
import { MapBar } from './MapBar.tsx'
import { measureName } from './measureName.ts'
import { createPainter, type Painter } from './painter.ts'
import { createPeople, type People } from './people.ts'
import { attachPointer } from './pointer.ts'
import { createScene, type Scene } from './scene.ts'
import { showView } from './showView.ts'
import { TapHint } from './TapHint.tsx'
import { createTrails, type Trails } from './trails.ts'
import './grid.css'
import './led.css'

/** What draws the map and finds cards on it, made once per mounted view. */
interface Stage {
  readonly scene: Scene
  readonly people: People
  readonly trails: Trails
  readonly painter: Painter
}

/** The influence and interest map. Fills its box. */
export function GridView(): ReactElement {
  const context = useActionContext()
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box, context)
  const stage = useStage(context)

  useEffect(() => {
    if (!box.current || !stage) return
    const keyboard = attachKeyboard(box.current, context, ['board', 'cards'])
    const stops = [
      keyboard.detach,
      attachPointer({ box: box.current, context, space: keyboard, ...stage }),
      attachClipboard(box.current, context),
      showView(context),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [context, stage])

  return (
    <div className="grid-view" ref={box} data-grid>
      {stage && size.widthPx > 0 && (
        <>
          <div className="grid-canvas" aria-hidden="true">
            <GridCanvas painter={stage.painter} size={size} />
          </div>
          <EmptyHint />
          <FocusLayer scene={stage.scene} people={stage.people} />
          <LineHandles />
          <EdgePeople />
          <Following />
          <CardTipBox box={box} scene={stage.scene} />
          <TapHint />
          <MapBar scene={stage.scene} />
        </>
      )}
      <CardMenu />
      <DragChip />
    </div>
  )
}

function useStage(context: ActionContext): Stage | undefined {
  const [stage, setStage] = useState<Stage>()
  useEffect(() => {
    const made = createStage(context)
    setStage(made)
    return () => {
      made.painter.close()
      made.people.close()
      made.trails.close()
      made.scene.close()
      setStage(undefined)
    }
  }, [context])
  return stage
}

function createStage(context: ActionContext): Stage {
  const { session, camera } = context
  const scene = createScene({
    board: session.board,
    camera,
    measure: measureName,
    clock: browserClock,
    later: (act, ms) => afterMs(ms, act),
    isStill: calm.get,
  })
  const people = createPeople({
    session,
    clock: browserClock,
    isStill: calm.get,
    later: (act, ms) => afterMs(ms, act),
    onChange: (what) => painter.need(what === 'cards' ? 'all' : 'live'),
  })
  const trails = createTrails({
    session,
    laser: context.laser,
    clock: browserClock,
    onChange: () => painter.need('live'),
  })
  const painter = createPainter({ context, scene, people, trails, clock: browserClock, appearance })
  return { scene, people, trails, painter }
}

/** The size of the box, kept in step with the window. */
function useSize(box: RefObject<HTMLDivElement | null>, { camera }: ActionContext): Viewport {
  const [size, setSize] = useState<Viewport>({ widthPx: 0, heightPx: 0 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const next = { widthPx: element.clientWidth, heightPx: element.clientHeight }
      if (next.widthPx === 0 || next.heightPx === 0) return
      camera.resize(next)
      setSize(next)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [box, camera])
  return size
}
