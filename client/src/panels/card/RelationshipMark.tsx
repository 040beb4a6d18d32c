import { relationshipDots } from '@commonground/shared/map/look'
import type { Relationship } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import './marks.css'

interface RelationshipMarkProps {
  readonly relationship: Relationship
}

/** A relationship as three dots and its word: nothing is told by the dots alone. */
export function RelationshipMark({ relationship }: RelationshipMarkProps) {
  const full = relationshipDots[relationship]
  return (
    <span className="relationship-mark">
      {full === undefined ? (
        <span aria-hidden>?</span>
      ) : (
        <svg viewBox="0 0 26 8" width={26} height={8} aria-hidden>
          {[0, 1, 2].map((dot) => (
            <circle key={dot} cx={4 + dot * 9} cy={4} r={3} data-full={dot < full || undefined} />
          ))}
        </svg>
      )}
      <span>
        <span className="unseen">{words.model.fields.relationship}: </span>
        {words.model.options.relationship[relationship]}
      </span>
    </span>
  )
}
