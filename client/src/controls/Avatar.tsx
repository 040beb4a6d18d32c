import { initials } from '@commonground/shared/model/participant'
import type { Connected } from '@commonground/shared/protocol/messages'
import { Hand, Star } from 'lucide-react'
import './avatar.css'

interface AvatarProps {
  readonly person: Pick<Connected, 'name' | 'colour' | 'role'>
  readonly isAway?: boolean
  readonly hasHandUp?: boolean
}

/** A person as a disc: initials and colour, a star for facilitators. The name stands beside it or is read out. */
export function Avatar({ person, isAway = false, hasHandUp = false }: AvatarProps) {
  return (
    <span
      className="avatar"
      data-colour={person.colour}
      data-initials={initials(person.name)}
      data-away={isAway || undefined}
      aria-hidden
    >
      {hasHandUp && (
        <span className="avatar-hand">
          <Hand size={11} strokeWidth={2.25} />
        </span>
      )}
      {person.role === 'facilitator' && (
        <span className="avatar-star">
          <Star size={10} strokeWidth={0} fill="currentColor" />
        </span>
      )}
    </span>
  )
}
