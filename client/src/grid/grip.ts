import type { ActionContext } from '../tools/actionContext.ts'
import type { HeldSpace } from '../tools/keyboard.ts'
import { edgePush } from './edgePush.ts'
import { beginGesture, type Gesture, type ToolName } from './gesture.ts'
import { afterMs } from './listen.ts'
import type { People } from './people.ts'
import type { Pointing } from './pointing.ts'
import type { Scene } from './scene.ts'
import { toolScene } from './toolScene.ts'

const holdMs = 500
const edgeWaitMs = 200
/** A finger that rests is never quite still. */
const restPx = 3

/** One pointer that is down, and the gesture in its hands. At most one at a time. */
export interface Grip {
  readonly isBusy: () => boolean
  readonly begin: (event: PointerEvent) => void
  readonly move: (event: PointerEvent) => void
  /** Ends the gesture of this pointer; a cancelled one leaves no mark. */
  readonly end: (how: 'release' | 'cancel', event?: PointerEvent) => void
  readonly holds: (event: PointerEvent) => boolean
}

interface GripDeps {
  readonly box: HTMLElement
  readonly context: ActionContext
  readonly scene: Scene
  readonly people: People
  readonly space: HeldSpace
  readonly pointing: Pointing
}

export function createGrip({ box, context, scene, people, space, pointing }: GripDeps): Grip {
  const { camera, ui, preview } = context
  let gesture: Gesture | undefined
  let pressed: PointerEvent | undefined
  let last: PointerEvent | undefined
  let stopHold = (): void => {}
  let stopEdge = (): void => {}

  const begin = (event: PointerEvent): void => {
    context.nudger.flush()
    box.setPointerCapture(event.pointerId)
    pressed = event
    const press = pointing.press(event)
    const name = toolFor(event, press.hit.kind === 'line')
    if (name === 'hand') space.use()
    if (name === 'select' && press.hit.kind === 'map') focusBoard(box)
    gesture = beginGesture(name, press, context, () => toolScene(context, scene, people))
    box.dataset['gesture'] = name
    if (press.isTouch) stopHold = afterMs(holdMs, () => gesture?.feed({ kind: 'hold' }))
    window.addEventListener('keydown', whileDown, true)
    window.addEventListener('keyup', whileDown, true)
  }

  const toolFor = (event: PointerEvent, isLine: boolean): ToolName => {
    if (event.button === 1 || space.isHeld()) return 'hand'
    if (isLine) return 'line'
    return ui.get().moving ? 'tapMove' : ui.get().tool
  }

  const move = (event: PointerEvent): void => {
    if (pressed && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > restPx)
      stopHold()
    last = event
    gesture?.feed(pointing.move(event, 'move'))
    watchEdge()
  }

  /** At the edge of the view the map moves on by itself, and what is in the hand with it. */
  const watchEdge = (): void => {
    stopEdge()
    const { moving, marquee, chipPx } = preview.get()
    // Over the tray the map stays: the card is about to leave it.
    if (!last || chipPx || (moving.length === 0 && !marquee)) return
    const { x, y } = edgePush(pointing.inBox(last), camera.viewport())
    if (x !== 0 || y !== 0) stopEdge = afterMs(edgeWaitMs, slide)
  }

  const slide = (): void => {
    if (!gesture || !last || preview.get().chipPx) return
    camera.panBy(edgePush(pointing.inBox(last), camera.viewport()))
    gesture.feed(pointing.move(last, 'move'))
    const frame = requestAnimationFrame(slide)
    stopEdge = () => cancelAnimationFrame(frame)
  }

  const end = (how: 'release' | 'cancel', event = last): void => {
    const ended = gesture
    stopHold()
    stopEdge()
    gesture = undefined
    pressed = undefined
    last = undefined
    delete box.dataset['gesture']
    window.removeEventListener('keydown', whileDown, true)
    window.removeEventListener('keyup', whileDown, true)
    if (how === 'release' && event) ended?.feed(pointing.move(event, 'release'))
    else ended?.feed({ kind: 'cancel' })
  }

  /** Esc takes a gesture back; Alt makes a copy of it, as long as it is held. */
  const whileDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && event.type === 'keydown') {
      event.preventDefault()
      event.stopPropagation()
      end('cancel')
    } else if (event.key === 'Alt' && last) {
      event.preventDefault()
      gesture?.feed({ ...pointing.move(last, 'move'), alt: event.type === 'keydown' })
    }
  }

  return {
    isBusy: () => gesture !== undefined,
    begin,
    move,
    end,
    holds: (event) => event.pointerId === pressed?.pointerId,
  }
}

function focusBoard(box: HTMLElement): void {
  box.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true })
}
