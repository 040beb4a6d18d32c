import type { ParticipantId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { Hand } from 'lucide-react'
import { DialogTrigger, Popover } from 'react-aria-components'
import { Button } from '../../controls/Button.tsx'
import { usePeople, useWorkshop } from '../../state/hooks.ts'
import { useCommand } from './useCommand.ts'

const text = words.workshop.hands

/** Who wants to speak, in the order they asked. There while anyone does. */
export function HandsButton() {
  const { hands } = useWorkshop()
  const people = usePeople()
  const send = useCommand()
  const nameOf = (id: ParticipantId): string =>
    people.find(({ participantId }) => participantId === id)?.name ?? text.gone
  if (hands.length === 0) return null
  return (
    <DialogTrigger>
      <Button size="small" className="stage-badge" aria-label={text.count(hands.length)}>
        <Hand size={16} strokeWidth={1.75} aria-hidden />
        {hands.length}
      </Button>
      <Popover placement="bottom" aria-label={text.title}>
        <div className="stage-list">
          <h2>{text.title}</h2>
          <ol>
            {hands.map((id) => (
              <li key={id}>
                <span>{nameOf(id)}</span>
                <Button
                  size="small"
                  look="plain"
                  aria-label={text.lowerName(nameOf(id))}
                  onPress={() => void send({ type: 'lowerHand', participant: id })}
                >
                  {text.lower}
                </Button>
              </li>
            ))}
          </ol>
          {hands.length > 1 && (
            <Button size="small" onPress={() => void send({ type: 'lowerHand' })}>
              {text.lowerAll}
            </Button>
          )}
        </div>
      </Popover>
    </DialogTrigger>
  )
}
