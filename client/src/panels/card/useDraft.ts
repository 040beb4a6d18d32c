import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'

/**
 * Writes what was typed. Returns why it cannot be, in words, or nothing. `isLast`: the field goes away now, and shows
 * it no longer.
 */
export type Commit<Value = string> = (value: Value, isLast?: boolean) => string | undefined

interface DraftOptions {
  /** What the board holds, as text. */
  readonly value: string
  readonly commit: Commit
  /** Escape in a changed field brings the old text back; without it, Escape is left to the panel. */
  readonly revertsOnEscape?: boolean
  /** Nothing can be written for now; what is typed waits. */
  readonly isHeld?: boolean
  /** Enter has kept what was typed. */
  readonly onEnter?: () => void
}

interface Draft {
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (text: string) => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * A field whose text is written when it is left or on Enter, and until then belongs to the person typing. What was
 * typed is also kept when the field goes away.
 */
export function useDraft(options: DraftOptions): Draft {
  const { value, commit, revertsOnEscape = false, isHeld = false, onEnter } = options
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const keep = (isLast = false): boolean => {
    if (typed === undefined || isHeld) return true
    const why = typed === value ? undefined : commit(typed, isLast)
    setProblem(why)
    if (why === undefined) setTyped(undefined)
    return why === undefined
  }

  const latest = useRef(keep)
  useLayoutEffect(() => {
    latest.current = keep
  })
  useEffect(() => () => void latest.current(true), [])
  const wasHeld = useRef(isHeld)
  useEffect(() => {
    if (wasHeld.current && !isHeld) latest.current()
    wasHeld.current = isHeld
  }, [isHeld])

  return {
    value: typed ?? value,
    problem,
    onChange: setTyped,
    onBlur: () => keep(),
    onKeyDown: (event) => {
      if (event.key === 'Enter') {
        event.preventDefault()
        if (keep()) onEnter?.()
      }
      if (event.key === 'Escape' && revertsOnEscape && typed !== undefined) {
        event.preventDefault()
        event.stopPropagation()
        setTyped(undefined)
        setProblem(undefined)
      }
    },
  }
}
