import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Audience } from './audience.ts'
import { updateFrame } from './frames.ts'

const nothing = Y.encodeStateVector(new Y.Doc())
let doc: Y.Doc
let audience: Audience
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  doc = new Y.Doc()
  doc.getText('words').insert(0, 'Some words. '.repeat(100))
  audience = new Audience(doc, 0)
  doc.on('update', (update: Uint8Array) => audience.changed(updateFrame(update)))
})
afterEach(() => vi.useRealTimers())

/** What somebody reads who had nothing, or the given document. */
function readFrom(frames: readonly Uint8Array[], reader = new Y.Doc()): string {
  for (const frame of frames) {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    Y.applyUpdate(reader, decoding.readVarUint8Array(decoder))
  }
  return reader.getText('words').toString()
}

const words = (): string => doc.getText('words').toString()

test('R35 while a board is being written for joiners it is not written again: what changed since is sent behind it', () => {
  vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(100)
  const [first] = audience.framesFor(nothing)
  vi.advanceTimersByTime(1_000)
  doc.getText('words').insert(0, 'Later. ')
  const again = audience.framesFor(nothing)
  expect(again[0]).toBe(first)
  expect(readFrom(again)).toBe(words())
  expect(words()).toMatch(/^Later/)
  vi.advanceTimersByTime(2_000)
  doc.getText('words').delete(0, 7)
  const rested = audience.framesFor(nothing)
  expect(rested).toHaveLength(1)
  expect(readFrom(rested)).toBe(words())
})

test('R35 words that were taken back are not sent for longer, also where nothing changes any more', () => {
  vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(100)
  audience.framesFor(nothing)
  vi.advanceTimersByTime(1_000)
  doc.getText('words').insert(0, 'A secret. ')
  doc.getText('words').delete(0, 10)
  const holds = (): boolean =>
    audience.framesFor(nothing).some((frame) => Buffer.from(frame).includes('A secret'))
  expect(holds()).toBe(true)
  vi.advanceTimersByTime(2_000)
  expect(holds()).toBe(false)
})

test('R35 who lacks much is sent what is at hand, and who lacks little only that', () => {
  const [whole] = audience.framesFor(nothing)
  const stranger = new Y.Doc()
  stranger.getText('words').insert(0, 'Mine')
  expect(audience.framesFor(Y.encodeStateVector(stranger))[0]).toBe(whole)
  const reader = new Y.Doc()
  readFrom([whole ?? new Uint8Array()], reader)
  doc.getText('words').insert(0, 'Later. ')
  const little = audience.framesFor(Y.encodeStateVector(reader))
  expect(little[0]?.length).toBeLessThan(50)
  expect(readFrom(little, reader)).toBe(words())
})
