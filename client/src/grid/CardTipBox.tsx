import { clamp } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { RelationshipMark } from '../panels/card/RelationshipMark.tsx'
import { SectorMark } from '../panels/card/SectorMark.tsx'
import { useCard, useStore } from '../state/hooks.ts'
import { type ActionContext, useActionContext } from '../tools/actionContext.ts'
import { type CardTip, createCardTip } from './cardTip.ts'
import { cardBoxPx, readableCut } from './detail.ts'
import { afterMs, listen } from './listen.ts'
import type { Scene, ShownCard } from './scene.ts'

interface CardTipBoxProps {
  readonly box: RefObject<HTMLDivElement | null>
  readonly scene: Scene
}

/** The whole name of a card that shows only a part of it, for pointers that hover and for the keyboard. */
export function CardTipBox({ box, scene }: CardTipBoxProps): ReactElement | null {
  const tip = useTip(box, scene)
  return tip ? <Shown tip={tip} scene={scene} /> : null
}

function useTip(box: RefObject<HTMLDivElement | null>, scene: Scene): CardTip | undefined {
  const context = useActionContext()
  const [tip, setTip] = useState<CardTip>()
  useEffect(() => {
    const isCut = (id: CardId): boolean => {
      const shown = scene.get().byId.get(id)
      return shown !== undefined && isCutOn(shown)
    }
    const made = createCardTip({ isCut, later: (act, ms) => afterMs(ms, act) })
    const stop = box.current ? follow(made, box.current, scene, context) : undefined
    setTip(made)
    return () => {
      stop?.()
      made.close()
    }
  }, [box, scene, context])
  return tip
}

/** What is pointed at is drawn large enough to read, so only that counts. */
function isCutOn({ face, detail }: ShownCard): boolean {
  const { lines } = face.printed(readableCut(detail))
  return lines.at(-1)?.endsWith('…') === true && !face.name.endsWith('…')
}

/** Tells the tip what is pointed at, and takes it away when something else begins. Returns its stop. */
function follow(tip: CardTip, box: HTMLElement, scene: Scene, context: ActionContext): () => void {
  const { camera, focus, preview, ui } = context
  const point = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return
    if (event.buttons !== 0) tip.dismiss()
    else tip.point(pointedAt(event, box, scene, context))
  }
  const stops = [
    listen(box, 'pointermove', point),
    listen(box, 'pointerleave', () => tip.point(undefined)),
    listen(box, 'pointerdown', (event: PointerEvent) => {
      if (!isTip(event.target)) tip.dismiss()
    }),
    listen(window, 'keydown', (event: KeyboardEvent) => {
      if (event.key === 'Escape') tip.dismiss()
    }),
    focus.subscribe(() => {
      const isByKey = document.activeElement?.matches('[data-card]:focus-visible')
      tip.focus(isByKey ? focus.get() : undefined)
    }),
    camera.subscribe(tip.moved),
    preview.subscribe(tip.moved),
    ui.subscribe(tip.dismiss),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function pointedAt(
  event: PointerEvent,
  box: HTMLElement,
  scene: Scene,
  { camera }: ActionContext,
): CardId | 'tip' | undefined {
  if (isTip(event.target)) return 'tip'
  const isOnMap = event.target instanceof Element && event.target.closest('[data-card], .grid-focus')
  if (!isOnMap) return undefined
  const { left, top } = box.getBoundingClientRect()
  return scene.cardAt(camera.toMap({ x: event.clientX - left, y: event.clientY - top }), 2)
}

const isTip = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="tooltip"]') !== null

function Shown({ tip, scene }: { readonly tip: CardTip; readonly scene: Scene }): ReactElement | null {
  const id = useStore(tip)
  return id ? <Tip id={id} scene={scene} /> : null
}

const gapPx = 8

function Tip({ id, scene }: { readonly id: CardId; readonly scene: Scene }): ReactElement | null {
  const { camera } = useActionContext()
  const card = useCard(id)
  const tip = useRef<HTMLDivElement>(null)
  useStore(scene)
  useLayoutEffect(() => {
    const shown = scene.get().byId.get(id)
    if (!tip.current || !shown) return
    const { x, y } = camera.toScreen(shown.at)
    const { height } = cardBoxPx(shown.face, readableCut(shown.detail), camera.get().zoom)
    const { offsetWidth, offsetHeight } = tip.current
    const left = clamp(x - offsetWidth / 2, gapPx, camera.viewport().widthPx - offsetWidth - gapPx)
    const above = y - height / 2 - offsetHeight - gapPx
    const top = above >= gapPx ? above : y + height / 2 + gapPx
    tip.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
  })
  if (!card?.place) return null
  return (
    <div ref={tip} role="tooltip" className="grid-tip">
      <p className="grid-tip-name">{card.name}</p>
      {card.sector !== '' && (
        <p className="grid-tip-line">
          <SectorMark sector={card.sector} />
          {card.sector}
        </p>
      )}
      <p className="grid-tip-line">
        <span>{words.model.fields.relationship}</span>
        <RelationshipMark relationship={card.relationship} />
      </p>
      <p className="grid-tip-line">{words.grid.exact(card.place.influence, card.place.interest)}</p>
    </div>
  )
}
