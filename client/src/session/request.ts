import { BoardError, type ErrorCode, errorCodes } from '@commonground/shared/base/boardError'

/** One request as JSON or as text of a kind. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly json?: unknown
  readonly text?: { readonly body: string | Blob; readonly kind: string }
}

/**
 * Asks the server under `/api`. The answer is what the route table of the contract says, or nothing for 204.
 *
 * @throws BoardError with the server's code, or `unreachable` when no answer came.
 */
export async function request<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const response = await send(path, call)
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined as Answer
  return (await response.json()) as Answer
}

async function send(path: string, { method = 'GET', json, text }: Call): Promise<Response> {
  const kind = text?.kind ?? (json === undefined ? undefined : 'application/json')
  const body = text?.body ?? (json === undefined ? null : JSON.stringify(json))
  try {
    return await fetch(`/api${path}`, {
      method,
      body,
      credentials: 'same-origin',
      ...(kind && { headers: { 'content-type': kind } }),
    })
  } catch (cause) {
    throw new BoardError('unreachable', undefined, { cause })
  }
}

async function problemOf(response: Response): Promise<BoardError> {
  const text = await response.text()
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
