import type { CardId } from '@commonground/shared/base/ids'
import { restoreCards } from '@commonground/shared/commands/cards'
import { type Card, cardFieldNames, cardFields } from '@commonground/shared/model/card'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { Lock, RotateCcw, Trash2, X } from 'lucide-react'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { onEscape } from '../../app/onEscape.ts'
import { Button } from '../../controls/Button.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import { usePanelRole } from '../../controls/usePanelRole.ts'
import { useCanWrite, useCard, useRole, useSession, useUi, useUiStore } from '../../state/hooks.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { asOneStep, obstacle, obstacleWords, remove, takeBackUntouched } from '../../tools/cardActs.ts'
import { CardFieldEditor } from './CardFieldEditor.tsx'
import { SectorMark } from './SectorMark.tsx'
import { useTakenBy } from './useTakenBy.ts'
import { writeCard } from './writeCard.ts'
import '../../controls/sidePanel.css'
import './fields.css'
import './cardEditor.css'

const { editor } = words.cardPanels

/** The open card beside the board; on phones over it. Renders nothing while no card is being edited. */
export function CardEditor() {
  const id = useUi((ui) => ui.editing)
  return id ? <OpenCard key={id} id={id} /> : null
}

function OpenCard({ id }: { readonly id: CardId }) {
  const context = useActionContext()
  // After the fields: what was typed is written as they go.
  useEffect(() => () => queueMicrotask(() => takeBackUntouched(context, id)), [context, id])
  const live = useCard(id)
  const [last, setLast] = useState<Card | undefined>(live)
  if (live && live !== last) setLast(live)
  const card = live ?? last
  return card ? <EditorPanel card={card} isGone={!live} /> : null
}

interface EditorPanelProps {
  readonly card: Card
  readonly isGone: boolean
}

function EditorPanel({ card, isGone }: EditorPanelProps) {
  const ui = useUiStore()
  const titleId = useId()
  const role = usePanelRole()
  const context = useActionContext()
  const canWrite = useCanWrite()
  const canEdit = useCanWrite('edit')
  const { panel, nameInput } = useFocusIn()
  const takenBy = useTakenBy(card.id)
  const close = useCallback(() => ui.change({ editing: undefined, editingName: undefined }), [ui])
  useEffect(() => onEscape(close), [close])
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only a dialog gets aria-modal.
    <div
      role={role}
      aria-modal={role === 'dialog' || undefined}
      className="side-panel card-editor"
      aria-labelledby={titleId}
      ref={panel}
      tabIndex={-1}
    >
      <div className="side-panel-head">
        <h2 id={titleId}>
          <SectorMark sector={card.sector} sizePx={18} />
          <span>{card.name}</span>
        </h2>
        <IconButton icon={X} label={editor.close} size="small" onPress={close} />
      </div>
      {isGone && <CardGone card={card} by={takenBy} />}
      <div className="side-panel-body" data-plain={!canWrite || undefined}>
        <EditorFields card={card} isGone={isGone} nameInput={nameInput} />
        {canEdit && !isGone && (
          <Button look="danger" onPress={() => remove(context, [card])}>
            <Trash2 size={16} aria-hidden />
            {editor.remove}
          </Button>
        )}
      </div>
    </div>
  )
}

interface EditorFieldsProps extends EditorPanelProps {
  readonly nameInput: React.RefObject<HTMLInputElement | null>
}

function EditorFields({ card, isGone, nameInput }: EditorFieldsProps) {
  const session = useSession()
  const canEdit = useCanWrite('edit')
  const canPlace = useCanWrite('place')
  const role = useRole()
  const why = obstacle(session, undefined, 'edit')
  const editorOf = (name: (typeof cardFieldNames)[number]) => (
    <div key={name} data-partner={name === 'name' || undefined}>
      <CardFieldEditor
        name={name}
        card={card}
        isReadOnly={name === 'place' ? !canPlace || obstacle(session, card) === 'locked' : !canEdit}
        isHeld={isGone}
        write={(fields, isLast) => writeCard(session, card.id, fields, isLast)}
        inputRef={name === 'name' ? nameInput : undefined}
      />
    </div>
  )
  return (
    <>
      {(why === 'frozen' || why === 'stage') && <p className="field-note">{obstacleWords(why)}</p>}
      <div className="fields">{cardFieldNames.filter(isShareable).map(editorOf)}</div>
      {may(role, 'readPrivateFields') && (
        <section className="side-panel-section fields">
          <h3 className="field-lock-title">
            <Lock size={14} aria-hidden />
            {editor.private}
          </h3>
          <p className="hint">{editor.privateHint}</p>
          {cardFieldNames.filter((name) => !isShareable(name)).map(editorOf)}
        </section>
      )}
    </>
  )
}

/** Stands above the fields and pushes them down: somebody may be typing. */
function CardGone({ card, by }: { readonly card: Card; readonly by: string | undefined }) {
  const session = useSession()
  const context = useActionContext()
  const canWrite = useCanWrite('edit')
  const restore = (): void => {
    asOneStep(context, () => session.run(restoreCards, { ids: [card.id] }))
  }
  return (
    <div className="field-note card-gone" role="alert">
      <p>{editor.gone(by)}</p>
      {canWrite && (
        <Button size="small" onPress={restore}>
          <RotateCcw size={16} aria-hidden />
          {editor.restore}
        </Button>
      )}
    </div>
  )
}

const isShareable = (name: (typeof cardFieldNames)[number]): boolean =>
  cardFields[name].sharing === 'shareable'

/** Takes the keyboard when the editor opens (into the name of a new card) and gives it back when it closes. */
function useFocusIn() {
  const ui = useUiStore()
  const session = useSession()
  const panel = useRef<HTMLDivElement>(null)
  const nameInput = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const drawer = panel.current
    if (ui.get().editingName && session.canWrite('edit') && nameInput.current) {
      nameInput.current.focus()
      nameInput.current.select()
    } else drawer?.focus({ preventScroll: true })
    return () => {
      const hasFocus = drawer?.contains(document.activeElement) || document.activeElement === document.body
      if (hasFocus && opener instanceof HTMLElement && opener.isConnected)
        opener.focus({ preventScroll: true })
    }
  }, [ui, session])
  return { panel, nameInput }
}
