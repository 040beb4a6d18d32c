import { origin } from '@commonground/shared/document/origin'
import * as Y from 'yjs'

/** The origin under which the local store puts back what the server had not confirmed. */
export const unconfirmedOrigin = 'unconfirmed'
/** The origin under which the local store puts back what the server has. */
export const confirmedOrigin = 'confirmed'

/** True for transactions of the person at this tab: commands, undo and redo. */
export function isOwn(by: unknown): boolean {
  return by === origin.person || by === origin.birth || by instanceof Y.UndoManager
}

export interface OwnChangesEvents {
  /** A change has begun. Called before the connection hears of it, if this was watched first. */
  readonly onBegun: () => void
  /** All that was done in one go, as one update. */
  readonly onWhole: (update: Uint8Array) => void
  /** The server sent this. */
  readonly onServer: (update: Uint8Array) => void
}

/**
 * Tells a person's own changes from the server's. A command that needs two transactions is one change. Returns
 * its stop, which hands over what is still waiting.
 */
export function watchOwnChanges(doc: Y.Doc, events: OwnChangesEvents): () => void {
  let waiting: Uint8Array[] = []
  const flush = (): void => {
    const updates = waiting
    waiting = []
    if (updates.length > 0) events.onWhole(Y.mergeUpdates(updates))
  }
  const onUpdate = (update: Uint8Array, by: unknown): void => {
    if (by === confirmedOrigin || by === unconfirmedOrigin) return
    if (!isOwn(by)) {
      events.onServer(update)
      return
    }
    if (waiting.length === 0) {
      events.onBegun()
      queueMicrotask(flush)
    }
    waiting.push(update)
  }
  doc.on('update', onUpdate)
  return () => {
    doc.off('update', onUpdate)
    flush()
  }
}
