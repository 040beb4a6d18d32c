import type { Point } from '@commonground/shared/base/geometry'
import type { ActionContext } from '../tools/actionContext.ts'
import type { HeldSpace } from '../tools/keyboard.ts'
import { createGrip, type Grip } from './grip.ts'
import { listen } from './listen.ts'
import type { Painter } from './painter.ts'
import type { People } from './people.ts'
import { pinchBetween } from './pinch.ts'
import { createPointing, isControl, type Pointing } from './pointing.ts'
import type { Scene } from './scene.ts'
import { attachGestures, attachWheel } from './wheel.ts'

interface PointerDeps {
  readonly box: HTMLElement
  readonly context: ActionContext
  readonly scene: Scene
  readonly people: People
  readonly painter: Painter
  readonly space: HeldSpace
}

interface Hands extends PointerDeps {
  readonly pointing: Pointing
  readonly grip: Grip
  /** Fingers on the map, where they are in the box. */
  readonly fingers: Map<number, Point>
}

/** Turns the browser's pointer events into gestures of tools. Returns its stop. */
export function attachPointer(deps: PointerDeps): () => void {
  const { box, context, scene } = deps
  const pointing = createPointing(box, context.camera, scene)
  const hands: Hands = { ...deps, pointing, grip: createGrip({ ...deps, pointing }), fingers: new Map() }
  const stops = [
    listen(box, 'pointerdown', (event: PointerEvent) => press(event, hands)),
    listen(box, 'pointermove', (event: PointerEvent) => move(event, hands)),
    listen(box, 'pointerup', (event: PointerEvent) => lift(event, hands, 'release')),
    listen(box, 'pointercancel', (event: PointerEvent) => lift(event, hands, 'cancel')),
    listen(box, 'pointerleave', () => leave(hands)),
    listen(box, 'contextmenu', (event: MouseEvent) => openMenu(event, hands)),
    listen(box, 'mousedown', keepFocus),
    listen(window, 'blur', () => {
      hands.fingers.clear()
      if (hands.grip.isBusy()) hands.grip.end('cancel')
    }),
    attachWheel(box, context.camera),
    attachGestures(box, context.camera, () => hands.fingers.size > 0),
  ]
  return () => {
    if (hands.grip.isBusy()) hands.grip.end('cancel')
    for (const stop of stops) stop()
  }
}

function press(event: PointerEvent, { context, fingers, grip, pointing }: Hands): void {
  if (isControl(event.target) || event.button === 2) return
  if (event.pointerType === 'touch') fingers.set(event.pointerId, pointing.inBox(event))
  if (fingers.size >= 2) {
    // A second finger: whatever the first had begun is taken back, without a mark.
    if (grip.isBusy()) grip.end('cancel')
    return
  }
  if (grip.isBusy()) return
  grip.begin(event)
  context.session.show({ cursor: { ...context.camera.toMap(pointing.inBox(event)), pressed: true } })
}

function move(event: PointerEvent, hands: Hands): void {
  const { context, fingers, grip, pointing } = hands
  const px = pointing.inBox(event)
  if (fingers.has(event.pointerId)) {
    const before = [...fingers.values()]
    fingers.set(event.pointerId, px)
    if (fingers.size >= 2) {
      pinch(before, hands)
      return
    }
  }
  if (grip.holds(event)) grip.move(event)
  else if (!grip.isBusy()) hover(event, hands)
  context.session.show({ cursor: { ...context.camera.toMap(px), pressed: grip.isBusy() } })
}

function pinch(before: readonly Point[], { context, fingers }: Hands): void {
  const change = pinchBetween(before, [...fingers.values()])
  if (!change) return
  context.camera.panBy(change.pan)
  context.camera.zoomBy(change.factor, change.middle)
}

function hover(event: PointerEvent, { box, context, painter, pointing, scene }: Hands): void {
  const at = context.camera.toMap(pointing.inBox(event))
  const id = isControl(event.target) ? undefined : scene.cardAt(at, 2)
  painter.hover(id)
  box.dataset['over'] = id ? 'card' : 'map'
}

function lift(
  event: PointerEvent,
  { context, fingers, grip, pointing }: Hands,
  how: 'release' | 'cancel',
): void {
  fingers.delete(event.pointerId)
  if (!grip.holds(event)) return
  grip.end(how, event)
  const at = context.camera.toMap(pointing.inBox(event))
  // A finger that is lifted points nowhere.
  context.session.show({ cursor: event.pointerType === 'touch' ? undefined : { ...at, pressed: false } })
}

function leave({ context, grip, painter }: Hands): void {
  if (grip.isBusy()) return
  painter.hover(undefined)
  context.session.show({ cursor: undefined })
}

function openMenu(event: MouseEvent, { context, grip, pointing, scene }: Hands): void {
  if (isControl(event.target)) return
  event.preventDefault()
  const { camera, focus, ui } = context
  // A long press sends this too, after its own menu is open.
  if (grip.isBusy() || ui.get().menuAt) return
  const id = scene.cardAt(camera.toMap(pointing.inBox(event)), 2)
  if (!id) ui.change({ selection: new Set() })
  else if (!ui.get().selection.has(id)) ui.change({ selection: new Set([id]) })
  if (id) focus.move(id)
  ui.change({ menuAt: { xPx: event.clientX, yPx: event.clientY } })
}

/** Focus goes where the tools send it: the button under the pointer may not be the card that is on top. */
function keepFocus(event: MouseEvent): void {
  const isLine = event.target instanceof Element && event.target.closest('[data-line]')
  if (!isControl(event.target) && !isLine) event.preventDefault()
}
