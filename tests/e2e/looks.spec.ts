import { cardOn, makeBoard, showAs } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { sizes, take } from './support/pictures.ts'

for (const viewport of sizes) {
  const size = `${viewport.width}x${viewport.height}`
  test(`U3 pictures to look at: ${size}; nothing is wider than the window`, async ({ house }) => {
    const page = await house.visitor({ viewport })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await take(page, 'library-empty')
    await makeBoard(page, 'childPoverty', 'Local child poverty partnership')
    await showAs(page, 'grid')
    await expect(page.getByRole('application')).toHaveAccessibleName(words.grid.gridName(40))
    await take(page, 'grid')
    await cardOn(page, 'Council education service').focus()
    await page.keyboard.press('Enter')
    const name = page.getByLabel(words.model.fields.name, { exact: true })
    await expect(name).toBeVisible()
    await take(page, 'card')
    await page.keyboard.press('Escape')
    await expect(name).toHaveCount(0)
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
