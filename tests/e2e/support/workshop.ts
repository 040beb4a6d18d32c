import type { AgendaName } from '@commonground/shared/templates/agendas'
import type { Locator, Page } from '@playwright/test'
import { sidePanel } from './board.ts'
import { expect, words } from './house.ts'

const text = words.workshop

/** The bar of the running workshop. */
export const stageBar = (page: Page): Locator => page.getByRole('region', { name: text.bar.region })

/** The one button that moves on. */
export const nextStage = (page: Page): Locator => stageBar(page).getByRole('button', { name: /^Next:/ })

export const stageTitle = (page: Page): Locator => stageBar(page).getByRole('heading', { level: 2 })

/** Moves on, and waits until the next stage is there: a second press before would be about the same step. */
export async function moveOn(page: Page): Promise<void> {
  const before = (await stageTitle(page).textContent()) ?? ''
  await nextStage(page).click()
  await expect(stageTitle(page)).not.toHaveText(before)
}

/** The panel with the agenda, opened from the top bar. */
export async function openAgenda(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: words.pages.board.workshop, exact: true }).click()
  return sidePanel(page, text.agenda.title)
}

/** Takes a ready-made agenda and starts the workshop with it. */
export async function startWorkshop(page: Page, agenda: AgendaName = 'full'): Promise<void> {
  const panel = await openAgenda(page)
  await panel.getByRole('button', { name: words.agendas.scripts[agenda].title }).click()
  await panel.getByRole('button', { name: text.bar.begin }).click()
  await expect(stageTitle(page)).toBeVisible()
}

/** Chooses an entry of the facilitator's menu. */
export async function facilitate(page: Page, entry: string): Promise<void> {
  await stageBar(page).getByRole('button', { name: text.facilitate.menu }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** Opens the code and reads it from the wall. */
export async function showCode(page: Page): Promise<string> {
  await facilitate(page, text.facilitate.code)
  const dialog = page.getByRole('dialog', { name: text.code.title })
  const code = await dialog.locator('.code-letters [aria-hidden]').textContent()
  if (!code) throw new Error('No code is shown')
  return code
}

/** Joins by a code as a person would. */
export async function joinByCode(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/join`)
  await page.getByLabel(text.join.code, { exact: true }).fill(code)
  await page.getByLabel(text.join.name, { exact: true }).fill(name)
  await page.getByRole('button', { name: text.join.join, exact: true }).click()
}
