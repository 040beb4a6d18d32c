import { maxFrameBytes } from './limits.ts'

/** The length that stands before each frame takes so many bytes. */
const headBytes = 4
/** Little more than the largest frame that is read: what is longer ends its connection before all of it has come. */
const longestBytes = maxFrameBytes + 16

/** A frame was announced that is longer than any that may come. */
export class FrameTooLong extends Error {}

/** What stands before a frame in the run. */
export function headOf(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(headBytes)
  new DataView(head.buffer).setUint32(0, frame.length)
  return head
}

/** Frames as one run of bytes, each with its length before it. What carries them may cut the run anywhere. */
export function packFrames(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(frames.reduce((sum, { length }) => sum + headBytes + length, 0))
  const view = new DataView(packed.buffer)
  let from = 0
  for (const frame of frames) {
    view.setUint32(from, frame.length)
    packed.set(frame, from + headBytes)
    from += headBytes + frame.length
  }
  return packed
}

/** Puts frames together again from pieces of the run. Holds no more than twice what has come of the next frame. */
export class FrameReader {
  #held: Uint8Array = new Uint8Array(0)
  #heldBytes = 0

  /** How much memory it keeps. */
  get capacity(): number {
    return this.#held.length
  }

  /** The frames this piece completes, in order. @throws FrameTooLong */
  add(piece: Uint8Array): readonly Uint8Array[] {
    this.#hold(piece)
    const bytes = this.#held.subarray(0, this.#heldBytes)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const frames: Uint8Array[] = []
    let from = 0
    while (bytes.length - from >= headBytes) {
      const length = view.getUint32(from)
      if (length > longestBytes) throw new FrameTooLong()
      if (bytes.length - from < headBytes + length) break
      frames.push(bytes.slice(from + headBytes, from + headBytes + length))
      from += headBytes + length
    }
    if (from > 0) {
      this.#held = bytes.slice(from)
      this.#heldBytes = this.#held.length
    }
    return frames
  }

  /** Copies: a list of many tiny pieces, or empty ones, would take far more memory than their bytes. */
  #hold(piece: Uint8Array): void {
    const needed = this.#heldBytes + piece.length
    if (needed > this.#held.length) {
      const larger = new Uint8Array(Math.max(needed, Math.min(2 * this.#heldBytes, longestBytes)))
      larger.set(this.#held.subarray(0, this.#heldBytes))
      this.#held = larger
    }
    this.#held.set(piece, this.#heldBytes)
    this.#heldBytes = needed
  }
}
