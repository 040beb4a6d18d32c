import { words } from '@commonground/shared/words/words'
import { notify } from '../app/notices.ts'
import type { UndoControl } from '../session/session.ts'

/** Tells what the last step did and offers to take it back, as long as it is this person's last. */
export function offerUndo(undo: UndoControl, text: string): void {
  const step = undo.last()
  const isLast = (): boolean => undo.last() === step
  notify({
    text,
    action: { label: words.grid.undo, perform: () => isLast() && undo.undo() },
    until: (over) =>
      undo.subscribe(() => {
        if (!isLast()) over()
      }),
  })
}
