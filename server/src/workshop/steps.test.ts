import {
  type CardId,
  newCardId,
  newParticipantId,
  newRoundId,
  newSittingId,
  type RoundId,
} from '@commonground/shared/base/ids'
import { isResting, type Stage, type WorkshopCommand } from '@commonground/shared/protocol/workshop'
import { describe, expect, it } from 'vitest'
import { workshopToKeep } from './held.ts'
import type { Moment } from './moment.ts'
import { raiseHand, step, withoutPerson } from './steps.ts'
import { freshStored, readWorkshop, type StoredWorkshop, workshopState } from './stored.ts'

const by = newParticipantId()
const card = newCardId()
const progress = { begun: 3, half: 2, done: 1 }

const moment = (now: number): Moment => ({
  now,
  by,
  newRound: newRoundId(),
  newCode: 'CDFG-HJKM',
  newSitting: newSittingId(),
  here: () => new Map([[by, 'Health']]),
  hasCard: (id: CardId) => id === card,
  progress,
})

const stage = (id: string, fields: Partial<Stage> = {}): Stage => ({
  id,
  kind: 'free',
  title: id,
  minutes: 0,
  prompt: '',
  tools: ['edit'],
  ...fields,
})

const agenda = [
  stage('welcome', { minutes: 5, note: 'Secret note' }),
  stage('placing', { tools: [] }),
  stage('ending'),
]

/** The state after commands, one a second. */
function after(commands: readonly WorkshopCommand[], from: StoredWorkshop = freshStored): StoredWorkshop {
  return commands.reduce((state, command, at) => step(state, command, moment((at + 1) * 1000)), from)
}
const planned = after([{ type: 'setAgenda', agenda }])
const placing = { type: 'openRound', kind: 'blindPlacing', setup: { cards: [card] } } as const
const roundOf = ({ round }: StoredWorkshop) => round?.id ?? newRoundId()
const refusal = (state: StoredWorkshop, command: WorkshopCommand): unknown => {
  try {
    step(state, command, moment(9_000))
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

describe('stages', () => {
  it('W2 of two who move on from the same stage one does, and the other is told', () => {
    const moved = after([{ type: 'goToStage', from: -1, to: 0 }], planned)
    expect(moved.stage).toBe(0)
    expect(refusal(moved, { type: 'goToStage', from: -1, to: 0 })).toBe('moved-on')
    expect(refusal(moved, { type: 'goToStage', from: 0, to: 3 })).toBe('invalid')
  })

  it('W13 a stage with minutes starts its timer, one without has none', () => {
    const first = after([{ type: 'goToStage', from: -1, to: 0 }], planned)
    expect(first.timer).toEqual({ totalMs: 300_000, endsAt: 301_000 })
    expect(after([{ type: 'goToStage', from: 0, to: 1 }], first).timer).toBeUndefined()
  })

  it('W13 the clock of a stage that is held for a round starts with the round', () => {
    const listing = stage('list', { kind: 'listing', minutes: 4 })
    const here = after([
      { type: 'setAgenda', agenda: [listing] },
      { type: 'goToStage', from: -1, to: 0 },
    ])
    expect(here.timer).toBeUndefined()
    const opened = after([{ ...placing, minutes: listing.minutes }], here)
    expect(opened.timer).toEqual({ totalMs: 240_000, endsAt: 241_000 })
  })

  it('whoever edits the agenda does not move the room to another stage', () => {
    const second = after([{ type: 'goToStage', from: -1, to: 1 }], planned)
    const swapped = after([{ type: 'setAgenda', agenda: [...agenda].reverse() }], second)
    expect(swapped.agenda[swapped.stage]?.id).toBe('placing')
    const shorter = after([{ type: 'setAgenda', agenda: agenda.slice(0, 1) }], second)
    expect(shorter.stage).toBe(0)
    expect(after([{ type: 'setAgenda', agenda: [] }], second).stage).toBe(-1)
    expect(refusal(planned, { type: 'setAgenda', agenda: [stage('welcome'), stage('welcome')] })).toBe(
      'invalid',
    )
  })

  it('W12 a freeze takes hold two seconds after it was pressed, and pressing again does not delay it', () => {
    const frozen = after([{ type: 'freeze', frozen: true }])
    expect([2_999, 3_000].map((now) => isResting(frozen, now))).toEqual([false, true])
    // By the clock of a page that is behind it is no sooner frozen than by ours.
    expect([900, 0, -50_000].map((now) => isResting(frozen, now))).toEqual([false, false, false])
    expect(step(frozen, { type: 'freeze', frozen: true }, moment(2_000))).toBe(frozen)
    expect(isResting(after([{ type: 'freeze', frozen: false }], frozen), 9_000)).toBe(false)
  })

  it('W14 in a stage without tools the board rests as if frozen, with the same grace', () => {
    const second = after([{ type: 'goToStage', from: -1, to: 1 }], planned)
    expect([2_999, 3_000].map((now) => isResting(second, now))).toEqual([false, true])
    const frozenToo = step(second, { type: 'freeze', frozen: true }, moment(8_000))
    expect(isResting(frozenToo, 8_000)).toBe(true)
    expect(isResting(after([{ type: 'goToStage', from: 1, to: 2 }], second), 9_000)).toBe(false)
  })

  it('W2 a workshop is closed once, and may begin again', () => {
    const command = { type: 'close', version: 'May', reviewOn: '2026-12-01' } as const
    const closed = after(
      [{ type: 'goToStage', from: -1, to: 0 }, { type: 'code', open: true }, command],
      planned,
    )
    expect(closed).toMatchObject({ stage: -1, closedAt: 3_000, reviewOn: '2026-12-01' })
    expect(closed).not.toHaveProperty('timer')
    expect(closed).not.toHaveProperty('code')
    expect(refusal(closed, command)).toBe('moved-on')
    expect(after([{ type: 'goToStage', from: -1, to: 0 }], closed)).not.toHaveProperty('closedAt')
  })

  it('W17 a workshop begun again has no round of the last one, and going back into a closed one keeps them', () => {
    const first = after(
      [{ type: 'goToStage', from: -1, to: 0 }, { type: 'settle', card, outcome: 'agreed' }, placing],
      planned,
    )
    const shown = step(first, { type: 'revealRound', round: roundOf(first) }, moment(4_000))
    const closed = step(shown, { type: 'close', version: 'May', reviewOn: '2026-12-01' }, moment(5_000))
    const again = after([{ type: 'goToStage', from: -1, to: 0 }], closed)
    expect(again).toMatchObject({ stage: 0, earlier: [], outcomes: {} })
    expect(again).not.toHaveProperty('round')
    expect(again).not.toHaveProperty('reviewOn')
    expect(after([{ type: 'goToStage', from: -1, to: 2 }], closed).round?.id).toBe(roundOf(first))
  })
})

describe('workshops that were held', () => {
  const stages = (...ids: string[]): WorkshopCommand => ({
    type: 'setAgenda',
    agenda: ids.map((id) => stage(id)),
  })
  const go = (from: number, to: number): WorkshopCommand => ({ type: 'goToStage', from, to })
  const settle: WorkshopCommand = { type: 'settle', card, outcome: 'agreed' }
  const close: WorkshopCommand = { type: 'close', version: 'May' }
  const begun = after([go(-1, 0)], planned)
  /** The state after one more step, and the workshop that has to get its row with it. */
  const ends = (state: StoredWorkshop, command: WorkshopCommand) => {
    const next = step(state, command, moment(60_000))
    return { next, kept: workshopToKeep(state, next) }
  }

  it('W19 a close gives the workshop its row, once, with who was there', () => {
    const { next, kept } = ends(after([settle], begun), close)
    expect(kept).toMatchObject({
      isUnclosed: false,
      state: { outcomes: { [card]: 'agreed' }, there: { [by]: 'Health' } },
    })
    expect(next.sitting).toBeDefined()
    expect(refusal(next, close)).toBe('moved-on')
    expect(refusal(next, settle)).toBe('moved-on')
    expect(ends(next, { type: 'cursors', on: false }).kept).toBeUndefined()
  })

  it.each<[string, StoredWorkshop, WorkshopCommand]>([
    ['stopped and begun again', after([settle, go(0, -1)], begun), go(-1, 0)],
    ['stopped, and another agenda taken', after([settle, go(0, -1)], begun), stages('another')],
    ['stopped, and its agenda thrown away', after([settle, go(0, -1)], begun), stages()],
    ['under way, and another agenda taken', after([settle], begun), stages('another')],
    ['held without an agenda', after([settle]), stages('another')],
    ['of stages alone', after([go(0, 1), go(1, -1)], begun), go(-1, 0)],
  ])('W19 one that was not closed gets its row when another begins: %s', (_title, state, command) => {
    const { next, kept } = ends(state, command)
    expect(kept).toEqual({ state, isUnclosed: true })
    expect(next).toMatchObject({ outcomes: {}, earlier: [] })
    expect(next).not.toHaveProperty('heldAt')
    expect(ends(next, stages('a third')).kept).toBeUndefined()
  })

  it('W19 a look at the first stage, and a round nobody was shown, are no workshop', () => {
    const looked = after([go(0, -1)], begun)
    expect(ends(looked, go(-1, 0)).kept).toBeUndefined()
    const open = after([placing], begun)
    const dropped = after([{ type: 'dropRound', round: roundOf(open) }, go(0, -1)], open)
    expect(ends(dropped, go(-1, 0)).kept).toBeUndefined()
  })

  it('W19 answers that wait to be shown go on with their workshop, and it is the same one', () => {
    const stopped = after([settle, placing, go(0, -1)], begun)
    for (const command of [go(-1, 0), stages('another')]) {
      const { next, kept } = ends(stopped, command)
      expect(kept).toBeUndefined()
      expect(next).toMatchObject({ round: stopped.round, outcomes: stopped.outcomes, begunAt: begun.begunAt })
    }
  })

  it('W19 resuming a stopped one, and changing part of its agenda, keep it whole', () => {
    const stopped = after([settle, go(0, -1)], begun)
    expect(ends(stopped, go(-1, 2)).next).toMatchObject({
      outcomes: stopped.outcomes,
      begunAt: begun.begunAt,
    })
    expect(ends(stopped, stages('ending', 'another')).next.outcomes).toEqual(stopped.outcomes)
  })

  it('W19 a closed one that is gone back into keeps its row, and has another only when more comes of it', () => {
    const closed = ends(after([settle], begun), close).next
    expect(ends(closed, go(-1, 0))).toMatchObject({
      kept: undefined,
      next: { sitting: closed.sitting, outcomes: {} },
    })
    const back = after([go(-1, 2), go(2, 1)], closed)
    expect(back).toMatchObject({ outcomes: closed.outcomes, sitting: closed.sitting })
    const left = after([go(1, -1)], back)
    expect(ends(left, go(-1, 0)).kept).toBeUndefined()
    const more = after([{ type: 'settle', card, outcome: 'differ' }, go(1, -1)], back)
    expect(ends(more, go(-1, 0)).kept).toMatchObject({ state: { outcomes: { [card]: 'differ' } } })
    const again = ends(back, close)
    expect(again.kept).toMatchObject({ isUnclosed: false })
    expect(again.next.sitting).not.toBe(closed.sitting)
  })

  it('W19 a round left unshown by a close is shown without another row', () => {
    const closed = ends(after([placing], begun), close).next
    const shown = after([{ type: 'revealRound', round: roundOf(closed) }], closed)
    expect(ends(shown, go(-1, 0)).kept).toBeUndefined()
  })

  it('W19 rounds beyond what the state has room for are remembered', () => {
    let state = begun
    for (let at = 0; at < 53; at += 1) {
      const open = after([{ type: 'openRound', kind: 'fairness', setup: {} }], state)
      state = after([{ type: 'revealRound', round: roundOf(open) }], open)
    }
    expect(state.earlier).toHaveLength(50)
    expect(state.past).toHaveLength(2)
    expect(readWorkshop(JSON.parse(JSON.stringify(state)))).toEqual(state)
    expect(after([go(0, -1), go(-1, 0)], state)).not.toHaveProperty('past')
  })

  it('W19 what a store of before holds has no row yet, whether it was closed or not', () => {
    const old = (state: StoredWorkshop): unknown => {
      const { sitting: _s, begunAt: _b, heldAt: _h, there: _t, past: _p, ...rest } = state
      return JSON.parse(JSON.stringify(rest))
    }
    const open = after([placing], begun)
    const shown = step(open, { type: 'revealRound', round: roundOf(open) }, moment(5_000))
    expect(readWorkshop(old(shown))).toMatchObject({ begunAt: 1_000, heldAt: 1_000 })
    const closed = step(shown, close, moment(7_000))
    expect(readWorkshop(old(closed))).toMatchObject({ begunAt: 1_000, heldAt: 7_000 })
    expect(readWorkshop(old(begun))).not.toHaveProperty('heldAt')
    expect(readWorkshop(JSON.parse(JSON.stringify(closed)))).toEqual(closed)
  })

  it('W19 nobody is told who was there, or what else is remembered for the row', () => {
    const state = { ...after([settle], begun), past: [newRoundId()] }
    for (const isFacilitator of [true, false]) {
      const told = workshopState(state, { now: 5, waiting: 0, progress }, isFacilitator)
      expect(JSON.stringify(told)).not.toMatch(/Health|there|begunAt|heldAt|past/)
    }
    expect(withoutPerson(state, by).there).toEqual({})
  })

  it.each<[string, WorkshopCommand]>([
    ['closed', close],
    ['stopped', go(0, -1)],
    ['left without an agenda', stages()],
  ])('W20 hands go down when the workshop is %s', (_title, command) => {
    const raised = raiseHand(begun, by, true)
    expect(after([go(0, 1)], raised).hands).toEqual([by])
    expect(after([command], raised).hands).toEqual([])
  })
})

describe('timer', () => {
  const running = after([{ type: 'startTimer', minutes: 2 }])

  it('W13 pausing keeps what is left, and going on takes it up again', () => {
    const paused = step(running, { type: 'pauseTimer' }, moment(31_000))
    expect(paused.timer).toEqual({ totalMs: 120_000, pausedWithMs: 90_000 })
    const resumed = step(paused, { type: 'resumeTimer' }, moment(500_000))
    expect(resumed.timer).toEqual({ totalMs: 120_000, endsAt: 590_000 })
  })

  it('W13 time is added to what is left, also when nothing is, and never taken below nothing', () => {
    expect(step(running, { type: 'addTime', minutes: 1 }, moment(31_000)).timer).toEqual({
      totalMs: 180_000,
      endsAt: 181_000,
    })
    expect(step(running, { type: 'addTime', minutes: 1 }, moment(900_000)).timer).toMatchObject({
      endsAt: 960_000,
    })
    expect(step(running, { type: 'addTime', minutes: -9 }, moment(31_000)).timer).toEqual({
      totalMs: 0,
      endsAt: 31_000,
    })
  })

  it('W2 a timer somebody stopped meanwhile cannot be paused', () => {
    const stopped = after([{ type: 'stopTimer' }], running)
    expect(refusal(stopped, { type: 'pauseTimer' })).toBe('moved-on')
  })
})

describe('rounds', () => {
  const open = after([placing])

  it('W2 of two who open a round one does, and a round is about cards of this board', () => {
    expect(open.round).toMatchObject({ kind: 'blindPlacing', setup: { cards: [card] }, state: 'open' })
    expect(refusal(open, placing)).toBe('moved-on')
    expect(refusal(freshStored, { ...placing, setup: { cards: [newCardId()] } })).toBe('card-missing')
    for (const setup of [undefined, {}, { cards: [] }, { cards: [card, card] }, { cards: ['__proto__'] }]) {
      expect(refusal(freshStored, { ...placing, setup })).toBe('invalid')
    }
  })

  it('W5 a round after a talk names a round whose result was talked about', () => {
    const revealed = after([{ type: 'revealRound', round: roundOf(open) }], open)
    const again = (about: RoundId) => ({ ...placing, setup: { cards: [card], after: about } })
    expect(after([again(roundOf(open))], revealed).round?.setup).toEqual({
      cards: [card],
      after: roundOf(open),
    })
    expect(refusal(revealed, again(newRoundId()))).toBe('invalid')
  })

  it('W4 a closed round can be opened again until it is revealed', () => {
    const round = roundOf(open)
    const closed = after([{ type: 'closeRound', round }], open)
    expect(closed.round).toMatchObject({ state: 'closed', progress })
    expect(step(closed, { type: 'closeRound', round }, moment(9))).toBe(closed)
    expect(after([{ type: 'reopenRound', round }], closed).round?.state).toBe('open')
    const revealed = after([{ type: 'revealRound', round }], closed)
    for (const type of ['closeRound', 'reopenRound', 'dropRound'] as const) {
      expect(refusal(revealed, { type, round })).toBe('round-closed')
      expect(refusal(open, { type, round: newRoundId() })).toBe('not-found')
    }
  })

  it.each<WorkshopCommand>([
    { type: 'close', version: 'May' },
    { type: 'goToStage', from: 0, to: -1 },
  ])(
    'W17 a round is closed with the workshop, keeps its answers and is not opened again: $type',
    (ending) => {
      const running = after([{ type: 'goToStage', from: -1, to: 0 }, placing], planned)
      const over = after([ending], running)
      expect(over.round).toMatchObject({ state: 'closed', closedAt: 1_000, progress })
      const round = roundOf(over)
      expect(refusal(over, { type: 'reopenRound', round })).toBe('moved-on')
      expect(after([{ type: 'revealRound', round }], over).round?.state).toBe('revealed')
      expect(refusal(after([{ type: 'dropRound', round }], over), placing)).toBe('moved-on')
    },
  )

  it('W5 revealing again changes nothing, also when another round has begun since', () => {
    const round = roundOf(open)
    const revealed = after([{ type: 'revealRound', round }], open)
    expect(revealed.round?.state).toBe('revealed')
    expect(step(revealed, { type: 'revealRound', round }, moment(9))).toBe(revealed)
    const next = after([placing], revealed)
    expect(next.earlier.map(({ id }) => id)).toEqual([round])
    expect(step(next, { type: 'revealRound', round }, moment(9))).toBe(next)
  })

  it('W1 of a round that is over the state keeps no cards, but of those placed again', () => {
    const vote = { type: 'openRound', kind: 'dotVote', setup: { cards: [card], dots: 3, most: 1 } } as const
    const shown = (state: StoredWorkshop): StoredWorkshop =>
      after([{ type: 'revealRound', round: roundOf(state) }], state)
    const first = shown(after([placing]))
    const again = { cards: [card], after: roundOf(first) }
    const second = shown(after([{ ...placing, setup: again }], first))
    const next = after([placing], shown(after([vote], second)))
    expect(next.earlier.map(({ setup }) => setup)).toEqual([
      { cards: [] },
      again,
      { cards: [], dots: 3, most: 1 },
    ])
    expect(next.round?.setup).toEqual({ cards: [card] })
    expect(readWorkshop(JSON.parse(JSON.stringify(next)))).toEqual(next)
  })

  it('W13 a round opened with minutes starts the timer', () => {
    expect(after([{ ...placing, minutes: 3 }]).timer).toEqual({ totalMs: 180_000, endsAt: 181_000 })
  })
})

describe('the rest', () => {
  it('hands go up in order and come down one by one or all at once', () => {
    const [ann, bob] = [newParticipantId(), newParticipantId()]
    const both = raiseHand(raiseHand(freshStored, ann, true), bob, true)
    expect(both.hands).toEqual([ann, bob])
    expect(raiseHand(both, ann, true)).toBe(both)
    expect(after([{ type: 'lowerHand', participant: ann }], both).hands).toEqual([bob])
    expect(after([{ type: 'lowerHand' }], both).hands).toEqual([])
  })

  it('nobody raises a hand or holds the room who was taken off the board', () => {
    const state = after([{ type: 'hold', on: true }], raiseHand(freshStored, by, true))
    expect(withoutPerson(state, newParticipantId())).toBe(state)
    expect(withoutPerson(state, by)).toEqual(freshStored)
  })

  it('talking, outcomes, summons, hold and cursors are kept as they were said', () => {
    const state = after([
      { type: 'talkAbout', card },
      { type: 'settle', card, outcome: 'differ' },
      { type: 'summon', view: { card } },
      { type: 'summon', view: { card } },
      { type: 'hold', on: true },
      { type: 'cursors', on: false },
      { type: 'showStep', step: 'dots' },
    ])
    expect(state).toMatchObject({
      talk: card,
      outcomes: { [card]: 'differ' },
      summon: { number: 2, by, view: { card } },
      hold: by,
      cursors: false,
      step: 'dots',
    })
    const ended = after([{ type: 'talkAbout' }, { type: 'settle', card }, { type: 'hold', on: false }], state)
    expect(ended.outcomes).toEqual({})
    expect(ended).not.toHaveProperty('talk')
    expect(ended).not.toHaveProperty('hold')
    expect(refusal(state, { type: 'talkAbout', card: newCardId() })).toBe('card-missing')
  })
})

describe('what is kept and told', () => {
  const full = after(
    [
      { type: 'goToStage', from: -1, to: 0 },
      placing,
      { type: 'code', open: true },
      { type: 'lobby', on: true },
    ],
    planned,
  )

  it('W1 a state comes back from the disk as it was, and what nobody here wrote is a fresh workshop', () => {
    expect(readWorkshop(JSON.parse(JSON.stringify(full)))).toEqual(full)
    expect(readWorkshop({ version: 1, frozen: true })).toEqual({ ...freshStored, frozen: true })
    for (const value of [undefined, null, 7, 'x', [], {}, { version: 2 }, { ...full, round: { id: 'x' } }]) {
      expect(readWorkshop(value)).toEqual(freshStored)
    }
  })

  it('W1 notes, code and who waits are told to facilitators only', () => {
    const condition = { now: 5, waiting: 2, progress }
    const own = workshopState(full, condition, true)
    expect(own).toMatchObject({ now: 5, code: 'CDFG-HJKM', waiting: 2, round: { progress } })
    expect(own.agenda[0]?.note).toBe('Secret note')
    const others = workshopState(full, condition, false)
    expect(JSON.stringify(others)).not.toMatch(/Secret note|CDFG|waiting/)
    expect(others).toMatchObject({ now: 5, lobby: true, round: { progress } })
  })
})
