import { type CardId, newCardId, newPlanLineId, newTieId } from '@commonground/shared/base/ids'
import { addCards, changeCard, removeCards, restoreCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { addPlanLine } from '@commonground/shared/commands/plan'
import { changeSettings } from '@commonground/shared/commands/settings'
import { addTie } from '@commonground/shared/commands/ties'
import { metaKey, recordKey } from '@commonground/shared/document/layout'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import { settingFields } from '@commonground/shared/model/board'
import { type CardValues, cardFields } from '@commonground/shared/model/card'
import { planFields } from '@commonground/shared/model/planLine'
import { shareableBoard, shareableFields } from '@commonground/shared/model/shareable'
import { tieFields } from '@commonground/shared/model/tie'
import { closeCode } from '@commonground/shared/protocol/messages'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

const actor = { role: 'facilitator', now: 1 } as const
const canary = 'CaNaRy'

let workshop: TestWorkshop
let fay: TestClient
let vic: TestClient
beforeEach(async () => {
  workshop = new TestWorkshop()
  fay = workshop.join('facilitator')
  vic = workshop.join('viewer')
  await settle()
})
afterEach(() => workshop.close())

async function settle(): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
}

/** Every private field that holds words, filled with the canary; choices take the first that is not their fallback. */
function privateValues(fields: Parameters<typeof shareableFields>[0]): Record<string, unknown> {
  const hidden = Object.entries(fields).filter(([, field]) => field.sharing === 'private')
  return Object.fromEntries(
    hidden.flatMap(([name, field]): [string, unknown][] => {
      if (field.control === 'line' || field.control === 'text') return [[name, `${canary} ${name}`]]
      if (field.control === 'labels') return [[name, [`${canary} ${name}`]]]
      return []
    }),
  )
}

function addPrivateCard(): CardId {
  const id = newCardId()
  const values = privateValues(cardFields) as Partial<CardValues>
  run(
    fay.doc,
    addCards,
    { cards: [{ ...values, id, name: 'Ann', description: 'Public words', attitude: 'blocker' }] },
    actor,
  )
  return id
}

/** What may stand in a viewer's document: of each root, what a record is and what its table shares. */
const openKeys = {
  meta: [metaKey.schemaVersion, ...Object.keys(shareableFields(settingFields))],
  cards: [recordKey.locked, recordKey.order, ...Object.keys(shareableFields(cardFields))],
  ties: [recordKey.from, recordKey.to, ...Object.keys(shareableFields(tieFields))],
}

/** Everything ever sent, as bytes and as text in every encoding it could be hidden in. */
const sentTo = (client: TestClient): string => Buffer.concat(client.received).toString('latin1')

describe('what viewers receive', () => {
  it('P2 no byte of a private field reaches a viewer, whatever happens to the card', async () => {
    const [id, other] = [addPrivateCard(), addPrivateCard()]
    run(
      fay.doc,
      addTie,
      { id: newTieId(), from: id, to: other, fields: { kind: 'funds', label: canary } },
      actor,
    )
    const plan = privateValues(planFields)
    run(fay.doc, addPlanLine, { id: newPlanLineId(), card: id, fields: plan }, actor)
    workshop.pass()
    // From before the gate knew every key.
    await workshop.rooms.change(workshop.board, undefined, (doc) => {
      doc.getMap<Y.Map<unknown>>('cards').get(id)?.set('unknownField', canary)
      doc.getMap('meta').set('unknownSetting', canary)
    })
    workshop.pass()
    run(fay.doc, changeCard, { id, fields: { notes: `${canary} again`, name: 'Bea' } }, actor)
    workshop.pass()
    run(fay.doc, removeCards, { ids: [id] }, actor)
    workshop.pass()
    run(fay.doc, restoreCards, { ids: [id] }, actor)
    workshop.pass()
    const late = workshop.join('viewer')
    workshop.pass()
    expect(readBoard(late.doc).cards.get(id)?.name).toBe('Bea')
    for (const viewer of [vic, late]) {
      expect(sentTo(viewer)).toContain('Bea')
      for (const hidden of [canary, 'blocker', 'attitude', 'minorityNote', 'createdBy', 'unknown']) {
        expect(sentTo(viewer)).not.toContain(hidden)
      }
    }
    // Who works on the board does receive it: it would have been found.
    const pat = workshop.join()
    workshop.pass()
    expect(sentTo(pat)).toContain(canary)
  })

  it('P1 a viewer’s document holds no key that a field table does not share, of settings, cards, ties and plan', async () => {
    const [id, other] = [addPrivateCard(), addPrivateCard()]
    const settings = { title: 'Ours', ...privateValues(settingFields) }
    run(fay.doc, changeSettings, { settings }, actor)
    const tie = { kind: 'funds', ...privateValues(tieFields) } as const
    run(fay.doc, addTie, { id: newTieId(), from: id, to: other, fields: tie }, actor)
    run(fay.doc, addPlanLine, { id: newPlanLineId(), card: id, fields: privateValues(planFields) }, actor)
    await settle()
    const keys = (map: Y.Map<unknown>): string[] => [...map.keys()]
    const inside = (root: 'cards' | 'ties'): string[] =>
      [...vic.doc.getMap<Y.Map<unknown>>(root).values()].flatMap(keys)
    expect(openKeys.meta).toEqual(expect.arrayContaining(keys(vic.doc.getMap('meta'))))
    expect(openKeys.cards).toEqual(expect.arrayContaining(inside('cards')))
    expect(openKeys.ties).toEqual(expect.arrayContaining(inside('ties')))
    expect(inside('ties')).toContain('kind')
    expect(keys(vic.doc.getMap('plan'))).toEqual([])
    expect(sentTo(vic)).not.toContain(canary)
  })

  it('P1 a viewer reads the same board as a share-safe export', async () => {
    const id = addPrivateCard()
    addPrivateCard()
    run(fay.doc, changeSettings, { settings: { title: 'Our map', question: 'Who matters?' } }, actor)
    run(fay.doc, changeCard, { id, fields: { place: { influence: 10, interest: 20 } } }, actor)
    await settle()
    const shown = readBoard(vic.doc)
    const shareable = shareableBoard(readBoard(fay.doc))
    expect(shown).toEqual(shareable)
    run(fay.doc, removeCards, { ids: [id] }, actor)
    workshop.pass()
    expect(readBoard(vic.doc).cards.has(id)).toBe(false)
    expect(readBoard(vic.doc)).toEqual(shareableBoard(readBoard(fay.doc)))
  })

  it('R35 of a large board a viewer reads all, also what changed while it was brought together in pieces', async () => {
    const cards = Array.from({ length: 1_500 }, (_, at) => ({ id: newCardId(), name: `Partner ${at}` }))
    // Where nobody has looked yet.
    await workshop.close()
    workshop = new TestWorkshop()
    await workshop.rooms.change(workshop.board, undefined, (doc) =>
      run(doc, addCards, { cards }, { role: 'facilitator', now: 1 }, origin.server),
    )
    const late = workshop.join('viewer')
    const pat = workshop.join()
    const [first, last] = [cards[0]?.id, cards.at(-1)?.id]
    let waited = 0
    while (!late.isSynced) {
      workshop.pass(10)
      waited += 1
      if (waited === 2 && first && last) {
        expect([pat.isSynced, late.isSynced]).toEqual([true, false])
        run(pat.doc, removeCards, { ids: [last] }, actor)
        run(pat.doc, changeCard, { id: first, fields: { name: 'Renamed' } }, actor)
      }
    }
    workshop.pass()
    expect(readBoard(late.doc)).toEqual(shareableBoard(readBoard(pat.doc)))
    expect(readBoard(late.doc).cards.size).toBe(1_499)
  })

  it('A1 nothing a viewer sends changes the board or reaches anyone, and the third try ends it', async () => {
    const id = addPrivateCard()
    await settle()
    const before = Buffer.from(Y.encodeStateAsUpdate(fay.doc))
    const heard = fay.received.length
    for (let at = 0; at < 3; at += 1) {
      expect(vic.closedWith).toBeUndefined()
      vic.doc.getMap<Y.Map<unknown>>('cards').get(id)?.set('name', `Mine ${at}`)
      workshop.pass()
      expect(vic.refused).toEqual({ code: 'viewer' })
    }
    expect(vic.closedWith).toBe(closeCode.invalid)
    expect(before.equals(Y.encodeStateAsUpdate(fay.doc))).toBe(true)
    // It left: that is all the others hear of it.
    expect(fay.received.length - heard).toBe(1)
    expect(
      workshop.storage.log
        .read(workshop.board)
        .updates.every(({ participant }) => participant !== vic.person.participant.id),
    ).toBe(true)
  })

  it('P2 a viewer who comes back to a server that forgot its projection has to start afresh', async () => {
    addPrivateCard()
    await settle()
    vic.leave()
    vic.connect()
    await settle()
    expect(vic.closedWith).toBeUndefined()
    workshop.crash()
    vic.connect()
    await settle()
    expect(vic.closedWith).toBe(closeCode.reload)
    vic.startAfresh()
    vic.connect()
    await settle()
    expect(readBoard(vic.doc).cards.size).toBe(1)
  })
})
