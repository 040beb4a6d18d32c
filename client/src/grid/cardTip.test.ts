import type { CardId } from '@commonground/shared/base/ids'
import { expect, test } from 'vitest'
import { createCardTip } from './cardTip.ts'

const [long, other, short] = ['long', 'other', 'short'] as CardId[] as [CardId, CardId, CardId]

function tipInHand() {
  let waiting: { act: () => void; afterMs: number } | undefined
  const tip = createCardTip({
    isCut: (card) => card !== short,
    later: (act, afterMs) => {
      const entry = { act, afterMs }
      waiting = entry
      return () => {
        if (waiting === entry) waiting = undefined
      }
    },
  })
  /** Lets the waiting step happen, if there is one. */
  const wait = (): CardId | undefined => {
    const due = waiting
    waiting = undefined
    due?.act()
    return tip.get()
  }
  return { tip, wait }
}

test('U4 a cut name is shown after a delay, by pointer and by keyboard; a whole name is not', () => {
  const { tip, wait } = tipInHand()
  tip.point(long)
  expect(tip.get()).toBeUndefined()
  expect(wait()).toBe(long)
  tip.point(undefined)
  expect(wait()).toBeUndefined()
  tip.focus(other)
  expect(wait()).toBe(other)
  tip.focus(short)
  wait()
  expect(wait()).toBeUndefined()
})

test('U4 it stays while it is pointed at, and a card passed over meanwhile does not take its place', () => {
  const { tip, wait } = tipInHand()
  tip.point(long)
  wait()
  tip.point(other)
  tip.point('tip')
  expect(wait()).toBe(long)
  tip.point(undefined)
  expect(wait()).toBeUndefined()
})

test('U4 dismissed, it comes again only after its card was left', () => {
  const { tip, wait } = tipInHand()
  tip.focus(long)
  wait()
  tip.dismiss()
  expect(tip.get()).toBeUndefined()
  expect(wait()).toBeUndefined()
  tip.focus(undefined)
  tip.focus(long)
  expect(wait()).toBe(long)
  tip.point('tip')
  tip.dismiss()
  expect(wait()).toBeUndefined()
  tip.point(long)
  expect(wait()).toBe(long)
})

test('U4 passing quickly over cards shows nothing', () => {
  const { tip, wait } = tipInHand()
  tip.point(long)
  tip.point(undefined)
  expect(wait()).toBeUndefined()
})

test('U4 when the map moves it goes at once; the card with the keyboard has it again after a rest', () => {
  const { tip, wait } = tipInHand()
  tip.focus(long)
  wait()
  tip.moved()
  expect(tip.get()).toBeUndefined()
  expect(wait()).toBe(long)
})
