import type { Action } from './action.ts'
import type { ActionContext } from './actionContext.ts'
import { actions } from './actions.ts'
import { isApple, isCharacterKey, isKey, type Pressed, typedIn } from './key.ts'

/** Left to the browser, which then sends a clipboard event that carries the data. */
const native: readonly Action['name'][] = ['cut', 'copy', 'paste', 'pasteAsOne']

interface Situation {
  readonly scopes: readonly Action['scope'][]
  readonly apple: boolean
  readonly letterKeys: boolean
}

/**
 * The first action that this key means and that can be done now.
 */
export function actionFor(
  pressed: Pressed,
  context: ActionContext,
  situation: Situation,
): Action | undefined {
  return actions.find(
    (action) =>
      situation.scopes.includes(action.scope) &&
      action.keys.some(
        (key) => isKey(key, pressed, situation.apple) && (situation.letterKeys || !isCharacterKey(key)),
      ) &&
      action.isAvailable(context),
  )
}

/** True while Space is held down on the board: the pointer then moves the map. */
export interface HeldSpace {
  readonly isHeld: () => boolean
  /** Space was used for moving the map, so that letting go of it selects nothing. */
  readonly use: () => void
}

interface Keyboard extends HeldSpace {
  readonly detach: () => void
}

/**
 * Listens for keys on one element and below it: never on the window, so that typing elsewhere cannot move cards.
 * Fields and open compositions are left alone.
 */
export function attachKeyboard(
  element: HTMLElement,
  context: ActionContext,
  scopes: readonly Action['scope'][],
): Keyboard {
  let isHeld = false
  let isUsed = false
  const apple = isApple()
  const find = (event: KeyboardEvent): Action | undefined =>
    actionFor(event, context, { scopes, apple, letterKeys: context.hasLetterKeys() })

  const onDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isField(event.target)) return
    const action = find(event)
    if (
      action?.name === 'toggleSelected' ||
      (event.key === ' ' && scopes.includes('board') && !isControl(event.target))
    ) {
      // Acts when let go, because until then it may become moving the map.
      event.preventDefault()
      if (!event.repeat) isUsed = false
      isHeld = true
      return
    }
    if (!action || native.includes(action.name)) return
    if (event.key === 'Enter' && isControl(event.target)) return
    event.preventDefault()
    action.perform(context)
  }
  const onUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !isHeld) return
    isHeld = false
    event.preventDefault()
    if (!isUsed) find(event)?.perform(context)
  }
  // A window that loses the keyboard never hears the key go up.
  const onBlur = (): void => {
    isHeld = false
  }
  element.addEventListener('keydown', onDown)
  element.addEventListener('keyup', onUp)
  window.addEventListener('blur', onBlur)
  return {
    isHeld: () => isHeld,
    use: () => {
      isUsed = true
    },
    detach: () => {
      element.removeEventListener('keydown', onDown)
      element.removeEventListener('keyup', onUp)
      window.removeEventListener('blur', onBlur)
    },
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typedIn) !== null
}

/** A button or box that is not a card: Enter and Space press it. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('button, a, input, [role="menuitem"], [role="slider"]') !== null &&
    !target.closest('[data-card]')
  )
}
