import type { BoardId } from '@commonground/shared/base/ids'
import type { PersonRow } from '@commonground/shared/protocol/http'
import type { Connected } from '@commonground/shared/protocol/messages'
import { words } from '@commonground/shared/words/words'
import { UserMinus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Avatar } from '../../controls/Avatar.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import * as api from '../../session/api.ts'
import { usePeople, useSession } from '../../state/hooks.ts'

const text = words.panels.people

interface EarlierProps {
  readonly onRemove: (person: Pick<Connected, 'participantId' | 'name'>) => void
}

/** Who has joined and is not here now. Only facilitators can ask for it; they can remove people from here too. */
export function Earlier({ onRemove }: EarlierProps) {
  const { boardId, me } = useSession()
  const here = new Set(usePeople().map(({ participantId }) => participantId))
  const joined = useJoined(boardId, here.size)
  const earlier = joined.filter(({ id }) => id !== me.id && !here.has(id))
  if (earlier.length === 0) return null
  return (
    <section aria-labelledby="joined-earlier">
      <h3 id="joined-earlier" className="people-heading">
        {text.earlier(earlier.length)}
      </h3>
      <ul className="people">
        {earlier.map(({ id, ...person }) => (
          <li key={id} className="person">
            <Avatar person={person} isAway />
            <div className="person-text">
              <p className="person-name">{person.name}</p>
              <p className="hint">
                {[words.model.roles[person.role], person.sector].filter(Boolean).join(' · ')}
              </p>
            </div>
            <IconButton
              icon={UserMinus}
              size="small"
              label={text.removeName(person.name)}
              onPress={() => onRemove({ participantId: id, name: person.name })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Everyone who has joined, asked again whenever someone comes or leaves. */
function useJoined(board: BoardId, connected: number): readonly PersonRow[] {
  const [joined, setJoined] = useState<readonly PersonRow[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new count is the reason to ask again
  useEffect(() => {
    let isGone = false
    api.people(board).then(
      (people) => isGone || setJoined(people),
      (error: unknown) => notify({ text: problemText(error) }),
    )
    return () => {
      isGone = true
    }
  }, [board, connected])
  return joined
}
