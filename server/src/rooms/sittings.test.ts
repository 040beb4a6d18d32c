import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BoardId,
  type CardId,
  newCardId,
  newParticipantId,
  newRoundId,
  type RoundId,
  type SittingId,
} from '@commonground/shared/base/ids'
import { addCards, changeCard } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import type { SittingDetail } from '@commonground/shared/protocol/http'
import type { Stage, WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openDriver } from '../storage/driver.ts'
import { storeSteps } from '../storage/schema.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { StorageError } from '../storage/storage.ts'
import { freshStored } from '../workshop/stored.ts'
import { createRooms } from './rooms.ts'
import type { FoundSitting } from './sittings.ts'
import { TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const fay = newParticipantId()
const command = (what: WorkshopCommand): WorkshopState =>
  workshop.rooms.workshops.command(workshop.board, fay, what)
const everything = { mayReadPrivate: true, mayReadResults: true }
const rows = () => workshop.rooms.sittings.ofBoard(workshop.board)
const detail = async (id: SittingId, reading = everything): Promise<SittingDetail> =>
  whole(await workshop.rooms.sittings.find(workshop.board, id, reading))
const whole = ({ detail, board }: FoundSitting): SittingDetail => ({
  ...detail,
  ...(board && { board: JSON.parse(new TextDecoder().decode(board)) }),
})
const idAt = (at: number): SittingId => {
  const row = rows()[at]
  if (!row) throw new Error(`There is no row ${at}`)
  return row.id
}
const stage = (id: string): Stage => ({
  id,
  kind: 'free',
  title: id,
  minutes: 0,
  prompt: '',
  tools: ['edit'],
})
const begin = (...ids: string[]): void => {
  command({ type: 'setAgenda', agenda: ids.map(stage) })
  command({ type: 'goToStage', from: -1, to: 0 })
}
const addCard = async (name: string): Promise<CardId> => {
  const id = newCardId()
  await workshop.rooms.change(workshop.board, fay, (doc) =>
    run(doc, addCards, { cards: [{ id, name }] }, { role: 'facilitator', participant: fay, now: 1 }),
  )
  return id
}
const cardNames = (sitting: SittingDetail): readonly string[] | undefined =>
  sitting.board?.cards.map(({ name }) => name)

/** Opens a round and shows what it found. */
function ask(): RoundId {
  const { round } = command({ type: 'openRound', kind: 'fairness', setup: {} })
  if (!round) throw new Error('There is no round')
  command({ type: 'revealRound', round: round.id })
  return round.id
}

describe('workshops that were held', () => {
  it('W19 each has its outcomes, rounds and board as they stood, whatever comes after', async () => {
    const council = await addCard('Council')
    begin('opening')
    const asked = ask()
    command({ type: 'settle', card: council, outcome: 'agreed' })
    workshop.pass(60_000)
    command({ type: 'close', version: 'May', reviewOn: '2026-12-01' })
    workshop.pass(60_000)
    const school = await addCard('School')
    begin('another')
    const voted = ask()
    command({ type: 'settle', card: school, outcome: 'differ' })
    command({ type: 'goToStage', from: 0, to: -1 })
    await addCard('Library')
    workshop.pass(60_000)
    begin('yetAnother')
    workshop.crash()
    expect(rows()).toMatchObject([{ unclosed: true }, { name: 'May', reviewOn: '2026-12-01' }])
    expect(rows()[1]).not.toHaveProperty('unclosed')
    const [second, first] = [await detail(idAt(0)), await detail(idAt(1))]
    expect(first).toMatchObject({ agenda: ['opening'], outcomes: { [council]: 'agreed' } })
    expect(first.rounds).toMatchObject([{ id: asked, kind: 'fairness', state: 'revealed' }])
    expect(cardNames(first)).toEqual(['Council'])
    expect(second).toMatchObject({ agenda: ['another'], outcomes: { [school]: 'differ' } })
    expect(second.rounds.map(({ id }) => id)).toEqual([voted])
    expect(cardNames(second)?.toSorted()).toEqual(['Council', 'Library', 'School'])
    for (const round of [asked, voted])
      expect(workshop.rooms.ballots.revealed(workshop.board, round).result).toMatchObject({ people: 0 })
    expect(workshop.rooms.workshops.state(workshop.board).sitting).toBe(second.id)
  })

  it('W19 a round that was left unshown is found in its row once it is shown', async () => {
    begin('opening')
    const { round } = command({ type: 'openRound', kind: 'fairness', setup: {} })
    command({ type: 'close', version: 'May' })
    expect((await detail(idAt(0))).rounds).toMatchObject([{ state: 'closed' }])
    command({ type: 'revealRound', round: round?.id ?? newRoundId() })
    expect((await detail(idAt(0))).rounds).toMatchObject([{ state: 'revealed' }])
    begin('another')
    expect(rows()).toHaveLength(1)
  })

  it('P1 whoever looks on is told no rounds, no plan and no private field of it', async () => {
    const id = await addCard('Council')
    await workshop.rooms.change(workshop.board, fay, (doc) =>
      run(
        doc,
        changeCard,
        { id, fields: { notes: 'canary' } },
        { role: 'facilitator', participant: fay, now: 1 },
      ),
    )
    begin('opening')
    ask()
    command({ type: 'close', version: 'May' })
    const own = JSON.stringify(await detail(idAt(0)))
    expect(own).toContain('canary')
    const others = await detail(idAt(0), { mayReadPrivate: false, mayReadResults: false })
    expect(JSON.stringify(others)).not.toContain('canary')
    expect(others).toMatchObject({ rounds: [], board: { plan: [] } })
    for (const text of [own, JSON.stringify(others)]) expect(text).not.toContain(fay)
  })

  it('S11 a board that holds all the versions it may is closed all the same, and again', async () => {
    const { workshops } = workshop.rooms
    const keep = (): Promise<unknown> => workshops.keepVersion(workshop.board, fay, 'By hand')
    begin('opening')
    command({ type: 'close', version: 'May' })
    for (let at = 0; at < 200; at += 1) await keep()
    await expect(keep()).rejects.toThrow(/limit|versions/)
    begin('another')
    ask()
    command({ type: 'goToStage', from: 0, to: -1 })
    begin('yetAnother')
    command({ type: 'close', version: 'June' })
    expect(rows()).toHaveLength(3)
    await expect(keep()).rejects.toThrow(/limit|versions/)
  })

  it('S4 a version that cannot be read costs the board of that day, and nothing else', async () => {
    begin('opening')
    ask()
    command({ type: 'close', version: 'May' })
    const id = idAt(0)
    const row = workshop.storage.sittings.find(workshop.board, id)
    const version = { id: 'damaged', name: 'May', at: 1, participant: fay }
    workshop.storage.versions.add(workshop.board, version, new Uint8Array([1, 2, 3]))
    const next = {
      ...row,
      id: 'another' as SittingId,
      version: 'damaged',
      name: 'May',
      begunAt: 1,
      closedAt: 2,
    }
    workshop.storage.sittings.add(workshop.board, { held: row?.held, ...next }, [])
    const found = await detail(next.id)
    expect(found).not.toHaveProperty('board')
    expect(found.rounds).toHaveLength(1)
    expect(workshop.logged.join()).toContain('a kept version cannot be read')
  })
})

describe('a disk that fails', () => {
  const endings: readonly (readonly [string, WorkshopCommand])[] = [
    ['a close', { type: 'close', version: 'May' }],
    ['another agenda', { type: 'setAgenda', agenda: [stage('other01')] }],
  ]
  it.each(endings)(
    'W19 at whichever storage call %s fails, there is its whole row or nothing happened',
    async (_t, what) => {
      const outcomes: boolean[] = []
      for (let failing = 1; failing < 14; failing += 1) {
        workshop.fault = () => {}
        workshop.storage.close()
        workshop = new TestWorkshop()
        begin('opening')
        const asked = ask()
        const before = workshop.storage.workshops.read(workshop.board)
        let calls = 0
        workshop.fault = () => {
          calls += 1
          if (calls === failing) throw new StorageError('storage-error')
        }
        let isDone = true
        try {
          command(what)
        } catch {
          isDone = false
        }
        workshop.fault = () => {}
        workshop.crash()
        outcomes.push(isDone)
        expect(rows()).toHaveLength(isDone ? 1 : 0)
        expect(workshop.storage.versions.ofBoard(workshop.board)).toHaveLength(isDone ? 1 : 0)
        if (isDone) expect((await detail(idAt(0))).rounds).toMatchObject([{ id: asked }])
        else expect(workshop.storage.workshops.read(workshop.board)).toEqual(before)
      }
      // Some of these calls do fail, and beyond the last one it succeeds.
      expect(new Set(outcomes)).toEqual(new Set([false, true]))
      expect(outcomes.at(-1)).toBe(true)
    },
  )
})

describe('a store of version 2', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commonground-sittings-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const board = 'board01' as BoardId
  const round = 'round01' as RoundId
  const revealed = {
    id: round,
    kind: 'fairness',
    setup: {},
    openedAt: 2_000,
    state: 'revealed',
    closedAt: 3_000,
    progress: { begun: 1, half: 1, done: 1 },
  }
  const held = {
    ...freshStored,
    agenda: [stage('opening')],
    round: revealed,
    outcomes: { card01: 'agreed' },
  }

  /** A store as version 2 left it. */
  function oldStore(state: unknown): string {
    const path = join(folder, 'store.sqlite')
    const driver = openDriver(path)
    driver.exec(`${storeSteps[0]}; ${storeSteps[1]}; PRAGMA user_version = 2;
      INSERT INTO boards (id, title, created_at, changed_at, cards, picture)
        VALUES ('${board}', 'Title', 1, 1, 0, '[]');
      INSERT INTO rounds (board, id, kind, setup, opened_at, closed_at, revealed_at, result)
        VALUES ('${board}', '${round}', 'fairness', '{}', 2000, 3000, 3000, '{"people":0}')`)
    driver.prepare('UPDATE boards SET workshop = ?').run(JSON.stringify(state))
    const kept = driver.prepare(
      `INSERT INTO versions (board, id, name, at, participant, bytes) VALUES ('${board}', ?, ?, ?, ?, ?)`,
    )
    kept.run('version01', 'Before', 4_000, fay, Y.encodeStateAsUpdateV2(new Y.Doc()))
    kept.run('version02', 'May', 5_001, fay, Y.encodeStateAsUpdateV2(new Y.Doc()))
    driver.close()
    return path
  }

  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const opened = (path: string) => {
    const storage = openSqlite(path)
    return { storage, rooms: createRooms({ storage, now: () => 9_000, log }) }
  }

  it('W19 has its closed workshop kept when the board is opened, once, with the version of that day', async () => {
    const path = oldStore({ ...held, closedAt: 5_000, reviewOn: '2027-01-01' })
    for (let time = 0; time < 2; time += 1) {
      const { storage, rooms } = opened(path)
      expect(rooms.sittings.ofBoard(board)).toMatchObject([
        { name: 'May', closedAt: 5_000, reviewOn: '2027-01-01' },
      ])
      const [row] = rooms.sittings.ofBoard(board)
      expect(rooms.workshops.state(board)).toMatchObject({ sitting: row?.id, closedAt: 5_000 })
      expect(row && whole(await rooms.sittings.find(board, row.id, everything))).toMatchObject({
        begunAt: 2_000,
        outcomes: held.outcomes,
        rounds: [{ id: round, state: 'revealed' }],
        board: { cards: [] },
      })
      expect(storage.versions.ofBoard(board)).toHaveLength(2)
      await rooms.close()
      storage.close()
    }
  })

  it('W19 has its unclosed workshop kept when another begins', async () => {
    const { storage, rooms } = opened(oldStore({ ...held, stage: 0 }))
    expect(rooms.sittings.ofBoard(board)).toEqual([])
    rooms.workshops.command(board, fay, { type: 'setAgenda', agenda: [stage('other01')] })
    expect(rooms.sittings.ofBoard(board)).toMatchObject([{ unclosed: true }])
    await rooms.close()
    storage.close()
  })
})
