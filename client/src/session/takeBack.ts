import type { UndoManager } from 'yjs'

/**
 * Takes the last step of a manager, and no other: the manager itself goes on to older steps when the last has nothing
 * left to do. Answers whether it did anything; the step is gone either way.
 */
export function takeTop(manager: UndoManager, way: 'undo' | 'redo'): boolean {
  const stack = way === 'undo' ? 'undoStack' : 'redoStack'
  const below = manager[stack].slice(0, -1)
  manager[stack] = manager[stack].slice(-1)
  try {
    return manager[way]() !== null
  } finally {
    manager[stack] = [...below, ...manager[stack]]
  }
}

/** Marks the last step of a manager. The returned function takes it back for good while it is still the last. */
export function markLast(manager: UndoManager): () => boolean {
  const last = manager.undoStack.at(-1)
  return () => {
    if (!last || manager.undoStack.at(-1) !== last) return false
    takeTop(manager, 'undo')
    manager.clear(false, true)
    return true
  }
}
