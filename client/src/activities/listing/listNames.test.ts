import { maxListed } from '@commonground/shared/protocol/limits'
import { words } from '@commonground/shared/words/words'
import { describe, expect, test } from 'vitest'
import { listNames, pastedNames } from './listNames.ts'

const text = words.rounds.listing
const nobody = { own: [], board: [] }
const list = (names: readonly string[], known: Parameters<typeof listNames>[1] = nobody) =>
  listNames({ names, sector: 'Health' }, known)

describe('W15 one’s own list', () => {
  test('W15 a pasted list becomes its names, without bullets, numbers, notes and other cells', () => {
    const names = ['Town Council', 'Health Board', 'Tenants group']
    expect(pastedNames('• Town Council\n• Health Board\n• Tenants group\n')).toEqual(names)
    expect(pastedNames('1. Town Council\r\n2. Health Board\r\n3. Tenants group')).toEqual(names)
    expect(pastedNames('\n- Town Council\n\n- Health Board\n- Tenants group')).toEqual(names)
    expect(pastedNames('Town Council\tLocal\nHealth Board\tHealth\n\tTenants group')).toEqual(names)
    expect(pastedNames('Town Council\u2028\u200eHealth\u00ad Board\u2029Tenants group')).toEqual(names)
    expect(
      pastedNames('1. Town Council – meets on Mondays\n2. Health Board: pays\n3. Tenants group'),
    ).toEqual(names)
    expect(pastedNames(' \n\u200b\n')).toEqual([])
    expect(pastedNames('3 Rivers Trust')).toEqual(['3 Rivers Trust'])
  })

  test('W15 a name is listed once, however it is written, and it is said', () => {
    const { cards } = list(['Town Council'])
    const again = list(['  TOWN council'.trim()], { own: cards, board: [] })
    expect(again).toEqual({ cards, told: text.twice('TOWN council'), isWarning: true, isTaken: false })
    expect(list(['Café'], { own: list(['Cafe']).cards, board: [] }).cards).toHaveLength(2)
  })

  test('W15 a name that is on the board may be meant: it is added and said', () => {
    const found = list(['food bank'], { own: [], board: [{ name: 'Food Bank' }] })
    expect(found.cards).toHaveLength(1)
    expect(found).toMatchObject({ told: text.onBoard('food bank'), isTaken: true })
  })

  test('W15 of a long list as many are taken as one person may list, and it is said how many are not', () => {
    const own = list(Array.from({ length: 45 }, (_, at) => `Own ${at}`)).cards
    const found = list(['own 3', ...Array.from({ length: 9 }, (_, at) => `New ${at}`), 'new 0'], {
      own,
      board: [],
    })
    expect(found.cards).toHaveLength(maxListed)
    expect(found.told).toBe(text.pasted(5, 2, 4))
    expect(found.told).toBe(
      '5 names are on your list. 2 were there already. 4 did not fit: fifty are the most one person can list.',
    )
    expect(found.cards.every(({ sector }) => sector === 'Health')).toBe(true)
  })
})
