import { type CardId, newCardId } from '@commonground/shared/base/ids'
import { quadrants } from '@commonground/shared/map/grid'
import { regionLabel } from '@commonground/shared/map/regionLabel'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { useCallback, useRef } from 'react'
import { CardMenu } from '../panels/selection/CardMenu.tsx'
import {
  useCanWrite,
  useCardsInOrder,
  useReadingOrder,
  useSession,
  useSettings,
  useUi,
  useUiStore,
} from '../state/hooks.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { add, obstacle, obstacleWords } from '../tools/cardActs.ts'
import { AddCard } from './AddCard.tsx'
import { ListBar } from './ListBar.tsx'
import { OutlineCard } from './OutlineCard.tsx'
import { useListKeys } from './useListKeys.ts'
import './outline.css'

const { outline } = words.mirror

/** The board as a list: a heading for each quadrant and its cards in reading order, then the tray. */
export function OutlineView() {
  const order = useReadingOrder()
  const settings = useSettings()
  const session = useSession()
  const context = useActionContext()
  const canAdd = useCanWrite('add')
  const why = obstacle(session)
  const list = useRef<HTMLDivElement>(null)
  useListKeys(list, useCardsInOrder())
  const addToTray = (name: string): CardId | undefined => {
    const id = newCardId()
    return add(context, [{ id, name }], { selects: false }) ? id : undefined
  }
  return (
    <div className="outline-view" ref={list}>
      <section className="outline" aria-label={outline.title}>
        {why === 'frozen' && <p className="outline-note">{obstacleWords(why)}</p>}
        {canAdd && <AddCard onAdd={addToTray} />}
        {quadrants.map((quadrant) => (
          <OutlineGroup
            key={quadrant}
            title={regionLabel(quadrant, settings)}
            cards={order.quadrants.get(quadrant) ?? []}
            empty={outline.empty}
          />
        ))}
        <OutlineGroup title={words.model.tray} cards={order.tray} empty={outline.emptyTray} />
      </section>
      <ListBar />
      <CardMenu />
    </div>
  )
}

interface OutlineGroupProps {
  readonly title: string
  readonly cards: readonly Card[]
  readonly empty: string
}

function OutlineGroup({ title, cards, empty }: OutlineGroupProps) {
  const ui = useUiStore()
  const settings = useSettings()
  const selection = useUi((state) => state.selection)
  const canEdit = useCanWrite('edit')
  const canPlace = useCanWrite('place')
  const edit = useCallback((id: CardId) => ui.change({ editing: id, editingName: undefined }), [ui])
  const move = useCallback((id: CardId) => ui.change({ movingTo: [id] }), [ui])
  const select = useCallback(
    (id: CardId, isSelected: boolean) => {
      const selected = new Set(ui.get().selection)
      if (isSelected) selected.add(id)
      else selected.delete(id)
      ui.change({ selection: selected })
    },
    [ui],
  )
  return (
    <section className="outline-group">
      <h2>
        {title} <span className="outline-count">{outline.count(cards.length)}</span>
      </h2>
      {cards.length === 0 ? (
        <p className="hint">{empty}</p>
      ) : (
        <ul>
          {cards.map((card) => (
            <OutlineCard
              key={card.id}
              card={card}
              isSelected={selection.has(card.id)}
              canEdit={canEdit}
              canPlace={canPlace}
              settings={settings}
              onEdit={edit}
              onMove={move}
              onSelect={select}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
