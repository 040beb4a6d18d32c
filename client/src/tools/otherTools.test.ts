import type { CardId } from '@commonground/shared/base/ids'
import { placeAtPoint } from '@commonground/shared/map/grid'
import { describe, expect, test } from 'vitest'
import { handTool } from './handTool.ts'
import { lineTool } from './lineTool.ts'
import { tapMoveTool } from './tapMoveTool.ts'
import type { Effect, Hit, Tool, ToolEvent, ToolScene } from './tool.ts'

const bank = 'bank01' as CardId
const trust = 'trust1' as CardId

const scene: ToolScene = {
  selection: new Set(),
  waiting: [bank, trust],
  shownAt: (card) => (card === bank ? { x: 400, y: 300 } : { x: 500, y: 300 }),
  cardsIn: () => [],
  obstacle: () => undefined,
  movedBy: () => undefined,
  drop: placeAtPoint,
  canMoveLines: true,
}

function press(hit: Hit): ToolEvent {
  const at = { x: 100, y: 100 }
  return { kind: 'press', at, atPx: at, hit, shift: false, isTouch: true, slop: 6, clicks: 1 }
}

function pointed(kind: 'move' | 'release', x: number, y: number): ToolEvent {
  return { kind, at: { x, y }, atPx: { x, y }, alt: false, overTray: false }
}

function perform<S>(tool: Tool<S>, events: readonly ToolEvent[], with_ = scene): readonly Effect[] {
  let state = tool.idle
  return events.flatMap((event) => {
    const next = tool.step(state, event, with_)
    state = next.state
    return next.effects
  })
}

describe('hand', () => {
  test('G7 the grabbed point of the map stays under the hand', () => {
    const effects = perform(handTool, [press({ kind: 'map' }), pointed('move', 130, 90)])
    expect(effects).toEqual([{ kind: 'pan', by: { x: 30, y: -10 } }])
  })
})

describe('moving by taps', () => {
  test('U1 one tap says where the waiting cards go, in the arrangement they had', () => {
    const effects = perform(tapMoveTool, [press({ kind: 'map' }), pointed('release', 800, 600)])
    const [drop, end] = effects
    expect(drop?.kind === 'drop' && drop.carried.map(({ at }) => at)).toEqual([
      { x: 750, y: 600 },
      { x: 850, y: 600 },
    ])
    expect(end).toEqual({ kind: 'endTapMove' })
  })

  test('U1 a drag moves the map and leaves the cards waiting', () => {
    const events = [
      press({ kind: 'map' }),
      pointed('move', 140, 100),
      pointed('move', 150, 100),
      pointed('release', 150, 100),
    ]
    expect(perform(tapMoveTool, events)).toEqual([{ kind: 'pan', by: { x: 50, y: 0 } }])
  })
})

describe('threshold lines', () => {
  const onLine: Hit = { kind: 'line', setting: 'interestLine' }

  test('K4 a line follows the pointer in whole numbers and is written once', () => {
    const effects = perform(lineTool, [press(onLine), pointed('move', 900, 10), pointed('release', 1003, 10)])
    expect(effects).toEqual([
      { kind: 'showLine', setting: 'interestLine', value: 56 },
      { kind: 'dropLine', setting: 'interestLine', value: 63 },
    ])
  })

  test('A1 only those who may move a line can', () => {
    const events = [press(onLine), pointed('move', 900, 10), pointed('release', 900, 10)]
    expect(perform(lineTool, events, { ...scene, canMoveLines: false })).toEqual([])
  })
})
