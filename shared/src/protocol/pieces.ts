import { maxFrameBytes } from './limits.ts'

/** What stands before each frame: its length in bytes. */
const headBytes = 4
/** Little more than the largest frame that is read: what is longer ends its connection before all of it has come. */
const longestBytes = maxFrameBytes + 16

/** A frame was announced that is longer than any that may come. */
export class FrameTooLong extends Error {}

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

/** Puts frames together again from pieces of the run. */
export class FrameReader {
  #rest: Uint8Array[] = []
  #restBytes = 0
  #wantedBytes = headBytes

  /** The frames this piece completes, in order. @throws FrameTooLong */
  add(piece: Uint8Array): readonly Uint8Array[] {
    this.#rest.push(piece)
    this.#restBytes += piece.length
    if (this.#restBytes < this.#wantedBytes) return []
    const bytes = joined(this.#rest, this.#restBytes)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const frames: Uint8Array[] = []
    let from = 0
    this.#wantedBytes = headBytes
    while (bytes.length - from >= headBytes) {
      const length = view.getUint32(from)
      if (length > longestBytes) throw new FrameTooLong()
      this.#wantedBytes = headBytes + length
      if (bytes.length - from < this.#wantedBytes) break
      frames.push(bytes.slice(from + headBytes, from + this.#wantedBytes))
      from += this.#wantedBytes
      this.#wantedBytes = headBytes
    }
    this.#rest = [bytes.slice(from)]
    this.#restBytes = bytes.length - from
    return frames
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only, ...others] = parts
  if (only && others.length === 0) return only
  const whole = new Uint8Array(length)
  let from = 0
  for (const part of parts) {
    whole.set(part, from)
    from += part.length
  }
  return whole
}
