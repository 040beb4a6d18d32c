import { readFileSync } from 'node:fs'
import type { RoundId } from '@commonground/shared/base/ids'
import type { Page } from '@playwright/test'
import { isOpen, linkFor, makeBoard } from './board.ts'
import { expect, type House, words } from './house.ts'
import { command, type Scripted, scripted } from './rounds.ts'
import { joinByCode, showCode, startWorkshop } from './workshop.ts'

/** A workshop with one facilitator, three people in three ways of working, and four more who answer by script. */
export interface Room {
  readonly fay: Page
  /** Keyboard alone. */
  readonly kay: Page
  /** A phone, taps alone. */
  readonly tom: Page
  readonly mo: Page
  readonly others: readonly Scripted[]
  /** Names that are on the list before the workshop, and those that come in the silent listing. */
  readonly known: readonly string[]
  readonly listed: readonly string[]
}

const rows = readFileSync(new URL('../../fixtures/childPoverty.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const named = (isKnown: boolean) => rows.filter((row) => (row[7] ?? '').startsWith('Pre-loaded') === isKnown)

/** The board with the known partners without numbers, a running agenda, and everybody in by the code. */
export async function openRoom(house: House): Promise<Room> {
  const fay = await house.visitor()
  await makeBoard(fay, 'blank', 'Local child poverty partnership')
  await bringIn(
    fay,
    named(true).map(([name, sector, description]) => `${name},${sector},${description}`),
  )
  const link = await linkFor(fay, 'participant')
  await startWorkshop(fay)
  const code = await showCode(fay)
  const kay = await house.visitor()
  const tom = await house.visitor({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  const mo = await house.visitor()
  for (const [page, name] of [
    [kay, 'Kay'],
    [tom, 'Tom'],
    [mo, 'Mo'],
  ] as const) {
    await joinByCode(page, code, name)
    await isOpen(page)
  }
  await fay.keyboard.press('Escape')
  const others = await Promise.all(
    ['Ann', 'Bea', 'Cal', 'Dot'].map((name, at) => scripted(link, name, at < 3 ? 'Health' : 'Housing')),
  )
  return {
    fay,
    kay,
    tom,
    mo,
    others,
    known: named(true).map(([name]) => name ?? ''),
    listed: named(false).map(([name]) => name ?? ''),
  }
}

/** Brings cards in by pasting lines of name, sector and description. */
export async function bringIn(fay: Page, lines: readonly string[]): Promise<void> {
  const { import: text } = words.transfer
  await fay.getByRole('button', { name: words.pages.board.menu, exact: true }).click()
  await fay.getByRole('menuitem', { name: words.pages.board.menuImport }).click()
  await fay.getByLabel(text.paste).fill(['name,sector,description', ...lines].join('\n'))
  await fay.getByRole('button', { name: text.preview }).click()
  await fay.getByRole('button', { name: text.perform(lines.length) }).click()
  await fay.keyboard.press('Escape')
  await isOpen(fay)
}

/** The round that is under way. */
export async function roundNow(fay: Page): Promise<RoundId> {
  const { round } = await command(fay, { type: 'cursors', on: true })
  expect(round).toBeDefined()
  if (!round) throw new Error('No round is under way')
  return round.id
}
