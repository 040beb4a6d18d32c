import { initials } from '@commonground/shared/model/participant'
import type { Connected } from '@commonground/shared/protocol/messages'
import { Star } from 'lucide-react'
import './avatar.css'

interface AvatarProps {
  readonly person: Pick<Connected, 'name' | 'colour' | 'role'>
  readonly isAway?: boolean
}

/** A person as a disc: initials and colour, a star for facilitators. The name stands beside it or is read out. */
export function Avatar({ person, isAway = false }: AvatarProps) {
  return (
    <span
      className="avatar"
      data-colour={person.colour}
      data-initials={initials(person.name)}
      data-away={isAway || undefined}
      aria-hidden
    >
      {person.role === 'facilitator' && (
        <span className="avatar-star">
          <Star size={10} strokeWidth={0} fill="currentColor" />
        </span>
      )}
    </span>
  )
}
