import { WebSocket } from 'ws'
import { frames } from '../../support/rawSocket.ts'
import { pass } from './clock.ts'
import { usage } from './machine.ts'
import type { Measured } from './servers.ts'

const boards = 20
const people = 25
const settleMs = 3000

/** Memory a server takes for each thousand people who are connected and do nothing, in MB. */
export async function measureIdle(server: Measured): Promise<number> {
  const doors = []
  for (let board = 0; board < boards; board += 1) doors.push(...(await server.board(people)))
  await pass(settleMs)
  const before = usage(server.pid).rssMb
  const sockets: WebSocket[] = []
  for (const { address, token } of doors) {
    const socket = new WebSocket(address, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
    })
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => resolve())
      socket.on('error', reject)
    })
    socket.send(frames.step1())
    sockets.push(socket)
  }
  await pass(settleMs)
  const after = usage(server.pid).rssMb
  for (const socket of sockets) socket.terminate()
  return ((after - before) / sockets.length) * 1000
}
