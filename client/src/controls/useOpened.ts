import { type RefObject, useEffect, useRef } from 'react'
import { announce } from '../app/announce.ts'

interface Opened {
  /** Changes when something else has opened under the same heading. */
  readonly what: string
  /** One sentence for those who listen; none for what one opened by oneself, whose heading is read anyway. */
  readonly said?: string | undefined
}

/**
 * Makes a heading the place where people arrive: the keyboard goes to it when it has nowhere else to be, since what
 * held it went away. Someone who is elsewhere, or writes, stays there.
 *
 * @see SPEC U7
 */
export function useOpened({ what, said }: Opened): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (what !== '') takeKeyboard(heading.current)
  }, [what])
  useEffect(() => {
    if (said) announce.polite(said)
  }, [said])
  return heading
}

/** Gives an element the keyboard, unless something that is still there has it. */
export function takeKeyboard(element: HTMLElement | null): void {
  if (element && isKeyboardFree(document.activeElement)) element.focus({ preventScroll: true })
}

/** A page that waits for its code hides what stood there, and that keeps the keyboard for a moment. */
function isKeyboardFree(holder: Element | null): boolean {
  return !holder || holder === document.body || !holder.checkVisibility()
}
