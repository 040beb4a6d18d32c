import type { UndoManager } from 'yjs'

/** Marks the last step of a manager. The returned function takes it back for good while it is still the last. */
export function markLast(manager: UndoManager): () => boolean {
  const last = manager.undoStack.at(-1)
  return () => {
    if (!last || manager.undoStack.at(-1) !== last) return false
    manager.undo()
    manager.clear(false, true)
    return true
  }
}
