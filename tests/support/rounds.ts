import type { RoundId } from '@commonground/shared/base/ids'
import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { answer, ask } from './http.ts'

/** One board as its facilitator holds it. */
export interface Held {
  readonly origin: string
  readonly board: string
  readonly token: string
}

/** Runs a command that must be taken. */
export async function command({ origin, board, token }: Held, what: WorkshopCommand): Promise<WorkshopState> {
  const body = JSON.stringify(what)
  return answer(await ask(origin, `/api/boards/${board}/workshop`, { method: 'POST', body, token }))
}

export async function openRound(
  held: Held,
  round: Omit<Extract<WorkshopCommand, { readonly type: 'openRound' }>, 'type'>,
): Promise<RoundId> {
  const state = await command(held, { type: 'openRound', ...round })
  if (!state.round) throw new Error('There is no round')
  return state.round.id
}

/** Sends what one person answers. */
export const sendBallot = (
  { origin, board }: Pick<Held, 'origin' | 'board'>,
  token: string,
  round: RoundId,
  ballot: unknown,
): Promise<Response> =>
  ask(origin, `/api/boards/${board}/rounds/${round}/ballot`, {
    method: 'PUT',
    body: typeof ballot === 'string' ? ballot : JSON.stringify(ballot),
    token,
  })
