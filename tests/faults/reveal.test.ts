import { newCardId, type RoundId } from '@commonground/shared/base/ids'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { eventually } from '../support/eventually.ts'
import { answer } from '../support/http.ts'
import { command, type Held, openRound, sendBallot } from '../support/rounds.ts'
import { throwDice } from '../support/seed.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

afterEach(closeAll)

const people = 5
const rounds = 6

/** How many answered, or nothing before the reveal. */
async function peopleIn({ workshop, held }: Scene, round: RoundId): Promise<number | undefined> {
  const response = await workshop.ask(`/api/boards/${held.board}/rounds/${round}/result`)
  if (response.status === 404) return undefined
  return (await answer<{ result: { people: number } }>(response)).result.people
}

async function cardsOn({ workshop, held }: Scene): Promise<number> {
  const file = await workshop.ask(`/api/boards/${held.board}/export/json?private=1`)
  return (await answer<{ cards: readonly unknown[] }>(file)).cards.length
}

interface Scene {
  readonly workshop: Workshop
  readonly held: Held
}

test('W5 W15 a server killed while it reveals has exactly one result afterwards, and every card once', async () => {
  const dice = throwDice('reveal')
  const workshop = await openWorkshop()
  const held = { origin: workshop.network.origin, board: workshop.boardId, token: workshop.created.token }
  const scene = { workshop, held }
  const tokens: string[] = []
  for (let at = 0; at < people; at += 1) tokens.push(await workshop.member('participant'))
  for (let at = 1; at <= rounds; at += 1) {
    const round = await openRound(held, { kind: 'silentListing', setup: { prompt: 'Who else?' } })
    let takesNoMore = async (): Promise<boolean> => false
    for (const [person, token] of tokens.entries()) {
      const cards = [{ id: newCardId(), name: `Partner ${at} of ${person}`, sector: 'Health' }]
      const send = async (): Promise<number> => (await sendBallot(held, token, round, { cards })).status
      expect(await send()).toBe(204)
      takesNoMore = async () => (await send()) !== 204
    }
    // Else it would be killed while it waits for answers on their way.
    await command(held, { type: 'closeRound', round })
    await eventually(takesNoMore).toBe(true)
    const reveal = command(held, { type: 'revealRound', round }).catch(() => undefined)
    // Some answers later: it is killed in another place of its work each time.
    for (let left = dice.whole(4); left > 0; left -= 1) await workshop.ask('/healthz')
    await workshop.restart()
    await reveal
    const found = await peopleIn(scene, round)
    expect(await cardsOn(scene)).toBe(people * (found === undefined ? at - 1 : at))
    await command(held, { type: 'revealRound', round })
    expect(await peopleIn(scene, round)).toBe(people)
    expect(await cardsOn(scene)).toBe(people * at)
  }
}, 120_000)
