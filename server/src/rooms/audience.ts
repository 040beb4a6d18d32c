import * as Y from 'yjs'
import { answerFrame, updateFrame } from './frames.ts'
import type { Session } from './session.ts'

/**
 * What a joiner who has nothing is sent. Writing a large board takes long, so that for a while what changed since is sent
 * behind it; a short while, as it holds words that were taken back since.
 */
interface Whole {
  readonly answer: Uint8Array
  /** Frames of the changes since. */
  readonly since: Uint8Array[]
  readonly until: number
}

/**
 * The connections that read one document: those who work on the board, or those who look on. Each outgoing frame is
 * encoded once and the same bytes go to everyone.
 */
export class Audience {
  #doc: Y.Doc
  #whole: Whole | undefined
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
    this.#whole = undefined
  }

  /** The document went on by what this frame says. */
  changed(frame: Uint8Array): void {
    if (this.#whole && performance.now() < this.#whole.until) this.#whole.since.push(frame)
    else this.#whole = undefined
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
    for (const frame of this.framesFor(wanted)) session.wire.send(frame)
  }

  /** Brings a reader that was behind up to date. */
  catchUp(session: Session, vector: Uint8Array): void {
    session.wire.send(updateFrame(this.#lacking(vector)))
  }

  /** The answer to this state vector. Whoever lacks much is sent all there is, which is at hand. */
  framesFor(vector: Uint8Array): readonly Uint8Array[] {
    if (!this.#lacksMuch(vector)) return [answerFrame(this.#lacking(vector))]
    if (this.#isOver) this.#whole = undefined
    this.#whole ??= this.#write()
    return [this.#whole.answer, ...this.#whole.since]
  }

  /** Nobody is sent words for longer that were taken back since. */
  get #isOver(): boolean {
    return this.#whole !== undefined && this.#whole.since.length > 0 && performance.now() >= this.#whole.until
  }

  #write(): Whole {
    const from = performance.now()
    const answer = answerFrame(Y.encodeStateAsUpdate(this.#doc))
    const took = performance.now() - from
    return { answer, since: [], until: from + took * restTimes }
  }

  #lacksMuch(vector: Uint8Array): boolean {
    const there = Y.decodeStateVector(vector)
    let [all, lacked] = [0, 0]
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.#doc))) {
      all += clock
      lacked += Math.max(0, clock - (there.get(client) ?? 0))
    }
    return lacked > all / 4
  }

  #lacking(vector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, vector)
  }
}

const commonEveryMs = 2_000
/** Writing the board for joiners takes at most one part in so many of the server's time. */
const restTimes = 20
