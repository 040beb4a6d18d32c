import { changeCard, moveCards, removeCards, restoreCards } from '@commonground/shared/commands/cards'
import { changeSettings } from '@commonground/shared/commands/settings'
import { readPresence } from '@commonground/shared/protocol/presence'
import { afterEach, describe, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { allSaved, converged, eventually, synced } from '../support/eventually.ts'
import { carriers } from '../support/person.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

describe.each(carriers)('R12 carried by %s', (carrier) => {
  test('R1 what one person does everyone else sees, and who comes later sees all of it', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const [ana, ben] = [await workshop.join(), await workshop.join()]
    await synced(ana, ben)
    const id = ana.add('Library', { place: { influence: 10, interest: 20 } })
    await eventually(() => ben.board().cards.get(id)?.name).toBe('Library')
    ben.run(moveCards, { moves: [{ id, place: { influence: 80, interest: 90 } }] })
    await eventually(() => ana.board().cards.get(id)?.place).toEqual({ influence: 80, interest: 90 })
    const cat = await workshop.join()
    await synced(cat)
    await converged(ana, ben, cat)
    expect(cat.board().cards.size).toBe(1)
  })

  test('R2 message 66 counts up to all that was sent, and what it counted survives kill -9', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const ana = await workshop.join()
    await synced(ana)
    for (let at = 0; at < 50; at += 1) ana.add(`card ${at}`)
    await allSaved(ana)
    expect(ana.heard.saved).toBeGreaterThanOrEqual(50)
    ana.leave()
    await workshop.restart('SIGKILL')
    const ben = await workshop.join()
    await eventually(() => ben.board().cards.size).toBe(50)
  })

  test('D3 people cut off work on, and all of it is there when they are back', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const [ana, ben] = [await workshop.join(), await workshop.join()]
    await synced(ana, ben)
    const id = ana.add('Library', { notes: 'old' })
    await eventually(() => ben.board().cards.has(id)).toBe(true)
    workshop.network.cut()
    await eventually(() => ana.provider.wsconnected || ben.provider.wsconnected).toBe(false)
    ana.run(removeCards, { ids: [id] })
    ben.run(changeCard, { id, fields: { notes: 'ten minutes of typing' } })
    const offline = ben.add('Made offline')
    workshop.network.mend()
    await synced(ana, ben)
    await eventually(() => ana.board().cards.has(offline)).toBe(true)
    await converged(ana, ben)
    ana.run(restoreCards, { ids: [id] })
    await eventually(() => ben.board().cards.get(id)?.notes).toBe('ten minutes of typing')
  })

  test('R2 nothing is called saved while the line is held up, and all of it soon after', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const ana = await workshop.join()
    await synced(ana)
    await allSaved(ana)
    workshop.network.hold()
    const before = ana.heard.saved
    ana.add('Library')
    expect(ana.heard.saved).toBe(before)
    expect(ana.heard.sent).toBeGreaterThan(before)
    workshop.network.release()
    await allSaved(ana)
  })

  test('A7 who is connected, and what they are called, comes from the server', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const ana = await workshop.join('participant', { name: 'Ana' })
    const ben = await workshop.join('viewer', { name: 'Ben' })
    await synced(ana, ben)
    await eventually(() => ana.heard.people).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Ana', role: 'participant', sector: 'Health' }),
        expect.objectContaining({ name: 'Ben', role: 'viewer' }),
      ]),
    )
    await eventually(() => ana.heard.people).toContainEqual(
      expect.objectContaining({ name: 'Ana', clientId: ana.doc.clientID }),
    )
    ben.leave()
    await eventually(() => JSON.stringify(ana.heard.people)).not.toContain('Ben')
  })

  test('R5 a drag is seen while it happens, and is gone when its person is', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const [ana, ben] = [await workshop.join(), await workshop.join()]
    await synced(ana, ben)
    const seen = () => readPresence(ben.provider.awareness.getStates().get(ana.doc.clientID))
    for (const interest of [10, 20, 30]) {
      const drag = [{ card: 'library1', place: { influence: 5, interest } }]
      ana.provider.awareness.setLocalState({ cursor: { x: interest, y: 1 }, drag })
      await eventually(() => seen().drag?.[0]?.place?.interest).toBe(interest)
    }
    ana.leave()
    await eventually(() => ben.provider.awareness.getStates().has(ana.doc.clientID)).toBe(false)
  })

  test('C4 two people moving one card at once leave it at one of the two places, for everyone', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const [ana, ben] = [await workshop.join(), await workshop.join()]
    await synced(ana, ben)
    const id = ana.add('Library')
    await eventually(() => ben.board().cards.has(id)).toBe(true)
    const places = [
      { influence: 10, interest: 11 },
      { influence: 20, interest: 21 },
    ] as const
    ana.run(moveCards, { moves: [{ id, place: places[0] }] })
    ben.run(moveCards, { moves: [{ id, place: places[1] }] })
    await allSaved(ana, ben)
    await converged(ana, ben)
    expect(places).toContainEqual(ana.board().cards.get(id)?.place)
  })

  test('W12 only facilitators change the frozen board, and everyone is told from when on', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const [fay, ana] = [workshop.facilitate(), await workshop.join()]
    await synced(fay, ana)
    const freeze = { method: 'POST', body: JSON.stringify({ type: 'freeze', frozen: true }) }
    expect((await workshop.ask(`/api/boards/${workshop.boardId}/workshop`, freeze)).status).toBe(200)
    await eventually(() => ana.heard.workshop?.frozen).toBe(true)
    const inFlight = ana.add('In flight')
    await allSaved(ana)
    const frozenFrom = ana.heard.workshop?.frozenFrom ?? Number.POSITIVE_INFINITY
    await eventually(() => Date.now() >= frozenFrom).toBe(true)
    fay.run(changeSettings, { settings: { title: 'Ours' } })
    await eventually(() => ana.board().settings.title).toBe('Ours')
    const id = ana.add('Too late')
    await eventually(() => ana.heard.refused).toContainEqual(expect.objectContaining({ code: 'frozen' }))
    fay.add('A facilitator may')
    await allSaved(fay)
    expect(fay.board().cards.has(id)).toBe(false)
    expect(fay.board().cards.has(inFlight)).toBe(true)
  })
})
