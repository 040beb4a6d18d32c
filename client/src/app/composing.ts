/**
 * True for a key that belongs to an input method, such as the Enter that ends a composition. Safari ends the
 * composition first and then tells the key, which has the code of no key.
 */
export function isComposing({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === compositionKey
}

const compositionKey = 229

/**
 * Keeps keys of an input method from everything that acts on keys: no field, dialog, list or shortcut needs to know of
 * them. The letters go into the field all the same.
 *
 * @see SPEC K9
 */
export function leaveCompositionsAlone(page: EventTarget): void {
  page.addEventListener(
    'keydown',
    (event) => {
      if (event instanceof KeyboardEvent && isComposing(event)) event.stopImmediatePropagation()
    },
    { capture: true },
  )
}
