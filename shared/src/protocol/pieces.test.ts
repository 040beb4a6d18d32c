import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxFrameBytes } from './limits.ts'
import { FrameReader, FrameTooLong, packFrames } from './pieces.ts'

test('R12 frames come out as they went in, wherever what carries them cuts the run', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 })),
      fc.array(fc.integer({ min: 0, max: 30 })),
      (frames, cuts) => {
        const run = packFrames(frames)
        const reader = new FrameReader()
        const out: Uint8Array[] = []
        let from = 0
        for (const length of cuts) {
          out.push(...reader.add(run.subarray(from, from + length)))
          from = Math.min(run.length, from + length)
        }
        out.push(...reader.add(run.subarray(from)))
        expect(out).toEqual(frames)
      },
    ),
  )
})

test('R8 a frame that is announced as longer than any may be is refused before it has come', () => {
  const head = new Uint8Array(4)
  new DataView(head.buffer).setUint32(0, maxFrameBytes + 17)
  expect(() => new FrameReader().add(head)).toThrow(FrameTooLong)
})

test('R12 pieces that complete nothing cost no more memory than twice their bytes, empty ones none', () => {
  const reader = new FrameReader()
  for (let piece = 0; piece < 10_000; piece += 1) expect(reader.add(new Uint8Array(0))).toEqual([])
  expect(reader.capacity).toBe(0)
  const head = new Uint8Array(4)
  new DataView(head.buffer).setUint32(0, maxFrameBytes)
  reader.add(head)
  for (let piece = 0; piece < 10_000; piece += 1) reader.add(new Uint8Array(1))
  expect(reader.capacity).toBeLessThanOrEqual(2 * 10_004)
})
