import { newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { maxBoardBytes, maxListed, tickMs } from '@commonground/shared/protocol/limits'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { crafted } from './shapes.testing.ts'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

describe('the reveal of a list on a full board', () => {
  it('R17 W15 full of bytes: what was listed stands in the result alone', async () => {
    put(longBoard(maxBoardBytes))
    expect(await revealed(3)).toEqual({ shown: 0, found: 3 })
  })

  it('R17 W15 full of client ids: what was listed becomes cards, though no new page may write any more', async () => {
    const clients = Array.from({ length: mostIds }, (_, at) => at + 10)
    put(
      crafted(
        clients.map((client) => ({
          client,
          clock: 0,
          items: [{ parent: 'meta', key: `key-${client}`, content: 1 }],
        })),
      ),
    )
    const eve = newParticipantId()
    for (const client of clients) workshop.storage.clients.claim(workshop.board, client, eve)
    const ann = workshop.join()
    await settled()
    addCard(ann)
    await settled()
    expect(ann.refused).toMatchObject({ code: 'invalid' })
    expect(await revealed(3)).toEqual({ shown: 3, found: 3 })
  })

  it('R17 W15 what there is room for becomes cards, and hardly more', async () => {
    put(longBoard(maxBoardBytes - 5_000))
    const { shown, found } = await revealed(6 * maxListed)
    expect(found).toBe(6 * maxListed)
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(found)
  })
})

/** Taken ids are counted per board, see `authors.ts`. */
const mostIds = 20_000

function longBoard(bytes: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('meta').set('long', new Uint8Array(bytes))
  return Y.encodeStateAsUpdate(doc)
}

function put(bytes: Uint8Array): void {
  workshop.storage.log.append(workshop.board, [{ at: 1, bytes }])
}

function addCard(client: TestClient): void {
  const actor = { role: 'participant', participant: client.person.participant.id, now: 1 } as const
  run(client.doc, addCards, { cards: [{ id: newCardId(), name: 'Council' }] }, actor)
}

async function settled(): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
}

/** Lists so many names, as few people as may, and reveals them: how many are on the board and in the result then. */
async function revealed(count: number): Promise<{ shown: number; found: number }> {
  const { rooms, board } = workshop
  const fay = newParticipantId()
  const { round } = rooms.workshops.command(board, fay, {
    type: 'openRound',
    kind: 'silentListing',
    setup: { prompt: 'Who?' },
  })
  if (!round) throw new Error('There is no round')
  const cards = Array.from({ length: count }, (_, at) => ({
    id: newCardId(),
    name: `Listed ${at}`,
    sector: '',
  }))
  for (let from = 0; from < count; from += maxListed) {
    const ballot = { cards: cards.slice(from, from + maxListed) }
    const kept = rooms.ballots.keep({ board, round: round.id, participant: newParticipantId() }, { ballot })
    workshop.pass(tickMs)
    await kept
  }
  rooms.workshops.command(board, fay, { type: 'revealRound', round: round.id })
  const { result } = rooms.ballots.revealed(board, round.id)
  expect(workshop.storage.ballots.reached(board, round.id).size).toBe(0)
  const names = [...rooms.snapshot(board).cards.values()].map(({ name }) => name)
  const shown = names.filter((name) => name.startsWith('Listed ')).length
  return { shown, found: listOf(result).length }
}

function listOf(result: unknown): readonly unknown[] {
  const isList = typeof result === 'object' && result !== null && 'cards' in result
  return isList && Array.isArray(result.cards) ? result.cards : []
}
