import { fold } from '@commonground/shared/base/fold'
import type { ParticipantId } from '@commonground/shared/base/ids'
import type { Connected } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { Eye, LocateFixed, Search, UserMinus, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Input, SearchField, ToggleButton } from 'react-aria-components'
import { announce } from '../../app/announce.ts'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Avatar } from '../../controls/Avatar.tsx'
import { Confirm, type Question } from '../../controls/Confirm.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { removePerson } from '../../session/api.ts'
import { usePeople, useRole, useSession, useUi, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { Earlier } from './Earlier.tsx'
import { type Present, present } from './present.ts'
import { useAway, useAwayCount } from './useAway.ts'
import './people.css'

const text = words.panels.people
const { follow } = words.workshop
/** A list shorter than this is read at a glance. */
const searchFrom = 8

/** Who is on the board now. */
export function PeoplePanel() {
  const ui = useUiStore()
  const session = useSession()
  const here = present(usePeople(), session.me.id)
  const [letters, setLetters] = useState('')
  const [question, setQuestion] = useState<Question>()
  const shown = here.filter(({ person }) => fold(person.name).includes(fold(letters)))
  const remove = useRemove(setQuestion)
  const canManage = may(useRole(), 'managePeople')
  const away = useAwayCount(here)
  return (
    <SidePanel title={text.title} onClose={() => ui.change({ panel: undefined })}>
      {here.length >= searchFrom ? (
        <SearchField aria-label={text.find} value={letters} onChange={setLetters}>
          <Search size={16} aria-hidden />
          <Input placeholder={text.find} />
          <AriaButton>
            <X size={16} aria-hidden />
          </AriaButton>
        </SearchField>
      ) : (
        <p className="hint">{text.here(here.length - away, away)}</p>
      )}
      {shown.length === 0 && <p className="hint">{text.nobody}</p>}
      <ul className="people">
        {shown.map((one) => (
          <PersonRow key={one.person.participantId} present={one} onRemove={remove} />
        ))}
      </ul>
      {canManage && <Earlier onRemove={remove} />}
      <Confirm question={question} onClose={() => setQuestion(undefined)} />
    </SidePanel>
  )
}

interface PersonRowProps {
  readonly present: Present
  readonly onRemove: (person: Connected) => void
}

function PersonRow({ present: { person, tabs, isMe }, onRemove }: PersonRowProps) {
  const goTo = useGoTo()
  const canRemove = may(useRole(), 'managePeople') && !isMe
  const isAway = useAway().has(person.participantId)
  const isFollowed = useUi((state) => state.following === person.participantId)
  const hasHandUp = useWorkshop().hands.some((id) => id === person.participantId)
  const toggleFollow = useFollow()
  const facts = [
    words.model.roles[person.role],
    person.sector,
    tabs > 1 ? text.tabs(tabs) : '',
    isAway ? text.away : '',
    hasHandUp ? words.workshop.hands.up : '',
  ].filter((fact) => fact !== '')
  return (
    <li className="person">
      <Avatar person={person} isAway={isAway} hasHandUp={hasHandUp} />
      <div className="person-text">
        <p className="person-name">
          {person.name}
          {isMe && <span className="hint"> ({text.you})</span>}
        </p>
        <p className="hint">{facts.join(' · ')}</p>
      </div>
      {!isMe && (
        <ToggleButton
          className="button"
          data-look="plain"
          data-icon
          data-size="small"
          aria-label={follow.start(person.name)}
          isSelected={isFollowed}
          onChange={(on) => toggleFollow(person, on)}
        >
          <Eye size={18} strokeWidth={1.75} aria-hidden />
        </ToggleButton>
      )}
      {!isMe && (
        <IconButton
          icon={LocateFixed}
          size="small"
          label={text.goToName(person.name)}
          onPress={() => goTo(person)}
        />
      )}
      {canRemove && (
        <IconButton
          icon={UserMinus}
          size="small"
          label={text.removeName(person.name)}
          onPress={() => onRemove(person)}
        />
      )}
    </li>
  )
}

/** Follows someone's view of the map, or no longer. */
function useFollow(): (person: Connected, isOn: boolean) => void {
  const ui = useUiStore()
  const session = useSession()
  return ({ participantId, name }, isOn) => {
    const view = session.others
      .get()
      .find(({ person, presence }) => person.participantId === participantId && presence.viewport)
    if (isOn && !view) return notify({ text: follow.noView(name) })
    const following = isOn ? (participantId as ParticipantId) : undefined
    ui.change({ following, ...(isOn && { view: 'grid' }) })
    announce.polite(isOn ? follow.following(name) : follow.stopped)
  }
}

/** Shows the part of the map where this person is. */
function useGoTo(): (person: Connected) => void {
  const session = useSession()
  const ui = useUiStore()
  const { camera } = useActionContext()
  return ({ participantId }) => {
    const shown = session.others.get().filter(({ person }) => person.participantId === participantId)
    const cursor = shown.find(({ presence }) => presence.cursor)?.presence.cursor
    const viewport = shown.find(({ presence }) => presence.viewport)?.presence.viewport
    const point =
      cursor ?? (viewport && { x: viewport.x + viewport.width / 2, y: viewport.y + viewport.height / 2 })
    if (!point) return notify({ text: text.noPlace })
    ui.change({ view: 'grid' })
    camera.centreOn(point)
  }
}

function useRemove(
  ask: (question: Question) => void,
): (person: Pick<Connected, 'participantId' | 'name'>) => void {
  const { boardId } = useSession()
  return ({ participantId, name }) =>
    ask({
      title: text.removeTitle(name),
      about: text.removeAbout,
      perform: text.removeDo,
      cancel: text.cancel,
      onYes: () =>
        void removePerson(boardId, participantId)
          .then(() => notify({ text: text.removed(name) }))
          .catch((error: unknown) => notify({ text: problemText(error) })),
    })
}
