import type { Card } from '@commonground/shared/model/card'
import { type RefObject, useEffect, useRef } from 'react'
import { useActionContext } from '../tools/actionContext.ts'
import { attachClipboard } from '../tools/clipboardActs.ts'
import { attachKeyboard } from '../tools/keyboard.ts'

/** What has the keyboard, and the row it was in last. */
interface Held {
  readonly element: Element
  readonly row: string | undefined
}

/** The keys of the ticked cards, wherever in the list the keyboard is; it stays in the list when its row goes. */
export function useListKeys(list: RefObject<HTMLElement | null>, order: readonly Card[]): void {
  const context = useActionContext()
  const held = useRef<Held>(undefined)
  const before = useRef(order)

  useEffect(() => {
    const box = list.current
    if (!box) return
    // The keys are about the ticked rows, not about the card that had the keyboard on the map.
    context.focus.note(undefined)
    const onIn = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return
      const row = target.closest<HTMLElement>('[data-listed]')?.dataset['listed']
      held.current = { element: target, row: row ?? held.current?.row }
    }
    const onOut = (): void => {
      const left = held.current
      // A part that is taken away has not been left; some browsers say so all the same.
      queueMicrotask(() => {
        if (left?.element.isConnected && held.current === left) held.current = undefined
      })
    }
    box.addEventListener('focusin', onIn)
    box.addEventListener('focusout', onOut)
    const stops = [attachKeyboard(box, context, ['cards']).detach, attachClipboard(box, context)]
    return () => {
      box.removeEventListener('focusin', onIn)
      box.removeEventListener('focusout', onOut)
      for (const stop of stops) stop()
    }
  }, [list, context])

  // After every drawing: the bar goes with the last choice, and may have had the keyboard.
  useEffect(() => {
    const { element, row } = held.current ?? {}
    const at = before.current.findIndex(({ id }) => id === row)
    const next =
      before.current.slice(at).find(({ id }) => order.some((card) => card.id === id)) ?? order.at(-1)
    before.current = order
    if (!next || at < 0 || !element || element.isConnected) return
    if (document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`[data-listed="${next.id}"] input`)?.focus()
  })
}
