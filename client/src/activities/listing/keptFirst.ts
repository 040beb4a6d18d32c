import type { Card } from '@commonground/shared/model/card'

/** Of two cards that may be one, the one that says more stays: a placed one, then one with more written on it. */
export function keptFirst(cards: readonly Card[]): readonly Card[] {
  return [...cards].sort((a, b) => said(b) - said(a))
}

const said = (card: Card): number =>
  (card.place ? 1000 : 0) + (card.relationship === 'unknown' ? 0 : 100) + Math.min(99, written(card))

const written = ({ description, notes, sector }: Card): number =>
  description.length + notes.length + sector.length
