import type { ParticipantId } from '@commonground/shared/base/ids'
import { newParticipantId } from '@commonground/shared/base/ids'
import { expect, test } from 'vitest'
import { heldIn } from './sitting.ts'
import { freshStored } from './stored.ts'

test('W19 C11 people of one sector are counted together, however each of them wrote it', () => {
  const sectors = ['Health', ' health', 'HEALTH', 'Café', 'Cafe', '']
  const there: Record<ParticipantId, string> = {}
  for (const sector of sectors) there[newParticipantId()] = sector
  const { people } = heldIn({ state: { ...freshStored, there }, isUnclosed: false })
  expect(people).toEqual({ Health: 3, Café: 1, Cafe: 1, '': 1 })
})
