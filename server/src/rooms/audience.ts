import { slowReaderBytes, slowReaderCloseMs } from '@commonground/shared/protocol/limits'
import { closeCode } from '@commonground/shared/protocol/messages'
import * as Y from 'yjs'
import { answerFrame, updateFrame } from './frames.ts'
import type { Session } from './session.ts'

/**
 * The connections that read one document: those who work on the board, or those who look on. Each outgoing frame is
 * encoded once and the same bytes go to everyone.
 */
export class Audience {
  #doc: Y.Doc
  #whole: Uint8Array | undefined
  /** A state everyone who is not behind has at least. Old is harmless: a catching-up reader only gets more. */
  #common: { readonly at: number; readonly vector: Uint8Array }

  constructor(doc: Y.Doc, now: number) {
    this.#doc = doc
    this.#common = { at: now, vector: Y.encodeStateVector(doc) }
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  /** From now on joiners are answered from this document. */
  read(doc: Y.Doc): void {
    this.#doc = doc
    this.changed()
  }

  /** The document is no longer what the cached answers say. */
  changed(): void {
    this.#whole = undefined
  }

  /** All changes so far were delivered. */
  delivered(now: number): void {
    if (now - this.#common.at < commonEveryMs) return
    this.#common = { at: now, vector: Y.encodeStateVector(this.#doc) }
  }

  /** Answers a joiner with what it lacks. Most join with nothing: they all get the same bytes. */
  answer(session: Session, now: number): void {
    const { wanted } = session
    if (!wanted || !session.isOpen) return
    session.wanted = undefined
    session.behind = undefined
    session.state = { kind: 'live', since: now }
    session.wire.send(isEmptyVector(wanted) ? this.#wholeFrame() : answerFrame(this.#lacking(wanted)))
  }

  /**
   * Sends frames to one live reader, unless it is too slow: then it is skipped and brought up to date when its bytes
   * have left.
   *
   * @see SPEC R6
   */
  deliver(session: Session, frames: readonly Uint8Array[], now: number): void {
    if (!session.isLive || session.behind || frames.length === 0) return
    if (session.wire.unsentBytes() > slowReaderBytes) {
      session.behind = { since: now, vector: this.#common.vector }
      return
    }
    for (const frame of frames) session.wire.send(frame)
  }

  /** Brings a slow reader up to date once it drained, or ends it when that takes too long. True when it caught up. */
  catchUp(session: Session, now: number): boolean {
    const { behind } = session
    if (!behind) return false
    if (session.wire.unsentBytes() > slowReaderBytes / 4) {
      if (now - behind.since > slowReaderCloseMs) session.close(closeCode.slow)
      return false
    }
    session.behind = undefined
    session.wire.send(updateFrame(this.#lacking(behind.vector)))
    return true
  }

  #lacking(vector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, vector)
  }

  #wholeFrame(): Uint8Array {
    this.#whole ??= answerFrame(Y.encodeStateAsUpdate(this.#doc))
    return this.#whole
  }
}

const commonEveryMs = 2_000

const isEmptyVector = (vector: Uint8Array): boolean => vector.length <= 1
