import type { Role } from '@commonground/shared/model/participant'
import type { CreateBoardBody, CreatedBoard, Joined } from '@commonground/shared/protocol/http'

/** Asks the server as a script does. */
export function ask(
  origin: string,
  path: string,
  init: RequestInit & { readonly token?: string } = {},
): Promise<Response> {
  const { token, ...rest } = init
  return fetch(`${origin}${path}`, {
    ...rest,
    headers: {
      ...(typeof rest.body === 'string' && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(rest.headers as Record<string, string> | undefined),
    },
  })
}

/** The JSON of an answer that must be a good one. */
export async function answer<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} from ${new URL(response.url).pathname}: ${text}`)
  return JSON.parse(text) as T
}

export type Created = CreatedBoard & { readonly token: string }

export async function createBoard(origin: string, body: Partial<CreateBoardBody> = {}): Promise<Created> {
  const asked = { title: 'Partnership', as: 'script', ...body }
  return answer(await ask(origin, '/api/boards', { method: 'POST', body: JSON.stringify(asked) }))
}

export async function joinBoard(
  origin: string,
  { board, links }: CreatedBoard,
  role: Role,
  name: string,
): Promise<Joined & { readonly token: string }> {
  const body = JSON.stringify({ key: links[role].key, name, sector: 'Health', as: 'script' })
  return answer(await ask(origin, `/api/boards/${board.id}/join`, { method: 'POST', body }))
}
