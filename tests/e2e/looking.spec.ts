import type { Page } from '@playwright/test'
import { addToTray, cardOn, makeBoard, middleOf } from './support/board.ts'
import { expect, test, words } from './support/house.ts'

const long =
  'Regional forum of voluntary organisations for the welfare of children and young families in rural areas'

/** A board with one card whose name no card can show in full. */
async function withLongName(page: Page) {
  await makeBoard(page)
  await addToTray(page, long)
  await page.getByRole('button', { name: words.grid.tray.placeCard(long) }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('61')
  await page.keyboard.press('Tab')
  await page.keyboard.type('42')
  await page.keyboard.press('Enter')
  await expect(cardOn(page, long)).toBeFocused()
  return cardOn(page, long)
}

test('U4 a cut name is shown whole by key and by pointer, can be pointed at, and goes with Escape', async ({
  house,
}) => {
  const page = await house.visitor()
  const card = await withLongName(page)
  const tip = page.getByRole('tooltip').filter({ hasText: long })
  await page.keyboard.press('ArrowUp')
  await expect(tip).toContainText(words.grid.exact(62, 42))
  await expect(tip).toContainText(words.model.options.relationship.unknown)
  await page.keyboard.press('Escape')
  await expect(tip).toHaveCount(0)
  await page.keyboard.press('Tab')
  await expect(card).not.toBeFocused()

  const { x, y } = await middleOf(card)
  await page.mouse.move(x, y + 200)
  await page.mouse.move(x, y, { steps: 3 })
  await expect(tip).toBeVisible()
  const over = await middleOf(tip)
  await page.mouse.move(over.x, over.y, { steps: 6 })
  await expect(tip).toBeVisible()
  await page.mouse.move(x, y + 300, { steps: 6 })
  await expect(tip).toHaveCount(0)
})

test('U4 a tap shows no name that would lie under the finger', async ({ house }) => {
  const page = await house.visitor({ hasTouch: true })
  const { x, y } = await middleOf(await withLongName(page))
  await page.touchscreen.tap(x, y)
  await expect(page.getByRole('toolbar', { name: words.grid.bar.name })).toBeVisible()
  await expect(page.getByRole('tooltip').filter({ hasText: long })).toHaveCount(0)
})

test('U5 the legend says what the board uses, is shown and hidden by key, and stays as chosen', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  const { legend } = words.grid
  const shown = page.getByRole('region', { name: legend.title })
  await expect(shown).toContainText('Third sector')
  await expect(shown).toContainText(words.model.options.relationship.weak)
  await expect(shown).not.toContainText(words.model.noSector)
  await shown.getByRole('button', { name: legend.hide }).focus()
  await page.keyboard.press('Enter')
  await expect(shown).toHaveCount(0)
  const toggle = page.getByRole('button', { name: legend.title })
  await expect(toggle).toBeFocused()
  await page.reload()
  await expect(cardOn(page, 'Council education service')).toBeVisible()
  await expect(shown).toHaveCount(0)
  await toggle.focus()
  await page.keyboard.press('Space')
  await expect(shown).toBeVisible()
})

test('U5 a small window begins without the legend', async ({ house }) => {
  const page = await house.visitor({ viewport: { width: 1024, height: 768 } })
  await makeBoard(page, 'childPoverty')
  await expect(page.getByRole('button', { name: words.grid.legend.title })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})
