import { recordRoots, yMeta, yRecords } from '@commonground/shared/document/layout'
import { origin } from '@commonground/shared/document/origin'
import * as Y from 'yjs'
import { createStore } from '../state/store.ts'
import { type Overtaken, overtakenIn } from './overtaken.ts'
import type { UndoControl } from './session.ts'
import { markLast, takeTop } from './takeBack.ts'

/** Undo that outlives a document: the session gives it the new one when the old was replaced. */
export interface SessionUndo extends UndoControl {
  /** Forgets all steps and follows this document from now on. */
  readonly follow: (doc: Y.Doc) => void
  /** Looks again whether this person may write. */
  readonly refresh: () => void
  readonly close: () => void
}

const nothing = { canUndo: false, canRedo: false } as const

/**
 * One command is one step, and only what this person did in this tab is undone. A step that others have
 * overwritten meanwhile is told and let go, and nothing older is undone in its place.
 *
 * @param mayWrite while false nothing can be undone: the server would refuse it.
 */
export function createUndo(mayWrite: () => boolean): SessionUndo {
  const store = createStore<{ readonly canUndo: boolean; readonly canRedo: boolean }>(nothing)
  let manager: Y.UndoManager | undefined
  let holds = 0
  let shownLast: unknown

  const last = (): unknown => manager?.undoStack.at(-1)
  let isStepping = false
  const refresh = (): void => {
    if (isStepping) return
    const canUndo = manager?.canUndo() === true && mayWrite()
    const canRedo = manager?.canRedo() === true && mayWrite()
    const shown = store.get()
    const isSame = shown.canUndo === canUndo && shown.canRedo === canRedo && shownLast === last()
    shownLast = last()
    if (!isSame) store.set({ canUndo, canRedo })
  }
  const stop = (): void => manager?.stopCapturing()
  const grain = (): void => {
    if (manager) manager.captureTimeout = holds > 0 ? Number.POSITIVE_INFINITY : 0
    stop()
  }
  const step = (way: 'undo' | 'redo'): Overtaken | undefined => {
    if (!mayWrite() || !manager) return undefined
    isStepping = true
    try {
      return takeStep(manager, way)
    } finally {
      isStepping = false
      refresh()
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    undo: () => step('undo'),
    redo: () => step('redo'),
    stop,
    last,
    hold: () => {
      holds += 1
      if (holds === 1) grain()
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        holds -= 1
        if (holds === 0) grain()
      }
    },
    mark: () => {
      const takeBack = manager && markLast(manager)
      return () => {
        const isDone = mayWrite() && takeBack?.() === true
        refresh()
        return isDone
      }
    },
    follow: (doc) => {
      manager?.destroy()
      manager = follow(doc, refresh)
      grain()
      refresh()
    },
    refresh,
    close: () => manager?.destroy(),
  }
}

/** A step that came to nothing by itself, such as letters typed and taken back, is passed over. */
function takeStep(manager: Y.UndoManager, way: 'undo' | 'redo'): Overtaken | undefined {
  const stack = way === 'undo' ? 'undoStack' : 'redoStack'
  for (let top = manager[stack].at(-1); top; top = manager[stack].at(-1)) {
    if (takeTop(manager, way)) return undefined
    const overtaken = overtakenIn(manager.doc, top, manager[stack].at(-1))
    if (overtaken) return overtaken
  }
  return undefined
}

function follow(doc: Y.Doc, onChange: () => void): Y.UndoManager {
  const roots = [yMeta(doc), ...recordRoots.map((root) => yRecords(doc, root))]
  const manager = new Y.UndoManager(roots, { trackedOrigins: new Set([origin.person]), captureTimeout: 0 })
  manager.on('stack-item-added', onChange)
  manager.on('stack-item-popped', onChange)
  manager.on('stack-cleared', onChange)
  return manager
}
