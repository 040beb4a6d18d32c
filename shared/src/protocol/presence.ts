import type { Point } from '../base/geometry.ts'
import { type CardId, isId } from '../base/ids.ts'
import type { Role } from '../model/participant.ts'
import { type Place, readPlace } from '../model/place.ts'
import { may } from './policy.ts'

/** A card someone is dragging right now and where it would land. No place: over the tray. */
export interface Dragged {
  readonly card: CardId
  readonly place?: Place
}

/** What one tab shows of itself: an awareness state, in map units. Never a name: see message 65. */
export interface Presence {
  readonly cursor?: Point & { readonly pressed?: boolean }
  readonly drag?: readonly Dragged[]
  readonly selection?: readonly CardId[]
  readonly viewport?: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
  readonly away?: boolean
  /** The newest points of a laser pointer, oldest first: enough to fill the pause between two messages. */
  readonly laser?: readonly Point[]
}

export const maxLaserPoints = 8

/** How many cards of one drag or selection others are shown; more would pass the size limit. */
export const maxShownCards = 12

/** Reads an awareness state from the wire; anything that is not presence is left out. */
export function readPresence(value: unknown): Presence {
  if (typeof value !== 'object' || value === null) return {}
  const { cursor, drag, selection, viewport, away, laser } = value as Record<string, unknown>
  return {
    ...(isPoint(cursor) && {
      cursor: {
        x: cursor.x,
        y: cursor.y,
        ...('pressed' in cursor && { pressed: cursor['pressed'] === true }),
      },
    }),
    ...(Array.isArray(drag) && { drag: drag.slice(0, maxShownCards).flatMap(readDragged) }),
    ...(Array.isArray(selection) && {
      selection: selection.slice(0, maxShownCards).filter(isId) as CardId[],
    }),
    ...(isRect(viewport) && {
      viewport: { x: viewport.x, y: viewport.y, width: viewport.width, height: viewport.height },
    }),
    ...(away === true && { away }),
    ...(Array.isArray(laser) && {
      laser: laser
        .slice(-maxLaserPoints)
        .filter(isPoint)
        .map(({ x, y }) => ({ x, y })),
    }),
  }
}

/**
 * The part of it that somebody of this role may show: a viewer where they point and look, and nobody a drag who may not
 * move a card now.
 *
 * @see SPEC A20
 */
export function presenceOf(role: Role, presence: Presence, isResting: boolean): Presence {
  const { cursor, drag, viewport, away, ...others } = presence
  const seen = { ...(cursor && { cursor }), ...(viewport && { viewport }), ...(away && { away }) }
  if (!may(role, 'writeBoard')) return seen
  const mayMove = !isResting || may(role, 'writeWhileFrozen')
  return { ...seen, ...others, ...(drag && mayMove && { drag }) }
}

function readDragged(value: unknown): Dragged[] {
  if (typeof value !== 'object' || value === null) return []
  const { card, place } = value as { card?: unknown; place?: unknown }
  if (!isId(card)) return []
  const landing = readPlace(place)
  return [{ card: card as CardId, ...(landing && { place: landing }) }]
}

function isPoint(value: unknown): value is Point & Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const { x, y } = value as Record<string, unknown>
  return Number.isFinite(x) && Number.isFinite(y)
}

function isRect(value: unknown): value is NonNullable<Presence['viewport']> {
  if (!isPoint(value)) return false
  return Number.isFinite(value['width']) && Number.isFinite(value['height'])
}
