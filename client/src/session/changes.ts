import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import type * as Y from 'yjs'
import { watchBoard } from '../state/boardView.ts'
import type { WritableStore } from '../state/store.ts'
import { destroyedOf, differences, nothingTouched, touchedToo } from './differences.ts'
import { isOwn, unconfirmedOrigin } from './ownChanges.ts'
import type { Draft, Session } from './session.ts'
import { type Superseded, type SupersededOptions, watchSuperseded } from './superseded.ts'
import { createWritten } from './written.ts'

type Lines = Draft['lines']

/** Tells this person's changes of the copy on show from those of others, and remembers theirs until they are saved. */
export class Changes {
  readonly #board: WritableStore<Board>
  readonly #facts: SupersededOptions['facts']
  readonly #onDestroyed: (lines: Lines) => void
  readonly #othersListeners = new Set<(before: Board, after: Board) => void>()
  readonly #supersededListeners = new Set<(lost: readonly Superseded[]) => void>()
  readonly #written = createWritten()
  #touched = nothingTouched

  /** @param onDestroyed called with what this person changed, when that was destroyed before it was saved. */
  constructor(
    board: WritableStore<Board>,
    facts: SupersededOptions['facts'],
    onDestroyed: (lines: Lines) => void,
  ) {
    this.#board = board
    this.#facts = facts
    this.#onDestroyed = onDestroyed
  }

  onOthersChange: Session['onOthersChange'] = (listener) => {
    this.#othersListeners.add(listener)
    return () => this.#othersListeners.delete(listener)
  }

  onSuperseded: Session['onSuperseded'] = (listener) => {
    this.#supersededListeners.add(listener)
    return () => this.#supersededListeners.delete(listener)
  }

  /** From now on the board shows this document. Returns its stop. */
  follow(doc: Y.Doc): () => void {
    this.#touched = nothingTouched
    let before: Board
    const isMine = (by: unknown): boolean => isOwn(by) || by === unconfirmedOrigin
    const stop = watchBoard(doc, this.#board, (change) => {
      const after = this.#board.get()
      if (isMine(change.origin)) {
        this.#touched = touchedToo(this.#touched, change)
        this.#written.note(before, after, change)
      } else {
        const lines = differences(before, after, destroyedOf(this.#touched, before, after))
        if (lines.length > 0) this.#onDestroyed(lines)
        for (const listener of [...this.#othersListeners]) listener(before, after)
      }
      before = this.#board.get()
    })
    before = this.#board.get()
    const stopSuperseded = watchSuperseded(doc, {
      isMine,
      facts: this.#facts,
      onSuperseded: (lost) => {
        for (const listener of [...this.#supersededListeners]) listener(lost)
      },
    })
    return () => {
      stop()
      stopSuperseded()
    }
  }

  /** All of it is on the server's disk. */
  saved(): void {
    this.#touched = nothingTouched
    this.#written.forget()
  }

  /** What this person's copy says, where they changed it, and the server's does not. */
  missingIn(doc: Y.Doc): Lines {
    return differences(this.#board.get(), readBoard(doc), this.#touched)
  }

  /** What they wrote themselves, without what others wrote beside it. */
  written(): Lines {
    return this.#written.lines()
  }
}
