import type { CardId } from '@commonground/shared/base/ids'
import { newCardId } from '@commonground/shared/base/ids'
import type { Card } from '@commonground/shared/model/card'
import { maxLineLength } from '@commonground/shared/model/field'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { ChevronLeft, ChevronRight, Inbox } from 'lucide-react'
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { IconButton } from '../controls/IconButton.tsx'
import { SectorMark } from '../panels/card/SectorMark.tsx'
import type { Answers } from '../session/session.ts'
import {
  useBoard,
  useCanWrite,
  useReadingOrder,
  useRole,
  useSession,
  useStore,
  useUi,
  useUiStore,
} from '../state/hooks.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { actionNamed } from '../tools/actions.ts'
import { add } from '../tools/cardActs.ts'
import { focusAfterAnswer } from './focusAfterAnswer.ts'
import { openMenu } from './openMenu.ts'
import { beginTrayDrag } from './trayDrag.ts'
import { UnknownButton, useOwnAnswers } from './UnknownButton.tsx'
import './tray.css'

/** From this width on the open tray takes nothing from the map that it needs. */
const roomyPx = 1200

/** Cards without a place wait here: they are dragged onto the map, or placed by tapping. New names are typed here too. */
export function Tray(): ReactElement | null {
  const ui = useUiStore()
  const isOpen = useUi((state) => state.trayOpen)
  const { tray } = useReadingOrder()
  useMakeRoom()
  const mayWrite = may(useRole(), 'writeBoard')
  // A viewer never fills it.
  if (!mayWrite && tray.length === 0) return null
  if (!isOpen) {
    return (
      <aside className="tray" data-closed data-tray aria-label={words.model.tray}>
        <IconButton
          icon={ChevronRight}
          label={words.grid.tray.show}
          onPress={() => ui.change({ trayOpen: true })}
        />
        <span className="tray-count" aria-hidden="true">
          <Inbox size={18} strokeWidth={1.75} aria-hidden />
          {tray.length}
        </span>
        <DropHere />
      </aside>
    )
  }
  return (
    <aside className="tray" data-tray aria-label={words.model.tray}>
      <div className="tray-head">
        <h2>{words.model.tray}</h2>
        {tray.length > 0 && <span className="tray-count">{tray.length}</span>}
        <IconButton
          icon={ChevronLeft}
          label={words.grid.tray.hide}
          onPress={() => ui.change({ trayOpen: false })}
        />
      </div>
      <QuickAdd />
      <TrayList cards={tray} />
      <DropHere />
    </aside>
  )
}

/** On a small screen a map with everything placed needs the room more than an empty tray does. */
function useMakeRoom(): void {
  const ui = useUiStore()
  const session = useSession()
  useEffect(() => {
    const { cards } = session.board.get()
    const isAllPlaced = cards.size > 0 && [...cards.values()].every((card) => card.place)
    if (isAllPlaced && window.innerWidth < roomyPx) ui.change({ trayOpen: false })
  }, [ui, session])
}

/** Shown while a card is held over the tray. */
function DropHere(): ReactElement | null {
  const { preview } = useActionContext()
  const { moving } = useStore(preview)
  const isOver = moving.length > 0 && moving.every((card) => card.place === undefined)
  return isOver ? <p className="tray-drop">{words.grid.tray.drop}</p> : null
}

/** Type a name, Enter adds it, the field stays ready for the next. A pasted list goes to the import panel. */
function QuickAdd(): ReactElement | null {
  const context = useActionContext()
  const canAdd = useCanWrite('add')
  const [name, setName] = useState('')
  const field = useRef<HTMLInputElement>(null)
  if (!canAdd) return null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const typed = name.trim()
    if (typed === '') return
    add(context, [{ id: newCardId(), name: typed }], { keepsFocus: true })
    setName('')
    field.current?.focus()
  }
  return (
    <form className="tray-add" data-partner onSubmit={submit}>
      <input
        ref={field}
        className="react-aria-Input"
        value={name}
        maxLength={maxLineLength}
        aria-label={words.grid.tray.add}
        placeholder={words.grid.tray.addHint}
        enterKeyHint="done"
        onChange={(event) => setName(event.target.value)}
      />
    </form>
  )
}

function TrayList({ cards }: { readonly cards: readonly Card[] }): ReactElement {
  const { cards: all } = useBoard()
  const canPlace = useCanWrite('place')
  const answers = useOwnAnswers()
  if (cards.length === 0) {
    return <p className="tray-empty">{all.size === 0 ? words.grid.tray.emptyBoard : words.grid.tray.empty}</p>
  }
  return (
    <>
      <ul className="tray-list" data-scrolls>
        {openFirst(cards, answers).map((card) => (
          <TrayCard
            key={card.id}
            card={card}
            canPlace={canPlace}
            isUnknown={answers && answers[card.id] === 'unknown'}
          />
        ))}
      </ul>
      {canPlace && <p className="tray-hint">{words.grid.tray.dragHint}</p>}
    </>
  )
}

/** What is still to be answered stands before what one does not know. */
function openFirst(cards: readonly Card[], answers: Answers | undefined): readonly Card[] {
  if (!answers) return cards
  const isOpen = (card: Card): boolean => answers[card.id] === undefined
  return [...cards.filter(isOpen), ...cards.filter((card) => !isOpen(card))]
}

interface TrayCardProps {
  readonly card: Card
  readonly canPlace: boolean
  /** In a placing round: whether this person said that they do not know. */
  readonly isUnknown: boolean | undefined
}

function TrayCard({ card, canPlace, isUnknown }: TrayCardProps): ReactElement {
  const context = useActionContext()
  const isSelected = useUi((state) => state.selection.has(card.id))
  const isWaiting = useUi((state) => state.moving?.includes(card.id) ?? false)
  const choose = (id: CardId): void => context.ui.change({ selection: new Set([id]) })
  return (
    <li
      className="tray-card"
      data-waits={card.id}
      data-answered={isUnknown || undefined}
      data-selected={isSelected || undefined}
      data-waiting={isWaiting || undefined}
    >
      <button
        type="button"
        className="tray-card-name"
        onPointerDown={(event) => {
          if (canPlace) beginTrayDrag(event.nativeEvent, card.id, context)
        }}
        onClick={() => choose(card.id)}
        onDoubleClick={() => context.ui.change({ editing: card.id })}
        onKeyDown={(event) => trayKey(event, card.id, context)}
        onContextMenu={(event) => {
          event.preventDefault()
          openMenu(context, card.id, { xPx: event.clientX, yPx: event.clientY })
        }}
      >
        <SectorMark sector={card.sector} sizePx={16} />
        <span>{card.name}</span>
      </button>
      {isUnknown !== undefined && <UnknownButton card={card} isUnknown={isUnknown} />}
      {canPlace && !isUnknown && (
        <Button
          className="button"
          data-size="small"
          data-look="plain"
          aria-label={words.grid.tray.placeCard(card.name)}
          onPress={({ pointerType }) => {
            choose(card.id)
            // Who presses it by key or by screen reader cannot tap the map: the dialog says the same in numbers.
            const byPointer = pointerType !== 'keyboard' && pointerType !== 'virtual'
            actionNamed(byPointer ? 'tapToMove' : 'moveTo').perform(context)
          }}
        >
          {words.grid.tray.place}
        </Button>
      )}
    </li>
  )
}

/** The keys that make sense on a waiting card: edit, Move to, delete. */
function trayKey(
  event: {
    readonly key: string
    readonly preventDefault: () => void
    readonly ctrlKey: boolean
    readonly metaKey: boolean
  },
  card: CardId,
  context: ReturnType<typeof useActionContext>,
): void {
  if (event.ctrlKey || event.metaKey) return
  const name = trayKeys[event.key]
  if (!name) return
  event.preventDefault()
  context.ui.change({ selection: new Set([card]) })
  const action = actionNamed(name)
  if (!action.isAvailable(context)) return
  const goOn = name === 'dontKnow' ? focusAfterAnswer(card) : undefined
  action.perform(context)
  goOn?.()
}

const trayKeys: Readonly<Record<string, 'edit' | 'moveTo' | 'remove' | 'dontKnow'>> = {
  Enter: 'edit',
  m: 'moveTo',
  M: 'moveTo',
  x: 'dontKnow',
  X: 'dontKnow',
  Delete: 'remove',
  Backspace: 'remove',
}
