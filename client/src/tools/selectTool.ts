import { distance, type Point, rectBetween } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import {
  type Carried,
  type Effect,
  type MoveEvent,
  minus,
  type PressEvent,
  plus,
  type Step,
  type Tool,
  type ToolScene,
} from './tool.ts'

export type SelectState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressed'; readonly press: PressEvent }
  | {
      readonly kind: 'moving'
      readonly grabbed: Point
      readonly cards: readonly { readonly card: CardId; readonly from: Point }[]
    }
  | { readonly kind: 'marquee'; readonly from: Point; readonly before: readonly CardId[] }
  | { readonly kind: 'panning'; readonly grabbed: Point }
  /** The rest of this gesture means nothing. */
  | { readonly kind: 'spent' }

const idle: SelectState = { kind: 'idle' }
const spent: SelectState = { kind: 'spent' }

/** Chooses, moves and copies cards; on the empty map a mouse draws a marquee and a finger moves the map. */
export const selectTool: Tool<SelectState> = {
  idle,
  step(state, event, scene) {
    switch (event.kind) {
      case 'press':
        return pressed(event, scene)
      case 'move':
        return moved(state, event, scene)
      case 'release':
        return released(state, event, scene)
      case 'hold':
        return held(state, scene)
      case 'cancel':
        return cancelled(state)
    }
  },
}

function pressed(press: PressEvent, { selection }: ToolScene): Step<SelectState> {
  const { hit, shift, isTouch } = press
  const selectsNow = hit.kind === 'card' && !shift && !isTouch && !selection.has(hit.id)
  if (hit.kind !== 'card') return { state: { kind: 'pressed', press }, effects: [] }
  const focus: Effect = { kind: 'focus', card: hit.id }
  return {
    state: { kind: 'pressed', press },
    effects: selectsNow ? [focus, { kind: 'select', cards: [hit.id] }] : [focus],
  }
}

function moved(state: SelectState, event: MoveEvent, scene: ToolScene): Step<SelectState> {
  switch (state.kind) {
    case 'pressed':
      if (distance(state.press.at, event.at) <= state.press.slop) return { state, effects: [] }
      return dragBegins(state.press, event, scene)
    case 'moving':
      return { state, effects: [showMoving(state, event, scene)] }
    case 'marquee': {
      const rect = rectBetween(state.from, event.at)
      const cards = [...new Set([...state.before, ...scene.cardsIn(rect)])]
      return {
        state,
        effects: [
          { kind: 'showMarquee', rect },
          { kind: 'select', cards },
        ],
      }
    }
    case 'panning':
      return { state, effects: [{ kind: 'pan', by: minus(event.at, state.grabbed) }] }
    case 'idle':
    case 'spent':
      return { state, effects: [] }
  }
}

function dragBegins(press: PressEvent, event: MoveEvent, scene: ToolScene): Step<SelectState> {
  if (press.hit.kind === 'card') return moveBegins(press.hit.id, press, event, scene)
  if (press.isTouch) return moved({ kind: 'panning', grabbed: press.at }, event, scene)
  const before = press.shift ? [...scene.selection] : []
  return moved({ kind: 'marquee', from: press.at, before }, event, scene)
}

function moveBegins(card: CardId, press: PressEvent, event: MoveEvent, scene: ToolScene): Step<SelectState> {
  const why = scene.obstacle(card)
  if (why) return { state: spent, effects: [{ kind: 'refuse', why }] }
  const isSelected = scene.selection.has(card)
  // The grabbed card leads: its numbers are shown.
  const together = isSelected ? [card, ...[...scene.selection].filter((id) => id !== card)] : [card]
  const cards = together.flatMap((id) => {
    const from = scene.shownAt(id)
    return from && scene.obstacle(id) === undefined ? [{ card: id, from }] : []
  })
  const state: SelectState = { kind: 'moving', grabbed: press.at, cards }
  const person = scene.movedBy(card)
  const effects: Effect[] = [
    ...(isSelected ? [] : [{ kind: 'select', cards: [card] } as const]),
    ...(person === undefined ? [] : [{ kind: 'tellMovedBy', person } as const]),
  ]
  const next = moved(state, event, scene)
  return { state: next.state, effects: [...effects, ...next.effects] }
}

type Moving = Extract<SelectState, { kind: 'moving' }>

function carriedTo(state: Moving, event: MoveEvent, scene: ToolScene): readonly Carried[] {
  const by = minus(event.at, state.grabbed)
  return state.cards.map(({ card, from }) => {
    const at = plus(from, by)
    return { card, at, place: event.overTray ? undefined : scene.drop(at) }
  })
}

function showMoving(state: Moving, event: MoveEvent, scene: ToolScene): Effect {
  return {
    kind: 'showMoving',
    carried: carriedTo(state, event, scene),
    isCopy: event.alt && !event.overTray,
    chipPx: event.overTray ? event.atPx : undefined,
  }
}

function released(state: SelectState, event: MoveEvent, scene: ToolScene): Step<SelectState> {
  switch (state.kind) {
    case 'pressed':
      return { state: idle, effects: clicked(state.press, scene) }
    case 'moving':
      return {
        state: idle,
        effects: [
          {
            kind: 'drop',
            carried: carriedTo(state, event, scene),
            isCopy: event.alt && !event.overTray,
          },
        ],
      }
    case 'marquee':
      return { state: idle, effects: [{ kind: 'clear' }] }
    case 'panning':
    case 'idle':
    case 'spent':
      return { state: idle, effects: [] }
  }
}

function clicked({ hit, shift, clicks, at }: PressEvent, scene: ToolScene): readonly Effect[] {
  if (hit.kind !== 'card') {
    if (clicks === 2) return [{ kind: 'addCard', place: scene.drop(at) }]
    return shift ? [] : [{ kind: 'select', cards: [] }]
  }
  if (clicks === 2) return [{ kind: 'edit', card: hit.id }]
  if (!shift) return [{ kind: 'select', cards: [hit.id] }]
  const selection = new Set(scene.selection)
  if (!selection.delete(hit.id)) selection.add(hit.id)
  return [{ kind: 'select', cards: [...selection] }]
}

function held(state: SelectState, scene: ToolScene): Step<SelectState> {
  if (state.kind !== 'pressed') return { state, effects: [] }
  const { hit, atPx } = state.press
  const isOther = hit.kind === 'card' && !scene.selection.has(hit.id)
  return {
    state: spent,
    effects: [
      ...(hit.kind === 'card' && isOther ? [{ kind: 'select', cards: [hit.id] } as const] : []),
      ...(hit.kind === 'map' && scene.selection.size > 0 ? [{ kind: 'select', cards: [] } as const] : []),
      { kind: 'menu', atPx },
    ],
  }
}

function cancelled(state: SelectState): Step<SelectState> {
  switch (state.kind) {
    case 'marquee':
      return { state: spent, effects: [{ kind: 'clear' }, { kind: 'select', cards: state.before }] }
    case 'moving':
      return { state: spent, effects: [{ kind: 'clear' }] }
    case 'pressed':
    case 'panning':
    case 'spent':
      return { state: spent, effects: [] }
    case 'idle':
      return { state: idle, effects: [] }
  }
}
