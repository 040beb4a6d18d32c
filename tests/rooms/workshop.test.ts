import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { eventually, synced } from '../support/eventually.ts'
import { command, openRound } from '../support/rounds.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

afterEach(closeAll)

const agenda = ['Join', 'Place', 'Talk'].map((title) => ({
  id: `stage-${title}`,
  kind: 'free' as const,
  title,
  minutes: 10,
  prompt: '',
  tools: ['edit' as const],
}))

const asFacilitator = ({ network, boardId, created }: Workshop, token: string = created.token) => ({
  origin: network.origin,
  board: boardId,
  token,
})

const codes = (answers: readonly Response[]): Promise<readonly string[]> =>
  Promise.all(
    answers.map(async (response) =>
      response.ok ? 'done' : ((await response.json()) as { code: string }).code,
    ),
  )

test('W2 of two facilitators who press at once one moves on, and both see one outcome', async () => {
  const workshop = await openWorkshop()
  const co = await workshop.member('facilitator')
  const [fay, cora, ana] = [workshop.facilitate(), await workshop.join('facilitator'), await workshop.join()]
  await synced(fay, cora, ana)
  await command(asFacilitator(workshop), { type: 'setAgenda', agenda })
  const both = (what: WorkshopCommand): Promise<readonly string[]> => {
    const press = (token: string): Promise<Response> =>
      workshop.ask(`/api/boards/${workshop.boardId}/workshop`, {
        method: 'POST',
        body: JSON.stringify(what),
        token,
      })
    return Promise.all([workshop.created.token, co].map(press)).then(codes)
  }
  for (let from = -1; from < 2; from += 1) {
    const answers = await both({ type: 'goToStage', from, to: from + 1 })
    expect([...answers].sort()).toEqual(['done', 'moved-on'])
    for (const { heard } of [fay, cora, ana]) await eventually(() => heard.workshop?.stage).toBe(from + 1)
  }
  const opened = await both({ type: 'openRound', kind: 'fairness', setup: {} })
  expect([...opened].sort()).toEqual(['done', 'moved-on'])
  await eventually(() => ana.heard.workshop?.round?.kind).toBe('fairness')
  const round = ana.heard.workshop?.round?.id
  if (!round) throw new Error('There is no round')
  expect(await both({ type: 'revealRound', round })).toEqual(['done', 'done'])
  const result = (token?: string): Promise<string> =>
    workshop
      .ask(`/api/boards/${workshop.boardId}/rounds/${round}/result`, token === undefined ? {} : { token })
      .then((response) => response.text())
  expect(await result()).toBe(await result(co))
  expect([...(await both({ type: 'close', version: 'May' }))].sort()).toEqual(['done', 'moved-on'])
})

test('W1 W13 when the server is killed and the facilitator is gone, the workshop goes on where it was', async () => {
  const workshop = await openWorkshop()
  const co = await workshop.member('facilitator')
  const held = asFacilitator(workshop)
  const ana = await workshop.join()
  await synced(ana)
  await command(held, { type: 'setAgenda', agenda })
  await command(held, { type: 'goToStage', from: -1, to: 1 })
  await openRound(held, { kind: 'fairness', setup: {} })
  const before = await command(held, { type: 'addTime', minutes: 5 })
  await workshop.restart()
  const { now: _now, waiting: _waiting, epoch: _epoch, ...kept } = before
  const isBack = (): Partial<WorkshopState> | undefined => ana.heard.workshop
  await eventually(() => isBack()?.now).toBeGreaterThan(before.now)
  expect(isBack()).toMatchObject(kept)
  const after = await command(asFacilitator(workshop, co), { type: 'goToStage', from: 1, to: 2 })
  expect(after.stage).toBe(2)
  await eventually(() => ana.heard.workshop?.stage).toBe(2)
})
