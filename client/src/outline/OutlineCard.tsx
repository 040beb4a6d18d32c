import type { CardId } from '@commonground/shared/base/ids'
import { saidPlace } from '@commonground/shared/map/saidPlace'
import type { Settings } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { Lock } from 'lucide-react'
import { memo } from 'react'
import { Button } from '../controls/Button.tsx'
import { RelationshipMark } from '../panels/card/RelationshipMark.tsx'
import { SectorMark } from '../panels/card/SectorMark.tsx'

const { outline } = words.mirror

interface OutlineCardProps {
  readonly card: Card
  readonly settings: Settings
  readonly isSelected: boolean
  readonly canEdit: boolean
  readonly canPlace: boolean
  readonly onEdit: (id: CardId) => void
  readonly onMove: (id: CardId) => void
  readonly onSelect: (id: CardId, isSelected: boolean) => void
}

/** One card of the list: what it is and where it stands, with everything that can be done to it as buttons. */
export const OutlineCard = memo(function OutlineCard(props: OutlineCardProps) {
  const { card, settings, isSelected, canEdit, canPlace, onEdit, onMove, onSelect } = props
  const { id, name, place, sector } = card
  const said = place && saidPlace(place, settings)
  return (
    <li className="outline-card" data-listed={id} data-selected={isSelected || undefined}>
      {(canEdit || canPlace) && (
        <label className="outline-select">
          <input
            type="checkbox"
            checked={isSelected}
            onChange={(event) => onSelect(id, event.target.checked)}
          />
          <span className="unseen">{outline.select(name)}</span>
        </label>
      )}
      <div className="outline-about">
        <p className="outline-name">
          <SectorMark sector={sector} />
          <span>{name}</span>
          {card.locked && (
            <span className="outline-lock" title={outline.locked}>
              <Lock size={14} aria-hidden />
              <span className="unseen">{outline.locked}</span>
            </span>
          )}
        </p>
        <p className="outline-facts">
          <span>{sector || words.model.noSector}</span>
          {said && <span>{outline.where(said.influence, said.interest)}</span>}
          <RelationshipMark relationship={card.relationship} />
        </p>
      </div>
      <div className="outline-acts">
        {canPlace && (
          <Button size="small" aria-label={outline.moveCard(name)} onPress={() => onMove(id)}>
            {place ? outline.move : outline.place}
          </Button>
        )}
        <Button
          size="small"
          aria-label={canEdit ? outline.editCard(name) : outline.openCard(name)}
          onPress={() => onEdit(id)}
        >
          {canEdit ? outline.edit : outline.open}
        </Button>
      </div>
    </li>
  )
})
