import { BoardError, type ErrorCode, errorCodes } from '@commonground/shared/base/boardError'

/** One request as JSON or as text of a kind. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly json?: unknown
  readonly text?: { readonly body: string | Blob; readonly kind: string }
  /** The server has much to read for it. */
  readonly takesLong?: boolean
}

/** Without an answer after this long the server counts as out of reach: a dead line says nothing by itself. */
const answerWithinMs = 10_000
/** Files go up, and are read there, at the pace of the line. */
const fileWithinMs = 120_000

/**
 * Asks the server under `/api`. The answer is what the route table of the contract says, or nothing for 204.
 *
 * @throws BoardError with the server's code, or `unreachable` when no answer came in time.
 * @see SPEC O8
 */
export async function request<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const { response, body } = await send(path, call)
  if (!response.ok) throw problemIn(body)
  if (response.status === 204) return undefined as Answer
  return readAnswer(body) as Answer
}

function readAnswer(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    // A network that asks its guests to sign in first answers in the place of the server.
    throw new BoardError('unreachable', undefined, { cause })
  }
}

interface Answered {
  readonly response: Response
  readonly body: string
}

/** The answer, read to its end: a line may die half-way through it. */
async function send(path: string, { method = 'GET', json, text, takesLong }: Call): Promise<Answered> {
  const kind = text?.kind ?? (json === undefined ? undefined : 'application/json')
  const body = text?.body ?? (json === undefined ? null : JSON.stringify(json))
  try {
    const response = await fetch(`/api${path}`, {
      method,
      body,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(text || takesLong ? fileWithinMs : answerWithinMs),
      ...(kind && { headers: { 'content-type': kind } }),
    })
    return { response, body: await response.text() }
  } catch (cause) {
    throw new BoardError('unreachable', undefined, { cause })
  }
}

function problemIn(text: string): BoardError {
  const { code, detail } = readProblem(text)
  return new BoardError(code ?? 'server-error', detail)
}

function readProblem(text: string): { readonly code?: ErrorCode; readonly detail?: string } {
  try {
    const { code, detail } = JSON.parse(text) as { code?: unknown; detail?: unknown }
    const known = errorCodes.find((one) => one === code)
    return { ...(known && { code: known }), ...(typeof detail === 'string' && { detail }) }
  } catch {
    // A proxy on the way answered in its own words.
    return {}
  }
}
