import type { Locator, Page } from '@playwright/test'
import { cardOn, makeBoard, openLibrary, showAs } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { sizes, take } from './support/pictures.ts'

for (const viewport of sizes) {
  const size = `${viewport.width}x${viewport.height}`
  test(`U3 U6 pictures to look at: ${size}; nothing is wider than the window, no bar lies on the map`, async ({
    house,
  }) => {
    const page = await house.visitor({ viewport })
    await openLibrary(page)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await take(page, 'library-empty')
    await makeBoard(page, 'childPoverty', 'Local child poverty partnership')
    await showAs(page, 'grid')
    await expect(page.getByRole('application')).toHaveAccessibleName(words.grid.gridName(40))
    await take(page, 'grid')
    await hasWholeButtons(page, page.locator('.toolbar, .bar'))
    await cardOn(page, 'Council education service').focus()
    await page.keyboard.press('Enter')
    const name = page.getByLabel(words.model.fields.name, { exact: true })
    await expect(name).toBeVisible()
    await take(page, 'card')
    await page.keyboard.press('Escape')
    await expect(name).toHaveCount(0)
    await hasWholeButtons(page, page.locator('.card-bar, .bar'))
    await cardOn(page, 'Council education service').focus()
    await page.keyboard.press('p')
    await expect(page.getByLabel(words.plan.fields.action, { exact: true })).toBeFocused()
    await page.keyboard.type('Ask who decides on school meals')
    await page.getByLabel(words.plan.fields.owner, { exact: true }).fill('Ann')
    await page.getByLabel(words.plan.fields.due, { exact: true }).fill('2026-12-03')
    await take(page, 'plan')
    await page.keyboard.press('Escape')
    await expect(page.getByLabel(words.plan.fields.action, { exact: true })).toHaveCount(0)
    await showAs(page, 'outline')
    await take(page, 'list')
    await showAs(page, 'table')
    await expect(page.getByRole('table').or(page.getByRole('grid'))).toBeVisible()
    await take(page, 'table')
    await page.goto(new URL(page.url()).origin)
    await expect(page.getByRole('listitem').first()).toBeVisible()
    await take(page, 'library')
  })
}

/** Room below a map that fits its window: there its axis and the bars are. */
const footPx = 100

/** Each button is as wide as it should be, inside the window, and off the map. */
async function hasWholeButtons(page: Page, bars: Locator): Promise<void> {
  const map = await page.locator('.board-map').boundingBox()
  const width = page.viewportSize()?.width ?? 0
  for (const bar of await bars.all()) {
    if (!(await bar.isVisible())) continue
    const isOnMap = await bar.evaluate((one) => one.matches('.floating-bar'))
    const box = await bar.boundingBox()
    if (isOnMap && map && box && width > 640) expect(box.y).toBeGreaterThan(map.y + map.height - footPx)
    for (const button of await bar.getByRole('button').all()) {
      const { x, width: wide } = (await button.boundingBox()) ?? { x: 0, width: 0 }
      expect(wide, await button.innerHTML()).toBeGreaterThanOrEqual(24)
      expect(x + wide).toBeLessThanOrEqual(width)
    }
  }
}
