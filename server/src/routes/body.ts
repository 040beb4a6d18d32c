import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import type { Context, MiddlewareHandler } from 'hono'
import type * as z from 'zod/mini'

/** Plenty for every body but an import. */
export const maxBodyBytes = 64 * 1024

/**
 * Refuses a body over its limit: by the length it announces, before any of it is read, or while it arrives when it
 * announces none. What is left of it is read by nobody here, but still comes (`httpServer.ts`).
 *
 * @see SPEC R25
 */
export function atMost(maxSize: number, code: ErrorCode = 'too-large'): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req
    const announced = raw.headers.has('transfer-encoding') ? null : raw.headers.get('content-length')
    if (announced === null && raw.body) {
      const body = await readAtMost(raw.body, maxSize)
      if (!body) throw new BoardError(code)
      c.req.raw = new Request(raw, { body })
    } else if (Number(announced) > maxSize) throw new BoardError(code)
    await next()
  }
}

/** The whole of it, or nothing when it is longer; the rest of that is then thrown away as it comes. */
async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  maxSize: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Uint8Array(Buffer.concat(parts))
    size += value.length
    if (size > maxSize) break
    parts.push(value)
  }
  // Its sender may leave meanwhile, and nobody waits for it.
  readOn(reader).catch(() => undefined)
  return undefined
}

async function readOn(reader: ReadableStreamDefaultReader<unknown>): Promise<void> {
  while (!(await reader.read()).done);
}

/**
 * Waits for the whole body. Routes ask `allow` once before it, to turn strangers away early, and once after it: a
 * sender may have been removed while the body was on its way.
 *
 * @see SPEC A4
 */
export const wholeBody: MiddlewareHandler = async (c, next) => {
  await c.req.arrayBuffer()
  await next()
}

/**
 * The request's JSON body as its schema has it.
 *
 * @throws BoardError `unsupported-type`, or `bad-request`, naming the first field that is wrong.
 */
export async function readBody<T>(c: Context, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(c))
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path.join('.')
  throw new BoardError('bad-request', path ? `The field “${path}” is missing or wrong` : 'Send a JSON object')
}

/** What the sender says the body is, without its parameters. */
export function mediaType(c: Context): string {
  return c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
}

async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (text !== '' && mediaType(c) !== 'application/json') {
    throw new BoardError('unsupported-type', 'Send JSON, as application/json')
  }
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch (cause) {
    throw new BoardError('bad-request', 'The body is not JSON', { cause })
  }
}
