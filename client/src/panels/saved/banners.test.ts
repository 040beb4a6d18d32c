import { closeCode } from '@commonground/shared/protocol/messages'
import { freshWorkshop } from '@commonground/shared/protocol/workshop'
import { expect, test } from 'vitest'
import type { Draft } from '../../session/session.ts'
import { type BannerFacts, banners } from './banners.ts'
import { savedText } from './savedText.ts'

const quiet: BannerFacts = {
  saved: { kind: 'saved', at: 1 },
  workshop: freshWorkshop,
  role: 'participant',
  drafts: [],
  setAside: 0,
  now: 1_000_000,
}
const draft: Draft = { at: 1, code: 'frozen', lines: [{ card: 'Library', field: 'Name', value: 'New' }] }
const keys = (facts: Partial<BannerFacts>) => banners({ ...quiet, ...facts }).map(({ key }) => key)

test('nothing stands above a board where all is well', () => {
  expect(keys({})).toEqual([])
})

test('O2 while offline the banner counts the changes kept on this device', () => {
  const [banner] = banners({ ...quiet, saved: { kind: 'offline', changes: 3 } })
  expect(banner?.text).toContain('3 changes')
  expect(banner?.canHide).toBeUndefined()
})

test('a viewer who is offline is not told of changes', () => {
  const [banner] = banners({ ...quiet, role: 'viewer', saved: { kind: 'offline', changes: 0 } })
  expect(banner?.text).not.toContain('changes')
})

test('trouble with the disk is named, and said once', () => {
  const facts: Partial<BannerFacts> = {
    saved: { kind: 'notSavedYet' },
    workshop: { ...freshWorkshop, trouble: 'disk-full' },
  }
  expect(keys(facts)).toEqual(['trouble'])
})

test('R17 that the board is full is told to those who write, and facilitators are led to where they make room', () => {
  const workshop = { ...freshWorkshop, full: true } as const
  const acts = (['viewer', 'participant', 'facilitator'] as const).map((role) =>
    banners({ ...quiet, workshop, role })
      .filter(({ key }) => key === 'full')
      .map(({ act }) => act?.kind),
  )
  expect(acts).toEqual([[], [undefined], ['showSettings']])
})

test('who may lift the freeze gets the button that lifts it', () => {
  const workshop = { ...freshWorkshop, frozen: true }
  expect(banners({ ...quiet, workshop })[0]?.act).toBeUndefined()
  expect(banners({ ...quiet, workshop, role: 'facilitator' })[0]?.act?.kind).toBe('unfreeze')
})

test('O4 changes that were turned down stay in sight after the end', () => {
  expect(keys({ saved: { kind: 'ended', code: closeCode.invalid }, drafts: [draft] })).toEqual([
    'ended',
    'drafts',
  ])
})

test('records set aside and a recovered board are told and can be hidden', () => {
  const shown = banners({
    ...quiet,
    setAside: 2,
    workshop: { ...freshWorkshop, recovered: { at: 1 } },
  })
  expect(shown.map(({ canHide }) => canHide)).toEqual([true, true])
})

test('O1 the saved state says “Saved” for nothing but what the server confirmed', () => {
  const label = (saved: BannerFacts['saved']) => savedText(saved, false).label
  expect(label({ kind: 'saved', at: 1 })).toBe('Saved')
  const others = [
    label({ kind: 'opening' }),
    label({ kind: 'saving' }),
    label({ kind: 'notSavedYet' }),
    label({ kind: 'offline', changes: 1 }),
    label({ kind: 'onlyHere', changes: 1 }),
    label({ kind: 'ended', code: 4403 }),
  ]
  expect(others).not.toContain('Saved')
  expect(new Set(others).size).toBe(6)
})

test('a viewer is never told that something of theirs was saved', () => {
  expect(savedText({ kind: 'saved', at: 1 }, true).label).toBe('Viewing only')
})

test('W12 while a freeze takes hold people are told to finish, and then that the board rests', () => {
  const frozen = { ...freshWorkshop, frozen: true, frozenFrom: 1_002_000 }
  expect(keys({ workshop: frozen })).toEqual(['freezing'])
  expect(keys({ workshop: frozen, now: 1_002_000 })).toEqual(['frozen'])
  expect(keys({ workshop: frozen, role: 'facilitator' })).toEqual(['frozen'])
})

test('W2 on the day of a workshop everyone is shown the way to its result', () => {
  const workshop = { ...freshWorkshop, closedAt: 900_000 }
  expect(keys({ workshop })).toEqual(['closed900000'])
  expect(keys({ workshop, now: 900_000 + 25 * 60 * 60_000 })).toEqual([])
})

test('O11 offline, no answer and a network that stops what is live each have their own words', () => {
  const offline = { kind: 'offline', changes: 0 } as const
  const states = [offline, { ...offline, why: 'away' }, { ...offline, why: 'blocked' }] as const
  for (const role of ['participant', 'viewer'] as const) {
    const said = states.map((saved) => banners({ ...quiet, role, saved })[0]?.text)
    expect(new Set(said).size).toBe(3)
    expect(said.filter((text) => text?.includes('You are offline')).length).toBe(1)
    expect(said[2]).toContain('This network stops the live connection')
  }
  expect(new Set(states.map((saved) => savedText(saved, false).label)).size).toBe(3)
})

test('R13 the slower line is named in words beside “Saved”', () => {
  const saved = { kind: 'saved', at: 1, isSlower: true } as const
  expect(savedText(saved, false).label).toBe('Saved – slower line')
  expect(savedText(saved, false).about).toContain('Live over a slower line')
  expect(savedText(saved, true).label).toContain('Viewing only')
})
