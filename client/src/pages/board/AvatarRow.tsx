import { words } from '@commonground/shared/words/words'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Avatar } from '../../controls/Avatar.tsx'
import { present } from '../../panels/people/present.ts'
import { useAway, useAwayCount } from '../../panels/people/useAway.ts'
import { usePeople, useSession, useUi, useUiStore, useWorkshop } from '../../state/hooks.ts'

const most = 8

/** Who is here at a glance; opens the list. */
export function AvatarRow() {
  const here = present(usePeople(), useSession().me.id)
  const away = useAway()
  const awayCount = useAwayCount(here)
  const up: ReadonlySet<string> = new Set(useWorkshop().hands)
  const panel = useUi((state) => state.panel)
  const ui = useUiStore()
  if (here.length === 0) return null
  const label = words.pages.board.people(here.length - awayCount, awayCount)
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className="avatars"
        aria-label={label}
        aria-expanded={panel === 'people'}
        onPress={() => ui.change({ panel: panel === 'people' ? undefined : 'people' })}
      >
        {here.slice(0, most).map(({ person }) => (
          <Avatar
            key={person.participantId}
            person={person}
            isAway={away.has(person.participantId)}
            hasHandUp={up.has(person.participantId)}
          />
        ))}
        {here.length > 1 && <span className="avatars-few" data-count={here.length} aria-hidden />}
        {here.length > most && (
          <span
            className="avatars-more"
            data-count={words.pages.board.morePeople(here.length - most)}
            aria-hidden
          />
        )}
      </Button>
      <Tooltip offset={6}>{label}</Tooltip>
    </TooltipTrigger>
  )
}
