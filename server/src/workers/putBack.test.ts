import { type CardId, newParticipantId } from '@commonground/shared/base/ids'
import { recordKey } from '@commonground/shared/document/layout'
import type { Board } from '@commonground/shared/model/board'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TestPage, TestPast } from './pasts.testing.ts'

const numRuns = 40
const kinds = [
  'add',
  'name',
  'type',
  'empty',
  'move',
  'off',
  'sector',
  'remove',
  'restore',
  'meet',
  'fold',
] as const
interface Step {
  readonly who: number
  readonly kind: (typeof kinds)[number]
  readonly pick: number
}
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ who: fc.nat({ max: 2 }), kind: fc.constantFrom(...kinds), pick: fc.nat({ max: 99 }) }),
  { minLength: 5, maxLength: 60 },
)

interface Scene {
  readonly past: TestPast
  readonly pages: readonly TestPage[]
}

function scene(cards = 4): Scene {
  const past = new TestPast()
  const host = new TestPage(past, newParticipantId())
  for (let at = 0; at < cards; at += 1) {
    host.change(host.add(`Card ${at}`), {
      notes: 'As it was',
      sector: 'Health',
      place: { influence: 10, interest: 10 },
    })
  }
  host.meet()
  return { past, pages: [0, 1, 2].map(() => new TestPage(past, newParticipantId())) }
}

function act(
  { past, pages }: Scene,
  { who, kind, pick }: Step,
  mayPick = (_id: CardId): boolean => true,
): void {
  const page = pages[who]
  if (!page) return
  const { board } = page
  const live = [...board.cards.values()].filter(({ id }) => mayPick(id))
  const removed = [...board.removedCards.keys()].filter(mayPick)
  const card = live[pick % Math.max(1, live.length)]
  if (kind === 'add') page.add(`New ${pick}`)
  else if (kind === 'meet') page.meet()
  else if (kind === 'fold') past.fold()
  else if (kind === 'restore') {
    const id = removed[pick % Math.max(1, removed.length)]
    if (id) page.restore(id)
  } else if (card) write(page, card, { kind, pick })
}

function write(
  page: TestPage,
  { id, notes }: { readonly id: CardId; readonly notes: string },
  { kind, pick }: Pick<Step, 'kind' | 'pick'>,
): void {
  if (kind === 'name') page.change(id, { name: `Named ${pick}` })
  if (kind === 'type')
    page.change(id, { notes: `${notes.slice(0, pick % 9)}${pick}${notes.slice(pick % 9)}` })
  if (kind === 'empty') page.change(id, { notes: '' })
  if (kind === 'sector') page.change(id, { sector: `S${pick}` })
  if (kind === 'move') page.move(id, pick)
  if (kind === 'off') page.change(id, { place: undefined })
  if (kind === 'remove') page.remove(id)
}

/** What people see: when a card was removed is not said. */
function seen({ settings, cards, removedCards, ties, plan }: Board, isRemovedSeen = true): unknown {
  const plain = [...removedCards.values()].map(({ [recordKey.removedAt]: _at, ...card }) => card)
  const removed = isRemovedSeen ? plain.sort((a, b) => a.id.localeCompare(b.id)) : []
  return { settings, cards: new Map([...cards].sort()), removed, ties, plan }
}

const before = (past: TestPast): unknown => seen(past.board)

describe('putting a board back', () => {
  test('R27 gives the board of before any time, whoever did what, online or not; and undoing gives what was there', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (all, pick) => {
        const one = scene()
        for (const step of all) act(one, step)
        for (const page of one.pages) page.meet()
        const { past } = one
        const time = past.all[pick % past.all.length]?.at ?? 0
        const was = before(past)
        const host = newParticipantId()
        const { change } = past.putBack(host, { before: time })
        expect(seen(past.board, false)).toEqual(
          seen(
            past.boardOf(({ at }) => at < time),
            false,
          ),
        )
        past.putBack(host, { by: host, since: change, until: change })
        expect(seen(past.board)).toEqual(was)
      }),
      { numRuns },
    )
  })

  test('R28 taking back what one person did gives the board without them, where nobody else wrote the same', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const one = scene(6)
        const { past, pages } = one
        const cards = [...past.board.cards.keys()]
        const vandal = pages[0]
        // The board has one list of sectors, which all of them write.
        for (const step of all.filter(({ kind }) => kind !== 'sector')) {
          // The person works on their own cards and half of the old ones, the others on what is not theirs.
          const isTheirs = (id: CardId): boolean =>
            cards.includes(id) ? cards.indexOf(id) % 2 === 0 : past.makerOf(id) === vandal?.me
          act(one, step, (id) => isTheirs(id) === (step.who === 0))
        }
        for (const page of pages) page.meet()
        const was = before(past)
        const host = newParticipantId()
        const { change } = past.putBack(host, { by: vandal?.me ?? '' })
        expect(seen(past.board, false)).toEqual(
          seen(
            past.boardOf(({ participant, at }) => participant !== vandal?.me && at < change),
            false,
          ),
        )
        past.putBack(host, { by: host, since: change, until: change })
        expect(seen(past.board)).toEqual(was)
      }),
      { numRuns },
    )
  })

  test('R28 what somebody else wrote later stays, and so does a card they worked on', () => {
    const { past, pages } = scene(3)
    const [vandal, other] = pages
    if (!vandal || !other) throw new Error('Nobody is there')
    const [first, second, third] = [...past.board.cards.keys()] as [CardId, CardId, CardId]
    for (const id of [first, second, third]) vandal.change(id, { name: 'x', notes: '', place: undefined })
    const kept = vandal.add('Good idea')
    const gone = vandal.add('Spam')
    vandal.remove(third)
    vandal.meet()
    other.meet()
    other.change(first, { name: 'Clinic' })
    other.change(second, { notes: 'Anew' })
    other.change(kept, { sector: 'Health' })
    other.meet()
    vandal.meet()
    vandal.change(first, { name: 'y' })
    vandal.meet()
    const { effect } = past.putBack(newParticipantId(), { by: vandal.me })
    expect(effect).toEqual({ changed: 2, back: 1, gone: 1, others: 0 })
    const { cards, removedCards } = past.board
    expect(cards.get(first)).toMatchObject({ name: 'Clinic', notes: 'As it was', place: { influence: 10 } })
    expect(cards.get(second)).toMatchObject({ name: 'Card 1', notes: 'Anew' })
    expect(cards.get(third)).toMatchObject({ name: 'Card 2', notes: 'As it was' })
    expect(cards.get(kept)).toMatchObject({ name: 'Good idea', sector: 'Health' })
    expect(removedCards.has(gone)).toBe(true)
  })

  test('R27 who was offline meanwhile keeps what they had not sent', () => {
    const { past, pages } = scene(2)
    const [away, other] = pages
    if (!away || !other) throw new Error('Nobody is there')
    const [first, second] = [...past.board.cards.keys()] as [CardId, CardId]
    const time = past.now + 1
    other.change(first, { name: 'Wrong', notes: 'As it is' })
    other.meet()
    away.change(first, { notes: 'As it was, and more' })
    away.change(second, { sector: 'Housing' })
    const mine = away.add('Thought of on the train')
    past.putBack(newParticipantId(), { before: time })
    away.meet()
    expect(past.board.cards.get(first)).toMatchObject({ name: 'Card 0', notes: 'As it was, and more' })
    expect(past.board.cards.get(second)?.sector).toBe('Housing')
    expect(past.board.cards.has(mine)).toBe(true)
  })

  test('R28 it goes back as far as is kept and sound, and says how far that is', () => {
    const { past, pages } = scene(2)
    const [vandal] = pages
    if (!vandal) throw new Error('Nobody is there')
    const [first] = [...past.board.cards.keys()] as [CardId]
    vandal.change(first, { name: 'Before' })
    vandal.meet()
    past.fold()
    for (const name of ['Later', 'Last']) {
      vandal.change(first, { name })
      vandal.meet()
    }
    const reachesTo = past.now - 1
    past.forgetHistory()
    const { effect } = past.putBack(newParticipantId(), { before: 1 })
    expect(effect).toMatchObject({ changed: 1, reachesTo })
    expect(past.board.cards.get(first)?.name).toBe('Before')
  })

  test('R27 what is on the board already costs no change', () => {
    const { past } = scene()
    expect(past.putBack(newParticipantId(), { before: past.now + 1 }).updates).toEqual([])
  })
})
