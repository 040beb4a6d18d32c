import type { Point, Rect } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import type { ThresholdLine } from '@commonground/shared/map/grid'
import type { Place } from '@commonground/shared/model/place'
import type { Obstacle } from './cardActs.ts'

export type LineSetting = ThresholdLine['setting']

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: 'card'; readonly id: CardId }
  | { readonly kind: 'line'; readonly setting: LineSetting }
  | { readonly kind: 'map' }

interface Pointed {
  /** In map units. */
  readonly at: Point
  /** In pixels of the window, for menus and for what is shown outside the map. */
  readonly atPx: Point
}

/** What a hand does, in map units. A press is followed by moves and ends with a release or a cancel. */
export type ToolEvent =
  | (Pointed & {
      readonly kind: 'press'
      readonly hit: Hit
      readonly shift: boolean
      readonly isTouch: boolean
      /** How far the pointer may stray, in map units, before a press becomes a drag. */
      readonly slop: number
      /** 2 for a double-click. */
      readonly clicks: number
    })
  | (Pointed & { readonly kind: 'move' | 'release'; readonly alt: boolean; readonly overTray: boolean })
  | { readonly kind: 'hold' }
  | { readonly kind: 'cancel' }

export type PressEvent = Extract<ToolEvent, { kind: 'press' }>
export type MoveEvent = Extract<ToolEvent, { kind: 'move' | 'release' }>

/** What a tool may ask about the board. Only questions: a tool changes nothing. */
export interface ToolScene {
  readonly selection: ReadonlySet<CardId>
  /** Cards waiting for a tap that says where they go. */
  readonly waiting: readonly CardId[]
  /** Where the middle of a card is shown; nothing for cards in the tray. */
  readonly shownAt: (card: CardId) => Point | undefined
  readonly cardsIn: (rect: Rect) => readonly CardId[]
  readonly obstacle: (card: CardId) => Obstacle | undefined
  /** Who else moves this card at this moment. */
  readonly movedBy: (card: CardId) => string | undefined
  /** The place a card gets when let go here. */
  readonly drop: (at: Point) => Place
  readonly canMoveLines: boolean
}

/** A card under way and the place it would get; none over the tray. */
export interface Carried {
  readonly card: CardId
  readonly at: Point
  readonly place: Place | undefined
}

/** What a tool wants done. `runEffects` does it. */
export type Effect =
  | { readonly kind: 'select'; readonly cards: readonly CardId[] }
  | { readonly kind: 'focus'; readonly card: CardId }
  | {
      readonly kind: 'showMoving'
      readonly carried: readonly Carried[]
      readonly isCopy: boolean
      readonly chipPx: Point | undefined
    }
  | { readonly kind: 'drop'; readonly carried: readonly Carried[]; readonly isCopy: boolean }
  | { readonly kind: 'showMarquee'; readonly rect: Rect }
  | { readonly kind: 'showLine'; readonly setting: LineSetting; readonly value: number }
  | { readonly kind: 'dropLine'; readonly setting: LineSetting; readonly value: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'pan'; readonly by: Point }
  | { readonly kind: 'edit'; readonly card: CardId }
  | { readonly kind: 'addCard'; readonly place: Place }
  | { readonly kind: 'menu'; readonly atPx: Point }
  | { readonly kind: 'refuse'; readonly why: Obstacle }
  | { readonly kind: 'tellMovedBy'; readonly person: string }
  | { readonly kind: 'endTapMove' }
  | { readonly kind: 'point'; readonly at: Point }
  | { readonly kind: 'liftPointer' }

export interface Step<S> {
  readonly state: S
  readonly effects: readonly Effect[]
}

/** One way of using the pointer: given what happened, what now and what to do about it. Pure. */
export interface Tool<S> {
  readonly idle: S
  readonly step: (state: S, event: ToolEvent, scene: ToolScene) => Step<S>
}

export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y })
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })
