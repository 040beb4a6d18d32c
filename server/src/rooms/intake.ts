import { assertNever } from '@commonground/shared/base/assertNever'
import { maxFrameBytes } from '@commonground/shared/protocol/limits'
import { closeCode, type Refused } from '@commonground/shared/protocol/messages'
import * as Y from 'yjs'
import { whyNot } from './access.ts'
import { readFrame, readShown } from './frames.ts'
import type { SentChange, Session } from './session.ts'

/** What a message, once it was read and is not too much, leads to. */
export interface Handlers {
  /** The client asks for what it lacks. */
  readonly ask: (session: Session, vector: Uint8Array) => void
  readonly change: (session: Session, change: SentChange, now: number) => void
  readonly refuse: (session: Session, refused: Refused) => void
  readonly show: (session: Session, shown: ReturnType<typeof readShown>) => void
  readonly askPresence: (session: Session) => void
}

/**
 * The door for bytes: reads them, and holds back what comes faster than it may. Only its own connection is ended by
 * what cannot be read.
 *
 * @see SPEC R8, R9
 */
export function takeFrame(session: Session, frame: Uint8Array, now: number, handlers: Handlers): void {
  if (!session.isOpen) return
  if (frame.length > maxFrameBytes + envelopeBytes) {
    session.close(closeCode.tooLarge)
    return
  }
  const incoming = readOrClose(session, () => readFrame(frame))
  switch (incoming?.kind) {
    case 'stateVector':
      takeVector(session, incoming.vector, handlers)
      break
    case 'update':
      takeUpdate(session, { bytes: incoming.update, isAnswer: incoming.isAnswer }, now, handlers)
      break
    case 'presence':
      takePresence(session, incoming.presence, handlers)
      break
    case 'presenceWanted':
      if (session.syncs.take(1, now)) handlers.askPresence(session)
      break
    case undefined:
      break
    default:
      assertNever(incoming)
  }
}

function takeVector(session: Session, vector: Uint8Array, handlers: Handlers): void {
  if (vector.length > maxVectorBytes) {
    session.close(closeCode.tooLarge)
    return
  }
  if (readOrClose(session, () => Y.decodeStateVector(vector))) handlers.ask(session, vector)
}

function takePresence(session: Session, presence: Uint8Array, handlers: Handlers): void {
  // Longer than what everyone together could show: not worth reading.
  if (presence.length > maxPresenceMessageBytes) return
  const shown = readOrClose(session, () => readShown(presence))
  if (shown) handlers.show(session, shown)
}

/** Lets through what was held back and may pass now. */
export function takeWaiting(session: Session, now: number, handlers: Handlers): void {
  for (;;) {
    const [change] = session.waiting
    if (!change || !session.changes.take(costOf(change), now)) return
    session.waiting.shift()
    session.waitingBytes -= change.bytes.length
    handlers.change(session, change, now)
  }
}

function takeUpdate(session: Session, change: SentChange, now: number, handlers: Handlers): void {
  // A role that never writes: reading what it sends, or keeping it waiting, would cost the others. @see SPEC A21
  const code = whyNot(session.person.role, false)
  if (code) {
    handlers.refuse(session, { code })
    return
  }
  const isNext = session.waiting.length === 0
  if (isNext && session.changes.take(costOf(change), now)) {
    handlers.change(session, change, now)
    return
  }
  session.waiting.push(change)
  session.waitingBytes += change.bytes.length
  if (session.waiting.length > maxWaiting || session.waitingBytes > maxWaitingBytes) {
    session.close(closeCode.tooMuch)
  }
}

function readOrClose<T>(session: Session, read: () => T): T | undefined {
  try {
    return read()
  } catch {
    // lib0 and Yjs throw plain errors of many kinds on bytes that are not theirs.
    session.close(closeCode.malformed)
    return undefined
  }
}

/** Long updates cost more, so that bytes are limited by the same bucket. */
const costOf = ({ bytes }: SentChange): number => 1 + Math.floor(bytes.length / bytesPerToken)

const bytesPerToken = 16 * 1024
const envelopeBytes = 16
const maxVectorBytes = 256 * 1024
const maxPresenceMessageBytes = 256 * 1024
/** More than half a minute of sustained excess. */
const maxWaiting = 1_000
const maxWaitingBytes = 8 * 1024 * 1024
