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

  /** What everyone who is not behind has at least. */
  get vector(): Uint8Array {
    return this.#common.vector
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
    session.state = { kind: 'live', since: now }
    session.wire.send(this.frameFor(wanted))
  }

  /** Brings a reader that was behind up to date. */
  catchUp(session: Session, vector: Uint8Array): void {
    session.wire.send(updateFrame(this.#lacking(vector)))
  }

  /** The answer to this state vector. */
  frameFor(vector: Uint8Array): Uint8Array {
    return isEmptyVector(vector) ? this.#wholeFrame() : answerFrame(this.#lacking(vector))
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
