import { newCardId, newRoundId } from '@commonground/shared/base/ids'
import {
  freshWorkshop,
  type Round,
  type RoundOf,
  type StageKind,
  type WorkshopState,
} from '@commonground/shared/protocol/workshop'
import { expect, test } from 'vitest'
import { raters, revealedPlacing, showing, whereShown } from './showing.ts'

const card = newCardId()
const progress = { begun: 0, half: 0, done: 0 }

function placing(state: Round['state'], after?: RoundOf<'blindPlacing'>['id']): RoundOf<'blindPlacing'> {
  const setup = { cards: [card], ...(after && { after }) }
  return { id: newRoundId(), kind: 'blindPlacing', setup, openedAt: 0, state, progress }
}

const vote = (state: Round['state']): Round => ({
  id: newRoundId(),
  kind: 'dotVote',
  setup: { cards: [card], dots: 3, most: 1 },
  openedAt: 0,
  state,
  progress,
})

const at = (kind: StageKind, rest: Partial<WorkshopState>): WorkshopState => ({
  ...freshWorkshop,
  agenda: [{ id: 'stage-one', kind, title: kind, minutes: 0, prompt: '', tools: [] }],
  stage: 0,
  ...rest,
})

test('W3 in a placing round participants have their private copy, also after the close', () => {
  for (const state of ['open', 'closed'] as const) {
    const shown = showing(at('placing', { round: placing(state) }), 'participant', {})
    expect(shown.kind).toBe('ballot')
  }
})

test('W17 a closed round the workshop moved on from stands in nobody’s way, and can still be shown', () => {
  const round = placing('closed')
  for (const kind of ['talk', 'label', 'choose', 'close'] as const) {
    const workshop = at(kind, { round })
    expect(showing(workshop, 'participant', {})).toEqual({ kind: 'board', isAside: false })
    expect(showing(workshop, 'viewer', {})).toEqual({ kind: 'board', isAside: false })
    expect(showing(workshop, 'facilitator', {})).toEqual({ kind: 'left', round })
  }
  expect(showing(at('reveal', { round }), 'facilitator', {})).toMatchObject({ kind: 'board', round })
})

test('W17 once the workshop is over nothing of a round covers the board, shown or not', () => {
  const over = [
    { ...at('placing', {}), stage: -1 },
    { ...at('placing', {}), stage: -1, closedAt: 5 },
  ]
  for (const workshop of over) {
    for (const round of [placing('open'), placing('closed'), vote('open'), vote('closed')]) {
      expect(showing({ ...workshop, round }, 'participant', {})).toEqual({ kind: 'board', isAside: false })
      expect(showing({ ...workshop, round }, 'facilitator', { joins: round.id })).toEqual({
        kind: 'left',
        round,
      })
    }
    for (const round of [placing('revealed'), vote('revealed')])
      expect(showing({ ...workshop, round }, 'facilitator', {})).toEqual({ kind: 'board', isAside: false })
  }
})

test('W17 a result is shown where the room is when it can be, and else where that is said before', () => {
  const kinds = ['placing', 'reveal', 'talk', 'label', 'choose', 'plan', 'close'] as const
  const agenda = kinds.map((kind) => ({ ...at(kind, {}).agenda[0], id: kind })) as WorkshopState['agenda']
  const during = (kind: (typeof kinds)[number]) => ({ ...freshWorkshop, agenda, stage: kinds.indexOf(kind) })
  for (const kind of ['placing', 'reveal', 'talk'] as const)
    expect(whereShown(placing('closed'), during(kind))).toEqual({ kind: 'here' })
  expect(whereShown(placing('closed'), during('label'))).toEqual({ kind: 'stage', at: 2 })
  expect(whereShown(vote('closed'), during('plan'))).toEqual({ kind: 'here' })
  expect(whereShown(vote('closed'), during('close'))).toEqual({ kind: 'stage', at: 5 })
  expect(whereShown(placing('closed'), freshWorkshop)).toEqual({ kind: 'here' })
  const stopped = { ...freshWorkshop, agenda, stage: -1 }
  expect(whereShown(placing('closed'), stopped)).toEqual({ kind: 'stage', at: 2 })
  expect(whereShown(placing('closed'), { ...stopped, closedAt: 5 })).toEqual({ kind: 'page' })
  expect(whereShown(vote('closed'), at('label', {}))).toEqual({ kind: 'page' })
})

test('W3 a facilitator sees how far people are, and places too only when asked', () => {
  const round = placing('open')
  expect(showing(at('placing', { round }), 'facilitator', {}).kind).toBe('board')
  expect(showing(at('placing', { round }), 'facilitator', { joins: round.id }).kind).toBe('ballot')
})

test('W3 a viewer answers nothing and is shown no result', () => {
  expect(showing(at('placing', { round: placing('open') }), 'viewer', {}).kind).toBe('board')
  expect(showing(at('reveal', { round: placing('revealed') }), 'viewer', {}).kind).toBe('board')
})

test('W5 a revealed round is what the room looks at, until it is put aside or the stage is another', () => {
  const round = placing('revealed')
  expect(showing(at('reveal', { round }), 'participant', {}).kind).toBe('result')
  expect(showing(at('reveal', { round }), 'participant', { aside: round.id }).kind).toBe('board')
  expect(showing(at('plan', { round }), 'participant', {})).toEqual({ kind: 'board', isAside: false })
  expect(showing({ ...freshWorkshop, round }, 'participant', {}).kind).toBe('result')
})

test('a card is placed again in private while a facilitator keeps the result in view', () => {
  const base = placing('revealed')
  const again = placing('open', base.id)
  const workshop = at('talk', { round: again, earlier: [base] })
  expect(showing(workshop, 'participant', {})).toEqual({ kind: 'ballot', round: again })
  expect(showing(workshop, 'facilitator', {})).toMatchObject({ kind: 'result', open: again })
})

test('before and after belong together: the first round, and for each card the latest after a talk', () => {
  const base = placing('revealed')
  const [first, second] = [placing('revealed', base.id), placing('revealed', base.id)]
  const found = revealedPlacing({ ...freshWorkshop, round: second, earlier: [base, first] })
  expect(found?.base).toBe(base)
  expect([...(found?.again.values() ?? [])]).toEqual([second])
})

test('a new placing round of the whole list takes the place of the old result', () => {
  const workshop = at('placing', { round: placing('open'), earlier: [placing('revealed')] })
  expect(showing(workshop, 'facilitator', {})).toMatchObject({ kind: 'board', round: workshop.round })
})

test('a vote stands over the board, and its result goes with its stage', () => {
  expect(showing(at('choose', { round: vote('open') }), 'participant', {}).kind).toBe('board')
  const revealed = vote('revealed')
  expect(showing(at('choose', { round: revealed }), 'participant', {})).toMatchObject({ round: revealed })
  expect(showing(at('close', { round: revealed }), 'participant', {})).toEqual({
    kind: 'board',
    isAside: false,
  })
})

test('W17 what was listed goes with its stage: who is missing is looked for on the board', () => {
  const round: Round = { ...vote('revealed'), kind: 'silentListing', setup: { prompt: '' } }
  expect(showing(at('listing', { round }), 'participant', {})).toMatchObject({ round })
  for (const role of ['participant', 'facilitator'] as const)
    expect(showing(at('missing', { round }), role, {})).toEqual({ kind: 'board', isAside: false })
})

test('raters are people, not tabs, without facilitators, and never fewer than have begun', () => {
  const here = [
    { participantId: 'a', role: 'participant' as const },
    { participantId: 'a', role: 'participant' as const },
    { participantId: 'b', role: 'participant' as const },
    { participantId: 'c', role: 'viewer' as const },
    { participantId: 'f', role: 'facilitator' as const },
  ]
  expect(raters(here, placing('open'))).toBe(2)
  expect(raters(here, { ...placing('open'), progress: { begun: 5, half: 1, done: 0 } })).toBe(5)
})
