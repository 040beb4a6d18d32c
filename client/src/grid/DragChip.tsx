import type { ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { SectorMark } from '../panels/card/SectorMark.tsx'
import { useBoard, useStore } from '../state/hooks.ts'
import { useActionContext } from '../tools/actionContext.ts'

/** A card in the hand while it is outside the map, where the canvas cannot show it. */
export function DragChip(): ReactElement | null {
  const { preview } = useActionContext()
  const { chipPx, moving } = useStore(preview)
  const { cards } = useBoard()
  const [lead] = moving
  const card = lead && cards.get(lead.card)
  if (!chipPx || !card) return null
  return createPortal(
    <div
      className="grid-chip"
      style={{ transform: `translate(${chipPx.x}px, ${chipPx.y}px)` }}
      aria-hidden="true"
    >
      <SectorMark sector={card.sector} sizePx={14} />
      <span>{card.name}</span>
      {moving.length > 1 && <b>+{moving.length - 1}</b>}
    </div>,
    document.body,
  )
}
