import { closeCode } from '@commonground/shared/protocol/messages'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import { answer, ask, joinBoard } from '../support/http.ts'
import { frames } from '../support/rawSocket.ts'
import { command } from '../support/rounds.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

test('W10 not one byte of the board reaches who waits, by socket or by any route, until let in', async () => {
  const title = 'TitleCanary'
  const workshop = await openWorkshop({ title })
  const { origin } = workshop.network
  const held = { origin, board: workshop.boardId, token: workshop.created.token }
  const ana = await workshop.join('participant', { name: 'NameCanary' })
  await synced(ana)
  ana.add('CardCanary')
  await allSaved(ana)
  const { code = '' } = await command(held, { type: 'code', open: true })
  await command(held, { type: 'lobby', on: true })

  const told: string[] = []
  const byCode = await ask(origin, '/api/join', {
    method: 'POST',
    body: JSON.stringify({ code, name: 'Wil', as: 'script' }),
  })
  told.push(await byCode.clone().text())
  const waiting = [
    await answer<{ token: string; participant: { id: string } }>(byCode),
    await joinBoard(origin, workshop.created, 'viewer', 'Vi'),
  ]
  const root = `/api/boards/${held.board}`
  const paths = [
    '/export/csv',
    '/export/json?private=1',
    '/versions',
    '/people',
    '/links',
    '/rounds/x12345/result',
    '',
  ]
  for (const { token } of waiting) {
    for (const path of [...paths.map((each) => root + each), '/api/boards']) {
      const response = await workshop.ask(path, { token })
      told.push(await response.text(), JSON.stringify([...response.headers]))
    }
    for (const [path, method] of [
      ['/hand', 'POST'],
      ['/duplicate', 'POST'],
      ['/workshop', 'POST'],
      ['/import', 'POST'],
    ]) {
      const response = await workshop.ask(root + path, { method: method ?? '', body: '{}', token })
      expect([path, response.status]).toEqual([path, 403])
      told.push(await response.text())
    }
    const socket = await workshop.rawSocket(token)
    socket.send(frames.step1())
    expect(await socket.closed).toBe(closeCode.waiting)
    told.push(Buffer.concat(socket.received).toString('latin1'))
  }
  expect(told.join('\n')).not.toMatch(/Canary/)

  const [first, second] = waiting
  const body = JSON.stringify({ participant: first?.participant.id })
  expect((await workshop.ask(`${root}/admit`, { method: 'POST', body })).status).toBe(204)
  const socket = await workshop.rawSocket(first?.token ?? '')
  socket.send(frames.step1())
  await eventually(() => Buffer.concat(socket.received).includes('CardCanary')).toBe(true)
  expect((await workshop.ask(root, { token: second?.token ?? '' })).status).toBe(403)
  await command(held, { type: 'lobby', on: false })
  expect((await workshop.ask(root, { token: second?.token ?? '' })).status).toBe(200)
  await workshop.restart()
  expect((await workshop.ask(root, { token: first?.token ?? '' })).status).toBe(200)
})
