import { words } from '@commonground/shared/words/words'
import { type ReactNode, type Ref, useId } from 'react'
import { type Commit, useDraft } from './useDraft.ts'

interface DraftFieldProps {
  readonly label: ReactNode
  readonly value: string
  readonly commit: Commit
  readonly isReadOnly: boolean
  readonly isHeld?: boolean
  readonly hint?: string | undefined
  readonly maxLength?: number | undefined
  readonly suggestions?: readonly string[] | undefined
  readonly kind?: 'number' | 'date' | undefined
  readonly inputRef?: Ref<HTMLInputElement> | undefined
}

/** One line with its label, written when it is left or on Enter. */
export function DraftField(props: DraftFieldProps) {
  const { label, kind, isReadOnly, maxLength, inputRef } = props
  const hint = isReadOnly ? undefined : props.hint
  const suggestions = isReadOnly ? undefined : props.suggestions
  const id = useId()
  const draft = useDraft({ value: props.value, commit: props.commit, isHeld: props.isHeld ?? false })
  const describedBy = [hint && `${id}-hint`, draft.problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="field" data-kind={kind}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={inputRef}
        id={id}
        type={kind === 'date' && !isReadOnly ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        value={draft.value}
        maxLength={maxLength}
        readOnly={isReadOnly}
        placeholder={isReadOnly ? words.cardPanels.editor.nothing : undefined}
        list={suggestions && `${id}-list`}
        aria-invalid={draft.problem ? true : undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event) => draft.onChange(event.target.value)}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {draft.problem && (
        <p className="error" id={`${id}-problem`}>
          {draft.problem}
        </p>
      )}
    </div>
  )
}
