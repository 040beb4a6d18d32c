import { afterEach, expect, test } from 'vitest'
import type { Driver } from '../../server/src/storage/driver.ts'
import { closeAll } from '../support/closing.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import { createBoard } from '../support/http.ts'
import { openBoard } from '../support/person.ts'
import { damage, foldLog } from '../support/store.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

afterEach(closeAll)

/** A board of twenty cards, each its own commit, on a server that was killed and so has not compacted. */
async function twentyCards(): Promise<Workshop> {
  const workshop = await openWorkshop()
  const ana = await workshop.join()
  await synced(ana)
  for (let at = 0; at < 20; at += 1) {
    ana.add(`card ${at}`)
    await allSaved(ana)
  }
  ana.leave()
  await workshop.server().end('SIGKILL')
  return workshop
}

const rowsOf = (driver: Driver, board: string): number[] =>
  driver
    .prepare('SELECT seq FROM updates WHERE board = ? ORDER BY seq')
    .all(board)
    .map((row) => Number((row as { seq: number }).seq))

const wounds: readonly [string, (driver: Driver, board: string, seq: number) => void][] = [
  [
    'with a byte changed',
    (driver, board, seq) =>
      driver
        .prepare(
          "UPDATE updates SET bytes = CAST(x'0000' || substr(bytes, 3) AS BLOB) WHERE board = ? AND seq = ?",
        )
        .run(board, seq),
  ],
  [
    'emptied',
    (driver, board, seq) =>
      driver.prepare("UPDATE updates SET bytes = x'' WHERE board = ? AND seq = ?").run(board, seq),
  ],
  [
    'missing',
    (driver, board, seq) => driver.prepare('DELETE FROM updates WHERE board = ? AND seq = ?').run(board, seq),
  ],
  [
    'given to someone else',
    (driver, board, seq) =>
      driver.prepare("UPDATE updates SET participant = 'nobody' WHERE board = ? AND seq = ?").run(board, seq),
  ],
]

test.each(wounds)(
  'S4 with a row %s the board opens at its last good state, says so, and is worked on',
  async (_name, wound) => {
    const workshop = await twentyCards()
    let kept = 0
    damage(workshop.server().dataDir, (driver) => {
      const rows = rowsOf(driver, workshop.boardId)
      const middle = rows[Math.floor(rows.length / 2)] ?? 0
      wound(driver, workshop.boardId, middle)
      kept = rows.filter((seq) => seq < middle).length
    })
    await workshop.restart()
    const ana = await workshop.join()
    await synced(ana)
    expect(ana.board().cards.size).toBeGreaterThan(0)
    expect(ana.board().cards.size).toBeLessThanOrEqual(kept)
    expect(ana.board().setAside).toBe(0)
    await eventually(() => ana.heard.workshop?.recovered?.at).toBeGreaterThan(0)
    const id = ana.add('After the damage')
    await allSaved(ana)
    await workshop.restart()
    const ben = await workshop.join()
    await eventually(() => ben.board().cards.has(id)).toBe(true)
  },
)

test('S4 the damaged rows are kept aside', async () => {
  const workshop = await twentyCards()
  const { dataDir } = workshop.server()
  let rows: number[] = []
  damage(dataDir, (driver) => {
    rows = rowsOf(driver, workshop.boardId)
    driver
      .prepare("UPDATE updates SET bytes = x'00' WHERE board = ? AND seq = ?")
      .run(workshop.boardId, rows[5] ?? 0)
  })
  await workshop.restart()
  const ana = await workshop.join()
  await synced(ana)
  await workshop.server().end('SIGKILL')
  damage(dataDir, (driver) => {
    const aside = driver
      .prepare('SELECT count(*) AS n FROM damaged_updates WHERE board = ?')
      .get(workshop.boardId)
    expect(aside).toEqual({ n: rows.length - 5 })
  })
})

test('S4 other boards are not affected', async () => {
  const workshop = await openWorkshop()
  const other = await createBoard(workshop.network.origin, { title: 'Other' })
  const visit = () => {
    const person = openBoard({
      origin: workshop.network.origin,
      board: other.board.id,
      token: other.token,
      role: 'facilitator',
    })
    return person
  }
  const [ana, ben] = [await workshop.join(), visit()]
  await synced(ana, ben)
  ana.add('here')
  ben.add('there')
  await allSaved(ana, ben)
  ana.leave()
  ben.leave()
  await workshop.server().end('SIGKILL')
  damage(workshop.server().dataDir, (driver) => {
    driver.prepare("UPDATE updates SET bytes = x'ff' WHERE board = ?").run(workshop.boardId)
  })
  await workshop.restart()
  const again = visit()
  await eventually(() => again.board().cards.size).toBe(1)
  expect(again.heard.workshop?.recovered).toBeUndefined()
  again.leave()
})

test('S4 a damaged picture or workshop keeps no board from being listed or opened, and is counted', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.join()
  await synced(ana)
  ana.add('here')
  await allSaved(ana)
  ana.leave()
  await workshop.server().end('SIGKILL')
  damage(workshop.server().dataDir, (driver) => {
    driver.exec(`UPDATE boards SET picture = '[[1,2', workshop = '{"frozen":tr'`)
  })
  await workshop.restart()
  const { origin } = workshop.network
  const headers = { authorization: `Bearer ${workshop.created.token}` }
  const listed = await fetch(`${origin}/api/boards`, { headers })
  expect(listed.status).toBe(200)
  expect(await listed.json()).toMatchObject([{ id: workshop.boardId, picture: [] }])
  const ben = await workshop.join()
  await eventually(() => ben.board().cards.size).toBe(1)
  expect(await (await fetch(`${origin}/metrics`)).text()).toContain('commonground_damaged_columns 2')
})

test('S3 with its newest snapshot damaged a board is rebuilt whole from what came before', async () => {
  const workshop = await openWorkshop()
  for (let round = 0; round < 3; round += 1) {
    const ana = await workshop.join()
    await synced(ana)
    for (let at = 0; at < 5; at += 1) ana.add(`card ${round} ${at}`)
    await allSaved(ana)
    ana.leave()
    await workshop.server().end('SIGTERM')
    foldLog(workshop.server().dataDir, workshop.boardId)
    if (round < 2) await workshop.restart()
  }
  let snapshots = 0
  damage(workshop.server().dataDir, (driver) => {
    const newest = driver
      .prepare('SELECT max(seq) AS seq, count(*) AS n FROM snapshots WHERE board = ?')
      .get(workshop.boardId)
    const { seq, n } = newest as { seq: number; n: number }
    snapshots = n
    driver
      .prepare("UPDATE snapshots SET bytes = x'0000' WHERE board = ? AND seq = ?")
      .run(workshop.boardId, seq)
  })
  expect(snapshots).toBeGreaterThan(0)
  await workshop.restart()
  const ben = await workshop.join()
  await eventually(() => ben.board().cards.size).toBe(15)
})
