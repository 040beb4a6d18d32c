import { ballotShapes } from '@commonground/shared/activities/ballotShapes'
import { type StampedAnswers, withStamps } from '@commonground/shared/activities/stampedAnswers'
import { BoardError } from '@commonground/shared/base/boardError'
import { type CardId, newCardId, newParticipantId, type RoundId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BallotParts } from '../../client/src/session/ballotCopy.ts'
import { type BallotKeeper, createBallotKeeper } from '../../client/src/session/ballotKeeper.ts'
import { TestWorkshop } from '../../server/src/rooms/workshop.testing.ts'

interface Places {
  readonly places: Readonly<Record<string, { readonly influence: number; readonly interest: number }>>
}

/** The fate of one request. */
type Fate = 'arrives' | 'request lost' | 'answer lost' | 'arrives late' | 'is slow'

type Act =
  | { readonly do: 'answer' | 'clear'; readonly tab: number; readonly card: number }
  | { readonly do: 'refresh' | 'reload' | 'duplicate'; readonly tab: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'fate'; readonly fate: Fate }
  | { readonly do: 'close' | 'reopen' }

// Taken before the clock is the test's own.
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

/** One person's round on a real server, answered in tabs whose requests fare as the script says. */
class Room {
  readonly cards: readonly CardId[]
  readonly round: RoundId
  readonly tabs: Tab[] = []
  fate: Fate = 'arrives'
  /** Every change ever made of each card, in order; nothing stands for taking it back. */
  readonly made = new Map<CardId, (number | undefined)[]>()
  /** The answer that a tab showed for a card while it said saved. */
  readonly shownSaved = new Map<CardId, Set<number>>()
  readonly #participant = newParticipantId()
  readonly #fay = newParticipantId()
  #count = 0

  constructor(cards: readonly CardId[]) {
    this.cards = cards
    const { round } = this.command({ type: 'openRound', kind: 'blindPlacing', setup: { cards } })
    if (!round) throw new Error('There is no round')
    this.round = round.id
  }

  command(what: Parameters<typeof workshop.rooms.workshops.command>[2]) {
    return workshop.rooms.workshops.command(workshop.board, this.#fay, what)
  }

  next(): number {
    this.#count += 1
    return this.#count
  }

  own() {
    return { board: workshop.board, round: this.round, participant: this.#participant }
  }

  server(): Places['places'] {
    const { ballot } = workshop.rooms.ballots.own(this.own())
    return (ballot as Places | null)?.places ?? {}
  }

  /** A request to the server, on its way through a network that may lose or delay it. */
  async through<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const { fate } = this
    const lost = new BoardError('unreachable')
    if (fate === 'request lost') throw lost
    if (fate === 'arrives late') {
      setTimeout(() => void ask().catch(() => {}), 15_000)
      throw lost
    }
    if (fate === 'is slow') await new Promise((resolve) => setTimeout(resolve, 3_700))
    const answer = await ask()
    if (fate === 'answer lost') throw lost
    return answer
  }

  /** Remembers what is said to be saved. */
  look(): void {
    for (const { keeper } of this.tabs) {
      if (keeper.state.get().kind !== 'saved') continue
      for (const card of this.cards) {
        const value = keeper.ballot.get().places[card]?.influence
        if (value !== undefined) this.shownSaved.get(card)?.add(value)
      }
    }
  }

  /** Nothing that was shown as saved is gone, but for what this person did to that very card afterwards. */
  lost(): readonly string[] {
    const now = this.server()
    return this.cards.flatMap((card) => {
      const made = this.made.get(card) ?? []
      return [...(this.shownSaved.get(card) ?? [])].flatMap((value) => {
        const later = made.slice(made.indexOf(value) + 1)
        const held = now[card]?.influence
        return held === value || later.includes(held) ? [] : [`${value} of ${made.join()} is ${held}`]
      })
    })
  }
}

class Tab {
  readonly keeper: BallotKeeper<Places>
  memory: BallotParts | undefined
  #isGone = false

  constructor(room: Room, memory: BallotParts | undefined) {
    this.memory = memory
    const { answersOf, ballotOf } = ballotShapes.blindPlacing
    const stamped = ({ ballot, at }: ReturnType<typeof workshop.rooms.ballots.own>): StampedAnswers =>
      withStamps(ballot ? answersOf(ballot as Places) : new Map(), at)
    const ask = async <Answer>(what: () => Promise<Answer>): Promise<Answer> => {
      if (this.#isGone) throw new BoardError('unreachable')
      return room.through(what)
    }
    this.keeper = createBallotKeeper<Places>({
      shape: { answersOf, ballotOf },
      read: () => ask(async () => stamped(workshop.rooms.ballots.own(room.own()))),
      send: ({ answers, stamps }) =>
        ask(async () => {
          const change = { ballot: ballotOf(answers), at: Object.fromEntries(stamps) }
          return stamped(await workshop.rooms.ballots.keep(room.own(), change))
        }),
      memory: {
        read: () => this.memory,
        write: (parts) => {
          if (!this.#isGone) this.memory = parts
        },
      },
      later: (act, afterMs) => {
        const timer = setTimeout(act, afterMs)
        return () => clearTimeout(timer)
      },
      now: Date.now,
      onSaved: () => {
        for (const tab of room.tabs) if (tab !== this) tab.keeper.refresh()
      },
      noRoom: { keeps: false, tell: () => {} },
    })
  }

  /** As a page that is closed by force: nothing of it leaves any more. */
  end(): void {
    this.#isGone = true
    this.keeper.close()
  }
}

const which = fc.nat({ max: 5 })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), tab: which, card: which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clear' as const), tab: which, card: which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('refresh', 'reload', 'duplicate' as const), tab: which }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(60, 600, 4_000, 20_000) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fate' as const),
      fate: fc.constantFrom<Fate>('arrives', 'request lost', 'answer lost', 'arrives late', 'is slow'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close', 'reopen' as const) }) },
)

async function play(room: Room, script: readonly Act[]): Promise<void> {
  room.tabs.push(new Tab(room, undefined), new Tab(room, undefined))
  for (const step of script) {
    // No two things are done in one moment.
    await vi.advanceTimersByTimeAsync(1)
    perform(room, step)
    if (step.do === 'pass') await vi.advanceTimersByTimeAsync(step.ms)
    room.look()
  }
  room.fate = 'arrives'
  room.command({ type: 'reopenRound', round: room.round })
  for (const { keeper } of room.tabs) keeper.refresh()
  await vi.advanceTimersByTimeAsync(60_000)
  room.look()
}

function perform(room: Room, step: Act): void {
  switch (step.do) {
    case 'fate':
      room.fate = step.fate
      return
    case 'pass':
      return
    case 'close':
      room.command({ type: 'closeRound', round: room.round })
      return
    case 'reopen':
      room.command({ type: 'reopenRound', round: room.round })
      for (const { keeper } of room.tabs) keeper.flush()
      return
  }
  const at = step.tab % room.tabs.length
  const tab = room.tabs[at]
  if (!tab) return
  if (step.do === 'refresh') tab.keeper.refresh()
  else if (step.do === 'duplicate') {
    if (room.tabs.length < 4) room.tabs.push(new Tab(room, tab.memory))
  } else if (step.do === 'reload') {
    tab.end()
    room.tabs[at] = new Tab(room, tab.memory)
  } else if ('card' in step && tab.keeper.state.get().kind !== 'opening') change(room, tab, step)
}

function change(room: Room, { keeper }: Tab, step: Extract<Act, { readonly card: number }>): void {
  const card = room.cards[step.card % room.cards.length]
  if (!card) return
  const { [card]: before, ...others } = keeper.ballot.get().places
  const value = room.next()
  if (step.do === 'answer') {
    keeper.change({ places: { ...others, [card]: { influence: value / 10, interest: 50 } } })
    room.made.get(card)?.push(value / 10)
  } else if (before) {
    keeper.change({ places: others })
    room.made.get(card)?.push(undefined)
  }
}

test('W21 two tabs, reloads and lost connections in any order: what was shown as saved is in the ballot', async () => {
  process.stdout.write(`seed ${seed}\n`)
  const person = workshop.join()
  workshop.pass()
  await vi.advanceTimersByTimeAsync(200)
  const cards = ['Council', 'Library', 'School'].map((name) => {
    const id = newCardId()
    run(person.doc, addCards, { cards: [{ id, name }] }, { role: 'participant', now: 1 })
    return id
  })
  await vi.advanceTimersByTimeAsync(200)
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 60 }), async (script) => {
      const room = new Room(cards)
      for (const card of cards) {
        room.made.set(card, [])
        room.shownSaved.set(card, new Set())
      }
      try {
        await play(room, script)
        const server = room.server()
        for (const { keeper } of room.tabs) {
          expect(keeper.state.get().kind).toBe('saved')
          expect(keeper.ballot.get().places).toEqual(server)
        }
        expect(room.lost()).toEqual([])
      } finally {
        for (const tab of room.tabs) tab.end()
        room.command({ type: 'dropRound', round: room.round })
      }
    }),
    { seed, numRuns: 150 },
  )
})
