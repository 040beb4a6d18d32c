import type { PersonRow } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { DoorOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { DialogTrigger, Popover } from 'react-aria-components'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import * as api from '../../session/api.ts'
import { useSession, useWorkshop } from '../../state/hooks.ts'

const text = words.workshop.lobby

/** Who waits in the lobby. There while anyone does. */
export function LobbyButton() {
  const { waiting = 0 } = useWorkshop()
  if (waiting === 0) return null
  return (
    <DialogTrigger>
      <Button size="small" className="stage-badge" data-knocks>
        <DoorOpen size={16} strokeWidth={1.75} aria-hidden />
        {text.waiting(waiting)}
      </Button>
      <Popover placement="bottom" aria-label={text.title}>
        <div className="stage-list">
          <h2>{text.title}</h2>
          <Waiting count={waiting} />
        </div>
      </Popover>
    </DialogTrigger>
  )
}

function Waiting({ count }: { readonly count: number }) {
  const { boardId } = useSession()
  const waiting = useWaiting(count)
  const letIn = async (person?: PersonRow): Promise<void> => {
    try {
      await api.admit(boardId, person?.id)
      notify({ text: person ? text.cameIn(person.name) : text.allIn })
    } catch (error) {
      notify({ text: problemText(error) })
    }
  }
  const turnAway = async ({ id, name }: PersonRow): Promise<void> => {
    try {
      await api.removePerson(boardId, id)
      notify({ text: text.turnedAway(name) })
    } catch (error) {
      notify({ text: problemText(error) })
    }
  }
  return (
    <>
      <ul>
        {waiting.map((person) => (
          <li key={person.id}>
            <span>
              {person.name}
              <span className="hint">
                {' '}
                {[person.role === 'viewer' && words.model.roles.viewer, person.sector]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="stage-list-acts">
              <Button
                size="small"
                look="plain"
                aria-label={text.turnAwayName(person.name)}
                onPress={() => void turnAway(person)}
              >
                {text.turnAway}
              </Button>
              <Button
                size="small"
                aria-label={text.letInName(person.name)}
                onPress={() => void letIn(person)}
              >
                {text.letIn}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {count > 1 && (
        <Button size="small" onPress={() => void letIn()}>
          {text.letAllIn}
        </Button>
      )}
    </>
  )
}

/** Asked again whenever someone comes or is let in. */
function useWaiting(count: number): readonly PersonRow[] {
  const { boardId } = useSession()
  const [waiting, setWaiting] = useState<readonly PersonRow[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new count is the reason to ask again
  useEffect(() => {
    let isGone = false
    api.people(boardId).then(
      (people) => isGone || setWaiting(people.filter((person) => person.waiting)),
      (error: unknown) => notify({ text: problemText(error) }),
    )
    return () => {
      isGone = true
    }
  }, [boardId, count])
  return waiting
}
