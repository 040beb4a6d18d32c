import { words } from '@commonground/shared/words/words'
import { Lock } from 'lucide-react'

interface FieldLabelProps {
  readonly text: string
  readonly isPrivate: boolean
}

/** A field's name; a lock with its words where viewers do not get it. */
export function FieldLabel({ text, isPrivate }: FieldLabelProps) {
  return (
    <span className="field-label">
      {text}
      {isPrivate && (
        <span className="field-lock" title={words.cardPanels.editor.privateField}>
          <Lock size={12} aria-hidden />
          <span className="unseen">, {words.cardPanels.editor.privateField}</span>
        </span>
      )}
    </span>
  )
}
