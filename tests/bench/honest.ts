// An hour's work of six people, three by our own client and three by the unmodified one of y-websocket, with absences:
// nothing of it may be refused but for a lock that somebody had not heard of, nobody may be sent away or lose a card
// without a word, and all must read the same at the end.
import process from 'node:process'
import { readBoard } from '@commonground/shared/document/read'
import type { Refused } from '@commonground/shared/protocol/messages'
import * as Y from 'yjs'
import { createBoard, joinBoard } from '../support/http.ts'
import { openNetwork } from '../support/network.ts'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { pass } from './support/clock.ts'
import { actOnce, bringIn, type HonestPerson, openOurs, openStock } from './support/honest.ts'
import { readOptions } from './support/options.ts'
import { report } from './support/report.ts'

const options = readOptions()
const { dice } = options
// Somebody does something every two seconds for an hour.
const actsEach = options.quick ? 300 : 1_800
const pauseMs = 100
const afterAbsence = 400

const dataDir = newFolder()
const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })
const created = await createBoard(server.origin)
const board = created.board.id

async function come(at: number): Promise<HonestPerson> {
  const role = at % 3 === 0 ? 'facilitator' : 'participant'
  const { token, participant } = await joinBoard(server.origin, created, role, `Person ${at}`)
  const network = await openNetwork(server.port)
  return (at % 2 === 0 ? openOurs : openStock)({ network, board, token, role, participant: participant.id })
}

/** False when it did not come to this within two minutes. */
async function until(holds: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 1_200; waited += 1) {
    if (holds()) return true
    await pass(100)
  }
  return false
}

const people: HonestPerson[] = []
for (let at = 0; at < 6; at += 1) people.push(await come(at))
await until(() => people.every(({ isSynced }) => isSynced()))

let done = 0
/** Works at a steady pace; is cut off now and then, and goes on meanwhile. */
async function work(person: HonestPerson): Promise<void> {
  for (let at = 0; at < actsEach; at += 1) {
    const chance = dice.whole(400)
    if (chance === 0) person.network.cut()
    else if (chance < 8) person.network.mend()
    actOnce(person, dice)
    done += 1
    await pass(dice.whole(2 * pauseMs))
  }
  person.network.mend()
}
await Promise.all(people.map(work))

// Two weeks away, and a thousand cards pasted on the return.
const [away] = people
if (!away) throw new Error('Nobody came')
away.network.cut()
for (let at = 0; at < afterAbsence; at += 1) actOnce(away, dice)
bringIn(away, readBoard(away.doc), dice, 1_000)
for (const person of people.slice(1)) for (let at = 0; at < 50; at += 1) actOnce(person, dice)
away.network.mend()
done += afterAbsence + 1 + 50 * (people.length - 1)

const newcomer = await come(6)
const all = [...people, newcomer]
const known = ({ doc }: HonestPerson): string =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort().join(' ')
const behind = (): number => all.filter((one) => !one.isSynced() || known(one) !== known(newcomer)).length
await until(() => behind() === 0)
const left = behind()
const boards = all.map(({ doc }) =>
  JSON.stringify(readBoard(doc), (_key, value) => (value instanceof Map ? [...value].sort() : value)),
)
const differing = boards.filter((one) => one !== boards[0]).length
const refused = people.flatMap((person) => person.refused)
const isForLock = ({ code, rule }: Refused): boolean => code === 'invalid' && rule === 'locked'
const forLocks = refused.filter(isForLock).length
const others = refused.length - forLocks
const timesAnew = people.reduce((sum, person) => sum + person.timesAnew, 0)
const lost = people
  .flatMap(({ made }) => [...made])
  .filter((id) => !newcomer.doc.getMap('cards').has(id)).length
const closed = people.flatMap((person) => person.closed)
for (const one of all) {
  one.leave()
  await one.network.close()
}
await server.end()
removeFolder(dataDir)

report(
  'honest',
  options,
  [
    {
      title: 'The work of six people on one board',
      columns: ['', 'count'],
      rows: [
        ['acts', done],
        ['refused for a lock they had not heard of (C7)', forLocks],
        ['refused for anything else', others],
        ['times somebody was told to read the board anew (R33)', timesAnew],
        ['cards lost without a word', lost],
        ['connections closed for what was sent', closed.length],
        ['people who were not in step at the end', left],
        ['people who read something else then', differing],
        ['cards at the end', readBoard(newcomer.doc).cards.size],
      ],
      notes: [
        'Three of them use our own client and three the unmodified one of y-websocket.',
        ...new Set(
          refused.filter((one) => !isForLock(one)).map(({ code, rule }) => `refused: ${code} ${rule ?? ''}`),
        ),
      ],
    },
  ],
  { done, refused, timesAnew, lost, closed, left, differing },
)
process.exit(others + lost + closed.length + left + differing === 0 ? 0 : 1)
