import { expect, test } from 'vitest'
import { newPlanLineId, newTieId, type PlanLineId } from '../base/ids.ts'
import { exchange, writer } from './command.testing.ts'
import { addPlanLine, changePlanLine, removePlanLines, restorePlanLines } from './plan.ts'
import { changeSettings } from './settings.ts'
import { addTie, removeTies } from './ties.ts'

test('C2 a tie joins two cards, is removed without being destroyed and comes back by undo', () => {
  const ana = writer()
  const [from, to] = [ana.add('A'), ana.add('B')]
  const id = newTieId()
  ana.run(addTie, { id, from, to, fields: { kind: 'funds', label: 'yearly' } })
  expect(ana.board().ties.get(id)).toEqual({ id, from, to, kind: 'funds', label: 'yearly' })
  ana.run(removeTies, { ids: [id] })
  expect(ana.board().ties.size).toBe(0)
  ana.undo.undo()
  expect(ana.board().ties.get(id)?.label).toBe('yearly')
})

test('C1 a tie to a card that was never there is refused', () => {
  const ana = writer()
  const from = ana.add('A')
  const tie = { id: newTieId(), from, to: 'nobody' as typeof from, fields: {} }
  expect(() => ana.run(addTie, tie)).toThrowError(expect.objectContaining({ code: 'card-missing' }))
  expect(ana.board().ties.size).toBe(0)
})

test('C2 a plan line is added, changed and removed, each undone as one step', () => {
  const ana = writer()
  const card = ana.add('A')
  const id = newPlanLineId()
  ana.run(addPlanLine, { id, card, fields: { action: 'Invite', due: '2026-12-01' } })
  ana.run(changePlanLine, { id, fields: { owner: 'Sam', done: true } })
  expect(ana.board().plan.get(id)).toMatchObject({ action: 'Invite', owner: 'Sam', done: true, card })
  ana.run(removePlanLines, { ids: [id] })
  expect(ana.board().plan.size).toBe(0)
  ana.undo.undo()
  ana.undo.undo()
  expect(ana.board().plan.get(id)).toMatchObject({ action: 'Invite', owner: '', done: false })
})

test('C3 W18 two people who fill in two fields of a line at once keep both, and their letters in one text', () => {
  const ana = writer()
  const id = newPlanLineId()
  ana.run(addPlanLine, { id, card: ana.add('A'), fields: { action: 'Invite', toldBack: 'told' } })
  const ben = writer('participant', ana)
  ana.run(changePlanLine, { id, fields: { owner: 'Ana', toldBack: 'we told' } })
  ben.run(changePlanLine, { id, fields: { due: '2026-12-01', toldBack: 'told them' } })
  exchange(ana, ben)
  for (const one of [ana, ben]) {
    expect(one.board().plan.get(id)).toMatchObject({
      action: 'Invite',
      owner: 'Ana',
      due: '2026-12-01',
      toldBack: 'we told them',
    })
  }
})

test('C5 what others typed into a removed plan line comes back with it', () => {
  const ana = writer()
  const id = newPlanLineId()
  ana.run(addPlanLine, { id, card: ana.add('A'), fields: { action: 'Invite' } })
  const ben = writer('participant', ana)
  ana.run(removePlanLines, { ids: [id] })
  ben.run(changePlanLine, { id, fields: { owner: 'Ben' } })
  exchange(ana, ben)
  expect(ben.board().plan.size).toBe(0)
  ana.run(restorePlanLines, { ids: [id] })
  expect(ana.board().plan.get(id)).toMatchObject({ action: 'Invite', owner: 'Ben' })
})

test('C1 a plan line that is not there is refused', () => {
  const ana = writer()
  const missing = { id: 'nobody' as PlanLineId, fields: { action: 'x' } }
  expect(() => ana.run(changePlanLine, missing)).toThrowError(
    expect.objectContaining({ code: 'plan-line-missing' }),
  )
})

test('M5 settings are checked, and one set back to its standard is absent again', () => {
  const fay = writer('facilitator')
  fay.run(changeSettings, { settings: { title: ' Our  board ', influenceLine: 60 } })
  expect(fay.board().settings).toMatchObject({ title: 'Our board', influenceLine: 60 })
  fay.run(changeSettings, { settings: { influenceLine: 50 } })
  expect(fay.doc.getMap('meta').has('influenceLine')).toBe(false)
  expect(() => fay.run(changeSettings, { settings: { influenceLine: 101 } })).toThrowError(
    expect.objectContaining({ code: 'invalid' }),
  )
})
