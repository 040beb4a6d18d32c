import { expect, test } from 'vitest'
import { RequestWire } from './requestWire.ts'

const wire = (): RequestWire => new RequestWire({ lost: () => {}, closed: () => {} })
const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

test('R6 R12 a far end that reads nothing is written no more than a piece of what waits for it', async () => {
  const [deaf, heard] = [wire(), wire()]
  const frame = new Uint8Array(3_000_000).fill(7)
  const readers = [deaf, heard].map((one) => one.read({ after: 0, isOnce: false }).getReader())
  for (const one of [deaf, heard]) one.send(frame)
  const pieces: Uint8Array[] = []
  for (let bytes = 0; bytes < 4_000_000; ) {
    const { value } = (await readers[1]?.read()) ?? {}
    if (!value) throw new Error('It ended')
    pieces.push(value)
    bytes += value.length
  }
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(64 * 1024)
  const text = textIn(new Uint8Array(Buffer.concat(pieces)))
  expect(text).toBe(
    `: here\n\nid: 1\ndata: ${Buffer.from(frame).toString('base64')}\n\n`.slice(0, text.length),
  )
  // What the deaf one would be sent is what the other was sent: cut, and not copied.
  const { value: first } = (await readers[0]?.read()) ?? {}
  expect(first && textIn(first)).toBe(': here\n\n')
  await readers[0]?.read()
  const { value: large } = (await readers[0]?.read()) ?? {}
  expect(large?.buffer).toBe(pieces[2]?.buffer)
})

test('R12 many small frames share a piece, and one answer ends when all of them are said', async () => {
  const one = wire()
  for (let at = 0; at < 100; at += 1) one.send(new Uint8Array([at]))
  const reader = one.read({ after: 0, isOnce: true }).getReader()
  const { value } = await reader.read()
  expect(value && textIn(value).match(/^id: /gm)).toHaveLength(100)
  expect((await reader.read()).done).toBe(true)
})
