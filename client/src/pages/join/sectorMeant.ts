import { fold } from '@commonground/shared/base/fold'
import { defaultSectors } from '@commonground/shared/model/board'

/**
 * The usual sector that was meant by what was typed, so that one sector does not count as two: one that differs in
 * case and accents alone and, once it is taken from what is offered, the only one left there.
 */
export function sectorMeant(typed: string, isTaken = false): string {
  const letters = fold(typed.trim())
  if (letters === '') return typed
  const same = defaultSectors.find((sector) => fold(sector) === letters)
  const [only, other] = defaultSectors.filter((sector) => fold(sector).includes(letters))
  return same ?? (isTaken && only && !other ? only : typed)
}
