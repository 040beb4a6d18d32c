import { existsSync, readFileSync } from 'node:fs'
import type { CardId, PlanLineId, TieId } from '@commonground/shared/base/ids'
import { migrate, migrations } from '@commonground/shared/document/migrations/migrations'
import { docFrom, versionOf } from '@commonground/shared/document/open'
import { readBoard } from '@commonground/shared/document/read'
import { describe, expect, test } from 'vitest'

const fixture = (version: number): URL => new URL(`fixtures/version${version}.bin`, import.meta.url)
const versions = migrations.map((migration) => migration.version)

test.each(versions)('D5 version %i has a fixture and the script that made it', (version) => {
  expect(existsSync(fixture(version))).toBe(true)
  expect(existsSync(new URL(`fixtures/makeVersion${version}.ts`, import.meta.url))).toBe(true)
})

test.each(versions)(
  'D5 the fixture of version %i opens as the newest version, with nothing set aside',
  (version) => {
    const doc = docFrom(readFileSync(fixture(version)))
    expect(versionOf(doc)).toBe(version)
    migrate(doc)
    expect(versionOf(doc)).toBe(versions.at(-1))
    const board = readBoard(doc)
    expect(board.setAside).toBe(0)
    expect(board.cards.size).toBeGreaterThan(0)
  },
)

describe('D5 a version 1 board reads today as it was written', () => {
  const board = readBoard(docFrom(readFileSync(fixture(1))))

  test('D5 settings', () => {
    expect(board.settings).toMatchObject({
      title: 'Fixture of version 1',
      question: 'Who matters?',
      influenceLine: 60,
      interestLine: 50,
      sectors: ['Health', 'Media', 'Community', 'Local authority'],
    })
  })

  test('D5 cards, live and removed', () => {
    expect(board.cards.get('library1' as CardId)).toMatchObject({
      name: 'Library',
      description: 'Open late',
      attitude: 'champion',
      groups: ['parents'],
      notes: 'Ask again in May',
      affected: 80,
      anchor: true,
      locked: false,
    })
    expect(board.cards.get('council1' as CardId)).toMatchObject({
      place: { influence: 92.5, interest: 58 },
      relationship: 'strong',
      locked: true,
    })
    expect(board.removedCards.get('school01' as CardId)).toMatchObject({
      voice: 'spokenFor',
      role: ['delivers', 'affected'],
      removedAt: 1_700_000_000_000,
    })
  })

  test('D5 ties and plan lines', () => {
    expect(board.ties.get('tie00001' as TieId)).toMatchObject({
      kind: 'funds',
      label: 'yearly',
      from: 'council1',
    })
    expect(board.plan.get('plan0001' as PlanLineId)).toMatchObject({
      action: 'Invite',
      owner: 'Sam',
      due: '2026-12-01',
    })
  })
})
