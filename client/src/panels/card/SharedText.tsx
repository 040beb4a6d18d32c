import { words } from '@commonground/shared/words/words'
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useSession } from '../../state/hooks.ts'
import { mergeText } from './mergeText.ts'
import type { Commit } from './useDraft.ts'

/** A pause in typing this long writes what was typed. */
const pauseMs = 400

interface SharedTextProps {
  readonly label: ReactNode
  /** What the board holds. */
  readonly value: string
  readonly maxLength: number
  readonly isReadOnly: boolean
  readonly hint?: string | undefined
  /** Nothing can be written for now; what is typed waits. */
  readonly isHeld?: boolean
  /** Writes the text. Returns why it cannot be, in words, or nothing. */
  readonly commit: Commit
}

/**
 * A longer text that others may write in at the same moment: both see each other's letters after every pause, and
 * all that was typed here until the field is left is one undo step.
 */
export function SharedText(props: SharedTextProps) {
  const { label, value, maxLength, isReadOnly, isHeld = false, commit } = props
  const id = useId()
  const hint = isReadOnly ? undefined : props.hint
  const { undo } = useSession()
  const area = useRef<HTMLTextAreaElement>(null)
  const release = useRef<(() => void) | undefined>(undefined)
  const { text, caret, problem, setText, write } = useSharedText({ value, commit, area, isHeld })
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')

  useLayoutEffect(() => {
    if (caret !== undefined && document.activeElement === area.current) {
      area.current?.setSelectionRange(caret, caret)
    }
  }, [caret])

  useEffect(() => () => release.current?.(), [])

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        rows={Math.min(
          10,
          Math.max(isReadOnly ? 1 : 2, text.split('\n').length + Math.floor(text.length / 48)),
        )}
        value={text}
        maxLength={maxLength}
        readOnly={isReadOnly}
        placeholder={isReadOnly ? words.cardPanels.editor.nothing : undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event) => setText(event.target.value)}
        onFocus={() => {
          release.current ??= undo.hold()
        }}
        onBlur={() => {
          write()
          release.current?.()
          release.current = undefined
        }}
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

interface SharedTextOptions extends Required<Pick<SharedTextProps, 'value' | 'commit' | 'isHeld'>> {
  readonly area: RefObject<HTMLTextAreaElement | null>
}

function useSharedText({ value, commit, area, isHeld }: SharedTextOptions) {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  // What both the board and this field last agreed on: own typing is the difference from it.
  const [base, setBase] = useState(value)
  const [caret, setCaret] = useState<number>()
  const [problem, setProblem] = useState<string>()

  if (value !== seen) {
    setSeen(value)
    if (value !== base) {
      const merged = mergeText(base, text, value, area.current?.selectionStart ?? 0)
      setBase(value)
      setText(merged.text)
      setCaret(merged.text === text ? undefined : merged.caret)
    }
  }

  const write = (isLast = false): void => {
    if (text === base || isHeld) return
    const why = commit(text, isLast)
    setProblem(why)
    if (why === undefined) setBase(text)
  }
  const latest = useRef(write)
  useLayoutEffect(() => {
    latest.current = write
  })
  useEffect(() => {
    if (text === base || isHeld) return
    const timer = setTimeout(() => latest.current(), pauseMs)
    return () => clearTimeout(timer)
  }, [text, base, isHeld])
  useEffect(() => () => latest.current(true), [])

  return { text, caret, problem, setText, write }
}
