import type { Point } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { placeAtPoint } from '@commonground/shared/map/grid'
import { describe, expect, test } from 'vitest'
import { type SelectState, selectTool } from './selectTool.ts'
import type { Effect, Hit, PressEvent, ToolEvent, ToolScene } from './tool.ts'

const bank = 'bank01' as CardId
const trust = 'trust1' as CardId
const spots = new Map<CardId, Point>([
  [bank, { x: 400, y: 300 }],
  [trust, { x: 800, y: 500 }],
])

function sceneWith(part: Partial<ToolScene> = {}): ToolScene {
  return {
    selection: new Set(),
    waiting: [],
    shownAt: (card) => spots.get(card),
    cardsIn: () => [bank],
    obstacle: () => undefined,
    movedBy: () => undefined,
    drop: placeAtPoint,
    canMoveLines: false,
    ...part,
  }
}

const onCard = (id: CardId): Hit => ({ kind: 'card', id })

function press(hit: Hit, part: Partial<PressEvent> = {}): PressEvent {
  const at = hit.kind === 'card' ? (spots.get(hit.id) ?? { x: 0, y: 0 }) : { x: 100, y: 100 }
  return { kind: 'press', at, atPx: at, hit, shift: false, isTouch: false, slop: 4, clicks: 1, ...part }
}

function move(at: Point, part: { alt?: boolean; overTray?: boolean } = {}): ToolEvent {
  return { kind: 'move', at, atPx: at, alt: false, overTray: false, ...part }
}

function release(at: Point, part: { alt?: boolean; overTray?: boolean } = {}): ToolEvent {
  return { kind: 'release', at, atPx: at, alt: false, overTray: false, ...part }
}

/** Feeds a whole gesture and gives everything it asked for. */
function perform(events: readonly ToolEvent[], scene = sceneWith()): readonly Effect[] {
  let state: SelectState = selectTool.idle
  return events.flatMap((event) => {
    const next = selectTool.step(state, event, scene)
    state = next.state
    return next.effects
  })
}

const kinds = (effects: readonly Effect[]): readonly string[] => effects.map((effect) => effect.kind)

describe('select tool', () => {
  test('K6 press and drag on an unselected card selects and moves it in one go', () => {
    const effects = perform([press(onCard(bank)), move({ x: 420, y: 330 }), release({ x: 480, y: 350 })])
    expect(effects).toContainEqual({ kind: 'select', cards: [bank] })
    const place = placeAtPoint({ x: 480, y: 350 })
    expect(effects.at(-1)).toEqual({
      kind: 'drop',
      carried: [{ card: bank, at: { x: 480, y: 350 }, place }],
      isCopy: false,
    })
  })

  test('K6 a hand that trembles less than the threshold only selects', () => {
    const effects = perform([press(onCard(bank)), move({ x: 402, y: 302 }), release({ x: 402, y: 302 })])
    expect(kinds(effects)).not.toContain('drop')
    expect(effects.at(-1)).toEqual({ kind: 'select', cards: [bank] })
  })

  test('K6 all selected cards move together, the grabbed one first', () => {
    const scene = sceneWith({ selection: new Set([trust, bank]) })
    const effects = perform(
      [press(onCard(bank)), move({ x: 410, y: 310 }), release({ x: 410, y: 310 })],
      scene,
    )
    const drop = effects.find((effect) => effect.kind === 'drop')
    expect(drop?.carried.map(({ card, at }) => [card, at])).toEqual([
      [bank, { x: 410, y: 310 }],
      [trust, { x: 810, y: 510 }],
    ])
  })

  test('K6 shift and click adds a card, and takes it out again', () => {
    const shift = { shift: true }
    const click = [press(onCard(bank), shift), release({ x: 400, y: 300 })]
    expect(perform(click, sceneWith({ selection: new Set([trust]) })).at(-1)).toEqual({
      kind: 'select',
      cards: [trust, bank],
    })
    expect(perform(click, sceneWith({ selection: new Set([trust, bank]) })).at(-1)).toEqual({
      kind: 'select',
      cards: [trust],
    })
  })

  test('K6 Alt and drag leaves the card and drops a copy', () => {
    const alt = { alt: true }
    const effects = perform([
      press(onCard(bank)),
      move({ x: 450, y: 300 }, alt),
      release({ x: 450, y: 300 }, alt),
    ])
    expect(effects.at(-1)).toMatchObject({ kind: 'drop', isCopy: true })
  })

  test('K4 Esc takes a drag back and the rest of it means nothing', () => {
    const effects = perform([
      press(onCard(bank)),
      move({ x: 450, y: 300 }),
      { kind: 'cancel' },
      move({ x: 600, y: 300 }),
      release({ x: 600, y: 300 }),
    ])
    expect(kinds(effects)).not.toContain('drop')
    expect(effects.at(-1)).toEqual({ kind: 'clear' })
  })

  test('K6 a mouse on the empty map draws a marquee, and Esc gives the old selection back', () => {
    const scene = sceneWith({ selection: new Set([trust]) })
    const drawn = [press({ kind: 'map' }, { shift: true }), move({ x: 500, y: 400 })]
    expect(perform(drawn, scene)).toContainEqual({ kind: 'select', cards: [trust, bank] })
    expect(perform([...drawn, { kind: 'cancel' }], scene).at(-1)).toEqual({ kind: 'select', cards: [trust] })
  })

  test('K6 a finger on the empty map moves the map', () => {
    const effects = perform([press({ kind: 'map' }, { isTouch: true }), move({ x: 130, y: 100 })])
    expect(effects).toEqual([{ kind: 'pan', by: { x: 30, y: 0 } }])
  })

  test('K6 a double click adds a card on the map and edits one that is there', () => {
    const twice = { clicks: 2 }
    expect(perform([press({ kind: 'map' }, twice), release({ x: 100, y: 100 })])).toEqual([
      { kind: 'addCard', place: placeAtPoint({ x: 100, y: 100 }) },
    ])
    expect(perform([press(onCard(bank), twice), release({ x: 400, y: 300 })]).at(-1)).toEqual({
      kind: 'edit',
      card: bank,
    })
  })

  test('K5 a locked card says why it stays', () => {
    const scene = sceneWith({ obstacle: () => 'locked' })
    const effects = perform(
      [press(onCard(bank)), move({ x: 500, y: 300 }), release({ x: 500, y: 300 })],
      scene,
    )
    expect(effects).toContainEqual({ kind: 'refuse', why: 'locked' })
    expect(kinds(effects)).not.toContain('drop')
  })

  test('K5 whoever grabs a card that someone else moves is told, and may go on', () => {
    const scene = sceneWith({ movedBy: () => 'Bo' })
    const effects = perform(
      [press(onCard(bank)), move({ x: 500, y: 300 }), release({ x: 500, y: 300 })],
      scene,
    )
    expect(effects).toContainEqual({ kind: 'tellMovedBy', person: 'Bo' })
    expect(kinds(effects)).toContain('drop')
  })

  test('K6 a long press opens the menu of that card and moves nothing', () => {
    const effects = perform([
      press(onCard(bank), { isTouch: true }),
      { kind: 'hold' },
      move({ x: 500, y: 300 }),
      release({ x: 500, y: 300 }),
    ])
    expect(kinds(effects)).toEqual(['focus', 'select', 'menu'])
  })

  test('K4 over the tray a card loses its place', () => {
    const overTray = { overTray: true }
    const effects = perform([
      press(onCard(bank)),
      move({ x: -50, y: 300 }, overTray),
      release({ x: -50, y: 300 }, overTray),
    ])
    expect(effects.at(-1)).toMatchObject({ kind: 'drop', carried: [{ card: bank, place: undefined }] })
  })
})
