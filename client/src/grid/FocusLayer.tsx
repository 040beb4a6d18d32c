import type { Rect } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { quadrantOf } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import { saidPlace } from '@commonground/shared/map/saidPlace'
import type { Board, Settings } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import {
  type KeyboardEvent,
  memo,
  type ReactElement,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { useReadingOrder, useSettings, useStore, useUi } from '../state/hooks.ts'
import { useActionContext, useCamera } from '../tools/actionContext.ts'
import type { Scale } from '../tools/camera.ts'
import { rectOnScreen } from './cameraMath.ts'
import { focusWindow } from './focusWindow.ts'
import type { People } from './people.ts'
import type { Scene } from './scene.ts'

interface FocusLayerProps {
  readonly scene: Scene
  readonly people: People
}

/**
 * The map for keyboards and screen readers: a real button over every card that is drawn. One stop for Tab from
 * outside; inside, Tab steps from card to card.
 */
export function FocusLayer({ scene, people }: FocusLayerProps): ReactElement {
  const { focus } = useActionContext()
  const settings = useSettings()
  const camera = useCamera()
  // Drawn in the pixels of this zoom; a pan or a zoom then carries all of them at once.
  const drawnAt = camera.get()
  const order = usePlaced()
  const selection = useUi((state) => state.selection)
  const focused = useStore(focus)
  useStore(scene)
  useStore(people.changes)
  const layer = useRef<HTMLDivElement>(null)
  const keysId = useId()
  useFollowCamera(layer, drawnAt.zoom)
  useFollowMoves(layer, scene)
  useGivenFocus(layer, scene)
  useNextWhenGone(order)
  const onKeyDown = useTabSteps(order)

  const stop = order.find((card) => card.id === (focused ?? focus.last())) ?? order[0]
  const shown = focusWindow(order, stop)
  return (
    <div
      className="grid-focus"
      role="application"
      aria-label={words.grid.gridName(order.length)}
      aria-describedby={keysId}
      tabIndex={order.length === 0 ? 0 : -1}
      onKeyDown={onKeyDown}
    >
      <p id={keysId} hidden>
        {words.grid.gridKeys}
      </p>
      <div className="grid-focus-layer" ref={layer}>
        {shown.map(({ card, at }) => (
          <CardButton
            key={card.id}
            card={card}
            label={cardLabel(card, settings, { at, of: order.length }, people.moverOf(card.id))}
            box={boxPx(scene.boxOf(card.id), drawnAt)}
            isStop={card === stop}
            isSelected={selection.has(card.id)}
          />
        ))}
      </div>
    </div>
  )
}

interface CardButtonProps {
  readonly card: Card
  readonly label: string
  /** In pixels of the zoom it was drawn at. */
  readonly box: Rect | undefined
  readonly isStop: boolean
  readonly isSelected: boolean
}

/** From the map's corner. */
const boxPx = (box: Rect | undefined, scale: Scale): Rect | undefined =>
  box && rectOnScreen({ x: 0, y: 0, zoom: scale.zoom, tall: scale.tall }, box)

const CardButton = memo(function CardButton({ card, label, box, isStop, isSelected }: CardButtonProps) {
  const { focus, ui } = useActionContext()
  if (!box) return null
  return (
    <button
      type="button"
      className="grid-focus-card"
      data-card={card.id}
      aria-label={label}
      aria-pressed={isSelected}
      tabIndex={isStop ? 0 : -1}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      onFocus={() => focus.note(card.id)}
      onBlur={() => focus.note(undefined)}
      onClick={(event) => {
        // Pointers are the tools' business; this is a screen reader or another aid pressing the button.
        if (event.detail === 0) ui.change({ selection: new Set([card.id]) })
      }}
    />
  )
}, isSameButton)

function isSameButton(before: CardButtonProps, after: CardButtonProps): boolean {
  return (
    before.card === after.card &&
    before.label === after.label &&
    before.isStop === after.isStop &&
    before.isSelected === after.isSelected &&
    before.box?.x === after.box?.x &&
    before.box?.y === after.box?.y &&
    before.box?.width === after.box?.width &&
    before.box?.height === after.box?.height
  )
}

/** What a screen reader says of a card: its name first, then where it stands. */
export function cardLabel(
  card: Card,
  settings: Settings,
  position: { readonly at: number; readonly of: number },
  mover?: string,
): string {
  const { place } = card
  if (!place) return card.name
  const quadrant = regionLabel(quadrantOf(place, settings), settings)
  const said = saidPlace(place, settings)
  const where = [
    words.grid.where(said.influence, said.interest, quadrant),
    ...(card.locked ? [words.grid.locked] : []),
    ...(mover === undefined ? [] : [words.grid.beingMoved(mover)]),
  ].join('. ')
  const name = card.name || words.model.unnamed
  return words.grid.card(name, where, words.grid.position(position.at, position.of))
}

function usePlaced(): readonly Card[] {
  const order = useReadingOrder()
  return [...order.quadrants.values()].flat()
}

/** One transform carries all buttons along with the camera, past React. */
function useFollowCamera(layer: RefObject<HTMLDivElement | null>, drawnZoom: number): void {
  const camera = useCamera()
  useLayoutEffect(() => {
    const follow = (): void => {
      const { x, y } = camera.toScreen({ x: 0, y: 0 })
      const scale = camera.get().zoom / drawnZoom
      if (layer.current) layer.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
    }
    follow()
    return camera.subscribe(follow)
  }, [camera, layer, drawnZoom])
}

/** The button of a card on its way goes with it, and so does the ring that shows where the keyboard is. */
function useFollowMoves(layer: RefObject<HTMLDivElement | null>, scene: Scene): void {
  const { preview, camera } = useActionContext()
  useEffect(() => {
    let moved: readonly HTMLElement[] = []
    const follow = (): void => {
      for (const button of moved) button.style.translate = ''
      const { moving, isCopy } = preview.get()
      moved = isCopy
        ? []
        : moving.flatMap(({ card, at }) => {
            const button = layer.current?.querySelector<HTMLElement>(`[data-card="${card}"]`)
            const rest = scene.get().byId.get(card)?.at
            if (!button || !rest) return []
            const { zoom, tall } = camera.get()
            button.style.translate = `${(at.x - rest.x) * zoom}px ${(at.y - rest.y) * zoom * tall}px`
            return [button]
          })
    }
    return preview.subscribe(follow)
  }, [preview, camera, layer, scene])
}

/** Gives the keyboard to a card when an action asks for it, and pans it into view. */
function useGivenFocus(layer: RefObject<HTMLDivElement | null>, scene: Scene): void {
  const { focus, camera } = useActionContext()
  useEffect(() => {
    const give = (card: CardId): void => {
      const find = (): HTMLElement | null | undefined =>
        layer.current?.querySelector<HTMLElement>(`[data-card="${card}"]`)
      const button = find()
      if (button) button.focus({ preventScroll: true })
      else {
        // A card that was just made, or one outside the drawn window, has its button after the next drawing.
        focus.note(card)
        requestAnimationFrame(() => find()?.focus({ preventScroll: true }))
      }
    }
    const clear = (): void => {
      const card = focus.get()
      const box = card && scene.boxOf(card)
      if (box && layer.current?.querySelector('[data-card]:focus-visible')) camera.show(box)
    }
    const stops = [focus.onMove(give), focus.subscribe(clear)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [focus, camera, layer, scene])
}

/** When the card with the keyboard is taken away, the next one gets it; said when others took it. */
function useNextWhenGone(order: readonly Card[]): void {
  const { focus, announce, session } = useActionContext()
  const before = useRef(order)
  const changedByOthers = useRef<Board>(undefined)
  useEffect(
    () =>
      session.onOthersChange((_, after) => {
        changedByOthers.current = after
      }),
    [session],
  )
  useEffect(() => {
    const previous = before.current
    before.current = order
    const held = focus.get()
    const at = previous.findIndex((card) => card.id === held)
    const gone = previous[at]
    if (!gone || order.some((card) => card.id === gone.id)) return
    const wasHeld = document.activeElement === document.body || document.activeElement === null
    focus.note(undefined)
    const next = order[Math.min(at, order.length - 1)]
    if (!wasHeld) return
    // The next card is read out by itself when it gets the keyboard.
    if (next) focus.move(next.id)
    // Own acts, and undoing them, say themselves what they did.
    const board = session.board.get()
    if (changedByOthers.current !== board) return
    const isInTray = board.cards.has(gone.id)
    announce.polite(isInTray ? words.grid.goneToTray(gone.name) : words.grid.gone(gone.name))
  }, [order, focus, announce, session])
}

/** Tab steps through the cards; past the ends, and after Esc, it leaves the map. */
function useTabSteps(order: readonly Card[]): (event: KeyboardEvent) => void {
  const { focus } = useActionContext()
  const isLeaving = useRef(false)
  return (event) => {
    if (event.key === 'Escape') {
      isLeaving.current = true
      return
    }
    if (event.key !== 'Tab') {
      if (event.key !== 'Shift') isLeaving.current = false
      return
    }
    const wasLeaving = isLeaving.current
    isLeaving.current = false
    if (wasLeaving || event.altKey || event.ctrlKey || event.metaKey) return
    const at = order.findIndex((card) => card.id === focus.get())
    const next = order[at + (event.shiftKey ? -1 : 1)]
    if (at < 0 || !next) return
    event.preventDefault()
    focus.move(next.id)
  }
}
