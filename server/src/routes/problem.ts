import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import type { Problem } from '@commonground/shared/protocol/http'
import { type CloseCode, closeCode } from '@commonground/shared/protocol/messages'
import { words } from '@commonground/shared/words/words'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { StorageError } from '../storage/storage.ts'

/** The status each refusal is answered with. A board that is not there and one that is not yours look the same. */
const statusOf: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  'board-missing': 404,
  'card-missing': 404,
  'tie-missing': 404,
  'plan-line-missing': 404,
  'card-locked': 409,
  'bad-request': 400,
  'bad-key': 404,
  'creation-closed': 403,
  'code-unknown': 404,
  'csv-empty': 422,
  'csv-no-name-column': 422,
  'csv-not-text': 422,
  'csv-too-large': 413,
  'csv-too-many-cells': 422,
  'csv-too-many-rows': 422,
  'foreign-origin': 403,
  forbidden: 403,
  frozen: 409,
  invalid: 422,
  'json-not-a-board': 422,
  'join-first': 401,
  limit: 429,
  'memory-full': 503,
  'moved-on': 409,
  'not-found': 404,
  removed: 410,
  'result-damaged': 500,
  'round-closed': 409,
  'server-error': 500,
  'sheet-damaged': 422,
  'sheet-encrypted': 422,
  'sheet-macro': 422,
  'sheet-old': 422,
  'sheet-other': 422,
  'sheet-unpacked-too-large': 413,
  'storage-unavailable': 503,
  'too-large': 413,
  'too-many-attempts': 429,
  'too-many-cards': 422,
  'unknown-format': 404,
  // Said by pages and scripts that got no answer; the server itself never does.
  unreachable: 503,
  'unsupported-type': 415,
  viewer: 403,
  waiting: 403,
}

/** The answer to a refusal, as RFC 9457 problem details. `detail` is for whoever wrote the request. */
export function problemAnswer(code: ErrorCode, detail?: string): Response {
  return answerWith({ ...problem(code), ...(detail && detail !== code && { detail }) })
}

const problem = (code: ErrorCode): Problem => ({
  status: statusOf[code],
  code,
  title: words.problems.errors[code],
})

function answerWith(body: Problem): Response {
  const { status } = body
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}

/** The refusal that stands for a close code where no socket can tell it. */
const behindClose: Readonly<Record<CloseCode, ErrorCode>> = {
  [closeCode.malformed]: 'bad-request',
  [closeCode.joinFirst]: 'join-first',
  [closeCode.waiting]: 'waiting',
  [closeCode.withdrawn]: 'board-missing',
  [closeCode.noSuchBoard]: 'board-missing',
  [closeCode.reload]: 'moved-on',
  [closeCode.earlierCopy]: 'moved-on',
  [closeCode.tooLarge]: 'too-large',
  [closeCode.invalid]: 'invalid',
  [closeCode.slow]: 'limit',
  [closeCode.tooMuch]: 'limit',
  [closeCode.restarting]: 'storage-unavailable',
}

/** The answer to a request that belongs to a connection which is over, or that may not begin one. */
export function closedAnswer(close: CloseCode): Response {
  return answerWith({ ...problem(behindClose[close]), close })
}

/** Which refusal an error stands for; `server-error` for what nobody expected. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof BoardError) return error.code
  if (error instanceof StorageError) return 'storage-unavailable'
  if (error instanceof HTTPException && error.status === 413) return 'too-large'
  if (error instanceof HTTPException && error.status < 500) return 'bad-request'
  // The sender left while the body was on its way: nobody hears the answer, and nothing is wrong with us.
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return 'bad-request'
  return 'server-error'
}
