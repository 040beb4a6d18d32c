import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlacingResult } from '@commonground/shared/activities/blindPlacing'
import { type CardId, newCardId, type RoundId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import { messageType } from '@commonground/shared/protocol/messages'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import { answer, joinBoard } from '../support/http.ts'
import { frames, type RawSocket } from '../support/rawSocket.ts'
import { command, type Held, openRound, sendBallot } from '../support/rounds.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

afterEach(closeAll)

/** Someone with a socket that keeps every byte it is sent. */
interface Person {
  readonly role: Role
  readonly id: string
  readonly token: string
  readonly socket: RawSocket
}

interface Scene {
  readonly workshop: Workshop
  readonly held: Held
  readonly people: readonly Person[]
  /** Those who answer. */
  readonly voters: readonly Person[]
  readonly cards: readonly CardId[]
}

const place = { influence: 13.7, interest: 86.3 }
const nameCanary = 'ListedCanary'

/** The bytes a number may travel as: in text, and as Yjs writes it in 4 and 8 bytes. */
function shapesOf(number: number): readonly Buffer[] {
  const [four, eight] = [Buffer.alloc(4), Buffer.alloc(8)]
  four.writeFloatBE(number)
  eight.writeDoubleBE(number)
  return [Buffer.from(String(number)), Buffer.from(String(number), 'utf16le'), four, eight]
}

const needles = [
  Buffer.from(nameCanary),
  Buffer.from(nameCanary, 'utf16le'),
  Buffer.from(Buffer.from(nameCanary).toString('base64').slice(0, 12)),
  ...shapesOf(place.influence),
  ...shapesOf(place.interest),
]
const hits = (bytes: Uint8Array): string[] =>
  needles.filter((needle) => Buffer.from(bytes).includes(needle)).map((needle) => needle.toString('latin1'))

async function setScene(): Promise<Scene> {
  const workshop = await openWorkshop({ title: 'Ballots' }, { env: { LOG_LEVEL: 'trace' } })
  const { origin } = workshop.network
  const ana = await workshop.join()
  await synced(ana)
  const cards = ['Council', 'Library', 'School'].map((name) => ana.add(name))
  await allSaved(ana)
  ana.leave()
  const enter = async (role: Role, name: string): Promise<Person> => {
    const { token, participant } = await joinBoard(origin, workshop.created, role, name)
    const socket = await workshop.rawSocket(token)
    socket.send(frames.step1())
    return { role, id: participant.id, token, socket }
  }
  const voters = [await enter('participant', 'Uma'), await enter('participant', 'Vic')]
  const others = [
    await enter('participant', 'Pat'),
    await enter('facilitator', 'Fay'),
    await enter('viewer', 'Lou'),
  ]
  const held = { origin, board: workshop.boardId, token: workshop.created.token }
  return { workshop, held, people: [...voters, ...others], voters, cards }
}

/** Every byte that reaches anyone but by asking for one's own ballot. */
async function everything(
  { workshop, people }: Scene,
  round: RoundId,
  sitting?: string,
): Promise<Map<string, Uint8Array>> {
  const root = `/api/boards/${workshop.boardId}`
  const exports = ['csv', 'json', 'svg'].flatMap((format) => [
    `/export/${format}`,
    `/export/${format}?private=1`,
  ])
  const sittings = ['/sittings', ...(sitting ? [`/sittings/${sitting}`] : [])]
  const paths = ['', '/links', '/people', '/versions', ...exports, `/rounds/${round}/result`, ...sittings]
  const bystanders = people.slice(2)
  const found = new Map<string, Uint8Array>()
  const keep = async (title: string, response: Response): Promise<void> => {
    found.set(
      title,
      Buffer.concat([
        Buffer.from(JSON.stringify([...response.headers])),
        Buffer.from(await response.arrayBuffer()),
      ]),
    )
  }
  for (const { role, token } of bystanders) {
    for (const path of paths) await keep(`${role} GET ${path}`, await workshop.ask(root + path, { token }))
    await keep(`${role} GET ballot`, await workshop.ask(`${root}/rounds/${round}/ballot`, { token }))
    await keep(`${role} GET boards`, await workshop.ask('/api/boards', { token }))
    await keep(`${role} copy`, await workshop.ask(`${root}/duplicate`, { method: 'POST', body: '{}', token }))
  }
  for (const path of ['/metrics', '/readyz', '/healthz']) await keep(path, await workshop.ask(path))
  for (const [at, { role, socket }] of people.entries())
    found.set(`socket ${at} of a ${role}`, Buffer.concat(socket.received))
  found.set('log', Buffer.from(workshop.server().output()))
  return found
}

/** Waits until everyone was told how many answered. */
async function answered({ people }: Scene, done: number): Promise<void> {
  for (const { socket } of people) await eventually(() => stateOf(socket)?.round?.progress.done).toBe(done)
}

function stateOf({ received }: RawSocket): WorkshopState | undefined {
  const last = received.findLast((frame) => frame[0] === messageType.workshop)
  // Behind the type stands the length, in one to three bytes.
  const text = last && Buffer.from(last).toString('utf8')
  return text && JSON.parse(text.slice(text.indexOf('{')))
}

const expectNothing = (found: ReadonlyMap<string, Uint8Array>): void => {
  for (const [title, bytes] of found) expect([title, hits(bytes)]).toEqual([title, []])
}

/** Which files of the data folder hold this text. */
const filesWith = ({ workshop }: Scene, text: string): string[] => {
  const { dataDir } = workshop.server()
  return readdirSync(dataDir).filter((file) => readFileSync(join(dataDir, file)).includes(text))
}

test('W3 before the reveal no byte of a ballot reaches anyone else, by any socket, route, export, metric or log', async () => {
  const scene = await setScene()
  const { held, voters, cards } = scene
  const round = await openRound(held, { kind: 'blindPlacing', setup: { cards } })
  const places = Object.fromEntries(cards.map((card) => [card, place]))
  for (const { token } of voters) expect((await sendBallot(held, token, round, { places })).status).toBe(204)
  await answered(scene, 2)
  expectNothing(await everything(scene, round))
  await command(held, { type: 'closeRound', round })
  expectNothing(await everything(scene, round))

  // Their own, on whichever device, is theirs.
  const own = await scene.workshop.ask(`/api/boards/${held.board}/rounds/${round}/ballot`, {
    token: voters[0]?.token ?? '',
  })
  expect(await own.json()).toMatchObject({ ballot: { places } })
  const { sitting } = await command(held, { type: 'close', version: 'May' })
  await scene.workshop.restart()
  expectNothing(await everything(scene, round, sitting))
})

test('W5 W9 after the reveal the points are there without names, and the ballots are in no file', async () => {
  const scene = await setScene()
  const { workshop, held, voters, people, cards } = scene
  const [card] = cards
  const round = await openRound(held, { kind: 'blindPlacing', setup: { cards } })
  const places = Object.fromEntries(cards.map((card) => [card, place]))
  for (const { token } of voters) await sendBallot(held, token, round, { places })
  // One more places the first card alone: only there it takes more than two to guess who it was.
  const third = people.find((one) => one.role === 'participant' && !voters.includes(one))
  await sendBallot(held, third?.token ?? '', round, { places: { [card ?? '']: place } })
  expect(filesWith(scene, '{"places":')).not.toEqual([])
  await command(held, { type: 'revealRound', round })
  expect(filesWith(scene, '{"places":')).toEqual([])

  const asked = (token: string): Promise<Response> =>
    workshop.ask(`/api/boards/${held.board}/rounds/${round}/result`, { token })
  const texts: string[] = []
  for (const { role, token } of people) {
    const response = await asked(token)
    expect([role, response.status]).toEqual([role, role === 'viewer' ? 403 : 200])
    if (role !== 'viewer') texts.push(await response.text())
  }
  expect(new Set(texts).size).toBe(1)
  const found: PlacingResult = JSON.parse(texts[0] ?? '').result
  const dotsOf = (id: CardId | undefined) => found.cards.find((one) => one.card === id)?.dots
  expect(cards.map(dotsOf)).toEqual([[place, place, place], [], []])
  for (const { id } of people) for (const text of texts) expect(text).not.toContain(id)
  const own = await workshop.ask(`/api/boards/${held.board}/rounds/${round}/ballot`, {
    token: voters[0]?.token ?? '',
  })
  expect(await own.json()).toEqual({ ballot: null, at: {} })

  // A viewer is told that there was a round, and no more.
  for (const [title, bytes] of await everything(scene, round))
    if (/viewer|log|metrics/.test(title)) expect([title, hits(bytes)]).toEqual([title, []])
})

test('W15 what is listed silently reaches nobody before the reveal, and everybody as cards after it', async () => {
  const scene = await setScene()
  const { held, voters, people } = scene
  const round = await openRound(held, { kind: 'silentListing', setup: { prompt: 'Who else?' } })
  const list = (letters: readonly string[]) => ({
    cards: letters.map((letter) => ({
      id: newCardId(),
      name: `${letter} ${nameCanary}`,
      sector: nameCanary,
    })),
    done: true,
  })
  const ballots = [list(['a', 'c']), list(['b'])]
  for (const [at, { token }] of voters.entries()) await sendBallot(held, token, round, ballots[at])
  await answered(scene, 2)
  expectNothing(await everything(scene, round))
  expect(filesWith(scene, JSON.stringify(ballots[0]?.cards[0]))).not.toEqual([])
  await command(held, { type: 'revealRound', round })
  // So the search above can see: now it is found where it belongs.
  for (const { socket } of people)
    await eventually(() => hits(Buffer.concat(socket.received)).length).toBeGreaterThan(0)
  expect(filesWith(scene, JSON.stringify(ballots[0]))).toEqual([])
  for (const { id } of voters) {
    const board = await scene.workshop.ask(`/api/boards/${held.board}/export/json?private=1`)
    expect(await board.text()).not.toContain(id)
  }
})

test('W3 nothing that is told changes with what is answered', async () => {
  const scene = await setScene()
  const { held, voters, cards, people } = scene
  const [one = newCardId(), other = newCardId()] = cards
  const told = async (kind: 'dotVote' | 'fairness', setup: unknown, ballot: unknown): Promise<string[]> => {
    const round = await openRound(held, { kind, setup })
    for (const { token } of voters) await sendBallot(held, token, round, ballot)
    await answered(scene, 2)
    const states = people.map(({ socket }) => JSON.stringify(stateOf(socket)))
    await command(held, { type: 'dropRound', round })
    for (const { socket } of people) await eventually(() => stateOf(socket)?.round).toBeUndefined()
    return states.map((state) => state.replaceAll(round, 'round').replace(/\d{13}/g, 'time'))
  }
  const setup = { cards: [one, other], dots: 7, most: 7 }
  const dots = (card: CardId) => told('dotVote', setup, { dots: { [card]: 7 } })
  expect(await dots(one)).toEqual(await dots(other))
  expect(await told('fairness', {}, { score: 1 })).toEqual(await told('fairness', {}, { score: 5 }))
})

test('W4 ballots that are late, foreign, out of range, replayed or from a viewer are refused with a code', async () => {
  const { held, voters, people, cards, workshop } = await setScene()
  const [uma] = voters
  const viewer = people.find(({ role }) => role === 'viewer')
  const token = uma?.token ?? ''
  const [card = newCardId()] = cards
  const round = await openRound(held, { kind: 'blindPlacing', setup: { cards: [card] } })
  const first = { places: { [card]: place } }
  const code = async (ballot: unknown, as = token, about = round): Promise<unknown> => {
    const response = await sendBallot(held, as, about, ballot)
    return response.ok ? response.status : (await answerOf(response)).code
  }
  expect(await code(first)).toBe(204)
  expect(await code({ places: { [cards[1] ?? '']: place } })).toBe('invalid')
  expect(await code({ places: { [card]: { influence: 100.1, interest: 0 } } })).toBe('invalid')
  expect(await code('{"places":{"x')).toBe('bad-request')
  expect(await code(first, viewer?.token)).toBe('forbidden')
  expect(await code(first, 'x'.repeat(43))).toBe('board-missing')
  expect(await code(first, token, newCardId() as string as RoundId)).toBe('not-found')
  // Nobody can answer for another: whose a ballot is comes from who sends it.
  expect(await code({ ...first, participant: voters[1]?.id })).toBe(204)
  const other = await workshop.ask(`/api/boards/${held.board}/rounds/${round}/ballot`, {
    token: voters[1]?.token ?? '',
  })
  expect(await other.json()).toEqual({ ballot: null, at: {} })
  await command(held, { type: 'closeRound', round })
  expect(await code(first)).toBe(204)
  await eventually(() => code(first)).toBe('round-closed')
  await command(held, { type: 'revealRound', round })
  expect(await code({ places: { [card]: 'unknown' } })).toBe('round-closed')
  const result = await workshop.ask(`/api/boards/${held.board}/rounds/${round}/result`)
  expect((await answer<{ result: unknown }>(result)).result).toMatchObject({
    people: 1,
    cards: [{ placed: 1, dots: [] }],
  })
})

async function answerOf(response: Response): Promise<{ readonly code?: string }> {
  return JSON.parse(await response.text())
}
