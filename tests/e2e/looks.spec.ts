import { fileURLToPath } from 'node:url'
import { cardOn, makeBoard, showAs } from './support/board.ts'
import { expect, test, words } from './support/house.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
const folder = fileURLToPath(new URL('../../test-results/looks', import.meta.url))

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of sizes) {
    const size = `${viewport.width}x${viewport.height}`
    test(`U3 pictures to look at: ${size}, ${colorScheme}; nothing is wider than the window`, async ({
      house,
    }) => {
      const page = await house.visitor({ colorScheme, viewport })
      const take = async (what: string): Promise<void> => {
        await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
        await page.screenshot({ path: `${folder}/${what}-${size}-${colorScheme}.png` })
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0)
      }
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await take('library-empty')
      await makeBoard(page, 'childPoverty', 'Local child poverty partnership')
      await showAs(page, 'grid')
      await expect(page.getByRole('application')).toHaveAccessibleName(words.grid.gridName(40))
      await take('grid')
      await cardOn(page, 'Council education service').focus()
      await page.keyboard.press('Enter')
      const name = page.getByLabel(words.model.fields.name, { exact: true })
      await expect(name).toBeVisible()
      await take('card')
      await page.keyboard.press('Escape')
      await expect(name).toHaveCount(0)
      await cardOn(page, 'Council education service').focus()
      await page.keyboard.press('p')
      await expect(page.getByLabel(words.plan.fields.action, { exact: true })).toBeFocused()
      await page.keyboard.type('Ask who decides on school meals')
      await page.getByLabel(words.plan.fields.owner, { exact: true }).fill('Ann')
      await page.getByLabel(words.plan.fields.due, { exact: true }).fill('2026-12-03')
      await take('plan')
      await page.keyboard.press('Escape')
      await expect(page.getByLabel(words.plan.fields.action, { exact: true })).toHaveCount(0)
      await showAs(page, 'outline')
      await take('list')
      await showAs(page, 'table')
      await expect(page.getByRole('table').or(page.getByRole('grid'))).toBeVisible()
      await take('table')
      await page.goto(new URL(page.url()).origin)
      await expect(page.getByRole('listitem').first()).toBeVisible()
      await take('library')
    })
  }
}
