import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type * as z from 'zod/mini'

/** Plenty for every body but an import. */
export const maxBodyBytes = 64 * 1024

/** Stops a body at its limit while it arrives, whatever length it claimed. */
export function atMost(maxSize: number, code: ErrorCode = 'too-large'): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError() {
      throw new BoardError(code)
    },
  })
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
