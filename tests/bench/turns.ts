// Ten people take turns on one card: what a change costs the server must not grow with the card's past.
import process from 'node:process'
import { moveCards } from '@commonground/shared/commands/cards'
import { createBoard, joinBoard } from '../support/http.ts'
import { openBoard, type Person } from '../support/person.ts'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { every, pass } from './support/clock.ts'
import { usage } from './support/machine.ts'
import { readOptions } from './support/options.ts'
import { report } from './support/report.ts'

const options = readOptions()
const people = 10
const perSecond = 20
// As many changes as ten minutes of one turn a second and person bring, in less time.
const [windows, windowMs] = options.quick ? [5, 8_000] : [6, 10_000]
const warmUpMs = 10_000

const dataDir = newFolder()
const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })
const created = await createBoard(server.origin)
const all: Person[] = []
for (let at = 0; at < people; at += 1) {
  const { token } = await joinBoard(server.origin, created, 'participant', `Person ${at}`)
  all.push(openBoard({ origin: server.origin, board: created.board.id, token, role: 'participant' }))
}
while (!all.every(({ provider }) => provider.synced)) await pass(20)
const card = all[0]?.add('In the middle')
if (!card) throw new Error('Nobody came')
while (!all.every((one) => one.board().cards.has(card))) await pass(20)

let changes = 0
const stop = every(people * perSecond, () => {
  const place = { influence: options.dice.whole(1_000) / 10, interest: options.dice.whole(1_000) / 10 }
  all[changes % people]?.run(moveCards, { moves: [{ id: card, place }] })
  changes += 1
})
await pass(warmUpMs)
const rows: { readonly changes: number; readonly cpuMs: number }[] = []
for (let at = 0; at < windows; at += 1) {
  const before = { ...usage(server.pid), changes }
  await pass(windowMs)
  const after = usage(server.pid)
  rows.push({ changes, cpuMs: ((after.cpuSeconds - before.cpuSeconds) * 1_000) / (changes - before.changes) })
}
stop()
for (const one of all) one.leave()
const refused = all.reduce((sum, { heard }) => sum + heard.refused.length, 0)
await server.end()
removeFolder(dataDir)

const ratio = (rows.at(-1)?.cpuMs ?? 0) / (rows[0]?.cpuMs ?? 1)
report(
  'turns',
  options,
  [
    {
      title: `${people} people take turns on one card, ${perSecond} times a second each`,
      columns: ['changes so far', 'server CPU a change, ms'],
      rows: rows.map((row) => [row.changes, row.cpuMs]),
      notes: [`The last is ${ratio.toFixed(2)} of the first. Refused: ${refused}.`],
    },
  ],
  { rows, ratio, refused },
)
process.exit(refused === 0 ? 0 : 1)
