import {
  type PlanField,
  type PlanLine,
  planFieldNames,
  planFields,
} from '@commonground/shared/model/planLine'
import { words } from '@commonground/shared/words/words'
import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../../controls/Button.tsx'
import { useCanWrite, useCard, useSession, useUi, useUiStore } from '../../state/hooks.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { removeFromPlan } from '../../tools/planActs.ts'
import { FieldEditor } from '../card/FieldEditor.tsx'
import { dayWords } from '../workshop/days.ts'
import { writePlanLine } from './writePlanLine.ts'

const text = words.plan
/** Whether it is done is said in the row itself. */
const inside: readonly PlanField[] = planFieldNames.filter((name) => name !== 'done')
const hints: Readonly<Record<string, string | undefined>> = text.hints

/** One line of the plan: who, what and when at a glance, all of it when it is opened. */
export function PlanRow({ line }: { readonly line: PlanLine }) {
  const ui = useUiStore()
  const session = useSession()
  const canEdit = useCanWrite('edit')
  const card = useCard(line.card)
  const isOpen = useUi((state) => state.planning?.line === line.id)
  const formId = `plan-${line.id}`
  return (
    <li className="plan-line" data-done={line.done || undefined}>
      <label className="plan-done">
        <input
          type="checkbox"
          aria-label={text.doneWith(line.action || text.noAction)}
          checked={line.done}
          disabled={!canEdit}
          onChange={(event) => writePlanLine(session, line, 'done', event.target.checked)}
        />
      </label>
      <AriaButton
        className="plan-open"
        aria-expanded={isOpen}
        aria-controls={formId}
        onPress={() => ui.change({ planning: isOpen ? undefined : { line: line.id, takesKeyboard: false } })}
      >
        <span className="plan-what">
          <span className="plan-action">{line.action || text.noAction}</span>
          <span className="hint">{text.with(card?.name || words.model.unnamed)}</span>
          <span className="hint">
            {line.owner || text.noOwner} · {line.due ? text.by(dayWords(line.due)) : text.noDue}
          </span>
        </span>
        {isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
      </AriaButton>
      <div id={formId} className="plan-inside">
        {isOpen && <LineFields line={line} />}
      </div>
    </li>
  )
}

function LineFields({ line }: { readonly line: PlanLine }) {
  const session = useSession()
  const context = useActionContext()
  const canEdit = useCanWrite('edit')
  const first = useFirstField(line)
  return (
    <div className="plan-fields fields" ref={first}>
      {inside.map((name) => (
        <FieldEditor
          key={name}
          name={name}
          field={planFields[name]}
          label={text.fields[name]}
          value={line[name]}
          hint={hints[name]}
          marksPrivate={false}
          isReadOnly={!canEdit}
          isHeld={false}
          commit={(value, isLast) => writePlanLine(session, line, name, value, isLast)}
        />
      ))}
      {canEdit && (
        <Button
          look="danger"
          onPress={() => {
            focusPast(first.current)
            removeFromPlan(context, line)
          }}
        >
          <Trash2 size={16} aria-hidden />
          {text.remove}
        </Button>
      )}
    </div>
  )
}

/** The keyboard goes on at the next line, or the one before, or the head of the panel. */
function focusPast(fields: HTMLElement | null): void {
  const row = fields?.closest('li')
  const beside = row?.nextElementSibling ?? row?.previousElementSibling
  const next = beside ? beside.querySelector('button') : row?.closest('.side-panel')?.querySelector('h2')
  next?.focus()
}

/** A line that was just made, or asked for by its card, is filled in at once. */
function useFirstField(line: PlanLine) {
  const ui = useUiStore()
  const fields = useRef<HTMLDivElement>(null)
  const takesKeyboard = useUi((state) => state.planning?.line === line.id && state.planning.takesKeyboard)
  useEffect(() => {
    if (!takesKeyboard) return
    // After the panel itself, which takes the keyboard when it opens.
    const frame = requestAnimationFrame(() => {
      fields.current?.querySelector('input')?.focus()
      ui.change({ planning: { line: line.id, takesKeyboard: false } })
    })
    return () => cancelAnimationFrame(frame)
  }, [ui, line.id, takesKeyboard])
  return fields
}
