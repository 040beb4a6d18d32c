import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { join, linkFor, makeBoard, showAs } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { facilitate, nextStage, openAgenda, showCode, stageBar, stageTitle } from './support/workshop.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
const folder = fileURLToPath(new URL('../../test-results/looks', import.meta.url))
const text = words.workshop

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of sizes) {
    const size = `${viewport.width}x${viewport.height}`
    test(`U3 pictures of a workshop: ${size}, ${colorScheme}; nothing is wider than the window`, async ({
      house,
    }) => {
      const take = async (page: Page, what: string): Promise<void> => {
        await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
        await page.screenshot({ path: `${folder}/workshop-${what}-${size}-${colorScheme}.png` })
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0)
      }
      const lead = await house.visitor({ colorScheme, viewport })
      await makeBoard(lead, 'childPoverty', 'Local child poverty partnership')
      const link = await linkFor(lead, 'participant')
      await showAs(lead, 'grid')
      const guest = await house.visitor({ colorScheme, viewport })
      await join(guest, link, 'Ada Okafor')

      const panel = await openAgenda(lead)
      await take(lead, 'agenda-choose')
      await panel.getByRole('button', { name: words.agendas.scripts.full.title }).click()
      await expect(panel.getByRole('listitem').first()).toBeVisible()
      await take(lead, 'agenda')
      await panel.getByRole('button', { name: words.agendas.stages.listing.name, expanded: false }).click()
      await take(lead, 'agenda-stage')
      await panel.getByRole('button', { name: text.bar.begin }).click()
      await expect(stageTitle(lead)).toBeVisible()
      await take(lead, 'lead-join')
      await expect(stageTitle(guest)).toBeVisible()
      await guest.getByRole('button', { name: text.hands.raise }).click()
      await expect(guest.getByRole('button', { name: text.hands.lower })).toBeVisible()
      await take(guest, 'guest-join')

      await facilitate(lead, text.facilitate.lobby)
      const code = await showCode(lead)
      await take(lead, 'code')
      await lead.getByRole('button', { name: text.code.keep }).click()
      const late = await house.visitor({ colorScheme, viewport })
      await late.goto(`${new URL(late.url()).origin}/join#${code}`)
      await late.getByLabel(text.join.name, { exact: true }).fill('Ben Late')
      await take(late, 'join-by-code')
      await late.getByRole('button', { name: text.join.join, exact: true }).click()
      await expect(late.getByRole('heading', { name: text.lobby.pageTitle })).toBeVisible()
      await take(late, 'lobby')
      await expect(lead.getByRole('button', { name: text.lobby.waiting(1) })).toBeVisible()
      await take(lead, 'lead-signals')
      await lead.getByRole('button', { name: text.lobby.waiting(1) }).click()
      await take(lead, 'lead-lobby')
      await lead.getByRole('button', { name: text.lobby.letInName('Ben Late') }).click()
      await lead.keyboard.press('Escape')

      await stageBar(lead).getByRole('button', { name: text.bar.note }).click()
      await take(lead, 'lead-note')
      await stageBar(lead).getByRole('button', { name: text.bar.note }).click()
      await stageBar(lead).getByRole('button', { name: text.facilitate.menu }).click()
      await take(lead, 'lead-menu')
      await lead.keyboard.press('Escape')
      for (const kind of ['listing', 'missing', 'axes', 'placing'] as const) {
        await nextStage(lead).click()
        await expect(stageTitle(lead)).toContainText(words.agendas.stages[kind].name)
        await expect(stageTitle(guest)).toContainText(words.agendas.stages[kind].name)
      }
      await take(lead, 'lead-placing')
      await stageBar(lead).getByRole('button', { name: text.act.start.blindPlacing }).click()
      const setup = lead.getByRole('dialog', { name: text.act.start.blindPlacing })
      await setup.getByRole('button', { name: words.rounds.setup.open }).waitFor()
      await take(lead, 'lead-setup')
      await setup.getByRole('button', { name: words.rounds.setup.open }).click()
      await expect(setup).toHaveCount(0)
      await take(lead, 'lead-round')
      await take(guest, 'guest-round')
      await nextStage(lead).click()
      await take(lead, 'lead-leaving')
      await lead.getByRole('button', { name: text.bar.leaving.close.perform }).click()
      await expect(stageTitle(guest)).toContainText(words.agendas.stages.reveal.name)
      await take(lead, 'lead-reveal')
      await take(guest, 'guest-reveal')

      await facilitate(lead, text.facilitate.close)
      await lead.getByRole('dialog', { name: text.close.title }).waitFor()
      await take(lead, 'close')
      await lead.getByRole('button', { name: text.close.do }).click()
      await lead.getByRole('button', { name: words.rounds.controls.fewDo }).waitFor()
      await take(lead, 'close-round')
      await lead.getByRole('button', { name: words.rounds.controls.fewDo }).click()
      await expect(lead.getByRole('heading', { level: 1 })).toContainText('Local child poverty')
      await expect(lead.getByRole('img')).toBeVisible()
      await take(lead, 'result')
      await take(guest, 'guest-closed')
    })
  }
}
