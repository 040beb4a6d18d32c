import { cardOn, isOpen, makeBoard, middleOf, placeOf, showAs } from './support/board.ts'
import { expect, test, words } from './support/house.ts'

test('U1 a whole placing session with single taps, and no drag', async ({ house }) => {
  const page = await house.visitor({ hasTouch: true, viewport: { width: 1024, height: 768 } })
  await makeBoard(page, 'blank')
  const tray = page.getByRole('complementary', { name: words.model.tray })
  for (const name of ['Library', 'Food bank']) {
    await tray.getByLabel(words.grid.tray.add).fill(name)
    // What a phone's keyboard calls “done”.
    await page.keyboard.press('Enter')
  }

  const map = page.getByRole('application')
  for (const [name, dx] of [
    ['Library', 200],
    ['Food bank', -150],
  ] as const) {
    await tray.getByRole('button', { name: words.grid.tray.placeCard(name) }).tap()
    await expect(page.getByRole('main').getByText(words.grid.tapWhere(name))).toBeVisible()
    const middle = await middleOf(map)
    await page.touchscreen.tap(middle.x + dx, middle.y - 100)
    await expect(cardOn(page, name)).toBeVisible()
  }

  const library = cardOn(page, 'Library')
  const start = await placeOf(library)
  const at = await middleOf(library)
  await page.touchscreen.tap(at.x, at.y)
  const bar = page.getByRole('toolbar', { name: words.grid.bar.name })
  await bar.getByRole('button', { name: words.grid.bar.up }).tap()
  await expect
    .poll(() => placeOf(library))
    .toEqual({ ...start, influence: Math.min(100, start.influence + 1) })

  await bar.getByRole('button', { name: words.grid.bar.move, exact: true }).tap()
  const middle = await middleOf(map)
  await page.touchscreen.tap(middle.x - 200, middle.y + 150)
  await expect.poll(async () => (await placeOf(library)).interest).toBeLessThan(start.interest)
  await expect(page.getByRole('main').getByText(words.grid.tapWhere('Library'))).toHaveCount(0)

  await page.getByRole('button', { name: words.pages.board.undo, exact: true }).tap()
  await expect.poll(async () => (await placeOf(library)).interest).toBe(start.interest)
  await isOpen(page)
})

test('U1 K8 on a phone the list does all that the map does, by taps', async ({ house }) => {
  const page = await house.visitor({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  await makeBoard(page, 'blank')
  const list = page.getByRole('region', { name: words.mirror.outline.title })
  await list.getByLabel(words.mirror.outline.add).fill('Library')
  await list.getByRole('button', { name: words.mirror.outline.addButton, exact: true }).tap()
  await list.getByRole('button', { name: words.mirror.outline.moveCard('Library') }).tap()
  await page.getByRole('dialog').getByRole('button', { name: words.model.quadrants.support }).tap()
  const group = list
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: words.model.quadrants.support }) })
  await expect(group.getByText('Library', { exact: true })).toBeVisible()

  await list.getByLabel(words.mirror.outline.add).fill('Food bank')
  await page.keyboard.press('Enter')
  // The new card is seen where it was typed, and no bar speaks of a card that is not.
  await expect(
    list.getByRole('button', { name: words.mirror.outline.showCard('Food bank') }),
  ).toBeInViewport()
  const bar = page.getByRole('toolbar', { name: words.grid.bar.name })
  await expect(bar).toHaveCount(0)
  for (const name of ['Library', 'Food bank']) {
    await list.getByRole('checkbox', { name: words.mirror.outline.select(name) }).tap()
  }
  await expect(bar.getByText(words.grid.selectedMany(2))).toBeVisible()
  await bar.getByRole('button', { name: words.keys.actions.moveTo }).tap()
  await page.getByRole('dialog').getByRole('button', { name: words.model.quadrants.workTogether }).tap()
  await expect(group.getByRole('listitem')).toHaveCount(0)
  await bar.getByRole('button', { name: words.keys.actions.duplicate }).tap()
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await bar.getByRole('button', { name: words.keys.actions.remove }).tap()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(bar).toHaveCount(0)
  await isOpen(page)
})

test('U1 in the list the keys of the ticked cards work, and the keyboard stays there', async ({ house }) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  await showAs(page, 'outline')
  const list = page.getByRole('region', { name: words.mirror.outline.title })
  const boxes = list.getByRole('checkbox')
  await boxes.nth(1).focus()
  await page.keyboard.press('Space')
  await boxes.nth(2).focus()
  await page.keyboard.press('Space')
  const rows = list.getByRole('listitem')
  const bar = page.getByRole('toolbar', { name: words.grid.bar.name })
  await expect(bar.getByText(words.grid.selectedMany(2))).toBeVisible()
  await expect(bar.getByRole('button', { name: words.keys.actions.moveTo })).toBeVisible()
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status').getByText(words.grid.copied(2))).toBeAttached()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: words.keys.actions.duplicate }).press('Enter')
  await expect(rows).toHaveCount(42)
  await page.keyboard.press('Delete')
  await expect(rows).toHaveCount(40)
  await boxes.nth(3).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Delete')
  await expect(rows).toHaveCount(39)
  await expect(boxes.nth(3)).toBeFocused()
  await isOpen(page)
})
