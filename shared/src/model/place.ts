import { clamp } from '../base/geometry.ts'

/** Where a card stands: influence (up) and interest (across), 0–100 with at most one decimal. */
export interface Place {
  readonly influence: number
  readonly interest: number
}

/** Rounds to one decimal within 0–100. Not-a-number becomes 0. */
export function score(value: number): number {
  return Number.isNaN(value) ? 0 : clamp(Math.round(value * 10) / 10, 0, 100)
}

export function placeAt(influence: number, interest: number): Place {
  return { influence: score(influence), interest: score(interest) }
}

/** Reads a place from anywhere untrusted; nothing when it is not one. */
export function readPlace(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { influence, interest } = value as { influence?: unknown; interest?: unknown }
  return isScore(influence) && isScore(interest) ? placeAt(influence, interest) : undefined
}

export function isScore(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100
}

export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.influence === b?.influence && a?.interest === b?.interest
}
