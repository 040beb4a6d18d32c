import type { SittingDetail, SittingRow } from '@commonground/shared/protocol/http'
import type { WorkshopCommand } from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { answer } from '../support/http.ts'
import { command, openRound } from '../support/rounds.ts'
import { throwDice } from '../support/seed.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

const times = 6

test('W19 a server killed at a close, or at the beginning of the next workshop, has the whole row or nothing happened', async () => {
  const dice = throwDice('sittings')
  const workshop = await openWorkshop()
  const held = { origin: workshop.network.origin, board: workshop.boardId, token: workshop.created.token }
  const path = `/api/boards/${workshop.boardId}`
  const rows = async (): Promise<readonly SittingRow[]> =>
    (await answer<{ sittings: SittingRow[] }>(await workshop.ask(`${path}/sittings`))).sittings
  let expected = 0
  for (let at = 0; at < times; at += 1) {
    await command(held, { type: 'setAgenda', agenda: [stageOf('free')] })
    await command(held, { type: 'goToStage', from: -1, to: 0 })
    const round = await openRound(held, { kind: 'fairness', setup: {} })
    await command(held, { type: 'closeRound', round })
    await command(held, { type: 'revealRound', round })
    const isClosing = at % 2 === 0
    const ending: WorkshopCommand = isClosing
      ? { type: 'close', version: `Workshop ${at}` }
      : { type: 'setAgenda', agenda: [] }
    const ended = command(held, ending).catch(() => undefined)
    // Some answers later: it is killed in another place of its work each time.
    for (let left = dice.whole(4); left > 0; left -= 1) await workshop.ask('/healthz')
    await workshop.restart()
    const wasTold = (await ended) !== undefined
    const found = (await rows()).length
    expect(found === expected || found === expected + 1).toBe(true)
    if (wasTold) expect(found).toBe(expected + 1)
    const state = await command(held, { type: 'cursors', on: at % 2 === 0 })
    expect(state.stage).toBe(found === expected ? 0 : -1)
    if (found === expected) await command(held, ending)
    expected += 1
    const [newest] = await rows()
    expect(newest?.unclosed).toBe(isClosing ? undefined : true)
    const detail = await answer<SittingDetail>(await workshop.ask(`${path}/sittings/${newest?.id}`))
    expect(detail.rounds).toMatchObject([{ id: round, state: 'revealed' }])
    expect(detail.board).toBeDefined()
  }
  expect(await rows()).toHaveLength(times)
}, 120_000)
