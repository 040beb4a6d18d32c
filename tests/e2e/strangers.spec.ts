import { addToTray, cardOn, isOpen, join, linkFor, makeBoard } from './support/board.ts'
import { expect, test, words } from './support/house.ts'

const { join: joining, closed } = words.pages

test('U1 rows pasted on a board that was just opened lead to the import, wherever the keyboard is', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page)
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'name\tsector\nLibrary\tCulture')
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByRole('dialog', { name: words.transfer.import.title })).toContainText('Library')
})

test('find: Enter shows the first card of the list, the one whose name holds the words', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  await page.keyboard.press('Control+f')
  const field = page.getByLabel(words.cardPanels.find.field)
  await expect(field).toBeFocused()
  await page.keyboard.type('service')
  const first = page.getByRole('option').first()
  await expect(first).toContainText(/service/i)
  const name =
    (await first
      .locator('span')
      .filter({ hasText: /service/i })
      .textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: words.cardPanels.find.title })).toHaveCount(0)
  await expect(cardOn(page, name)).toBeFocused()
})

test('M2 a place with one number cleared waits in the tray, says so, and comes back with the number', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  const name = 'Council education service'
  await cardOn(page, name).focus()
  await page.keyboard.press('Enter')
  const field = page.getByLabel(words.model.fields.influence, { exact: true })
  await field.fill('')
  await field.press('Enter')
  await expect(page.getByText(words.cardPanels.editor.needsBoth).last()).toBeVisible()
  await field.fill('71')
  await field.press('Enter')
  await expect(cardOn(page, name)).toHaveAccessibleName(/Influence 71/i)
})

test('O5 a board that is closed to a person shows nothing of itself any more', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay)
  await addToTray(fay, 'Candid library')
  const link = await linkFor(fay, 'participant')
  const ben = await house.visitor()
  await join(ben, link, 'Ben')
  await isOpen(ben)
  await expect(ben.getByText('Candid library').first()).toBeVisible()
  const { share } = words.panels
  await fay.getByRole('button', { name: words.pages.board.share, exact: true }).click()
  const panel = fay.getByRole('complementary', { name: share.title })
  await panel.getByRole('button', { name: share.revoke }).first().click()
  await fay.getByRole('button', { name: share.revokeDo }).click()
  await expect(ben.getByRole('heading', { name: closed.title })).toBeVisible()
  await expect(ben.getByText('Candid library')).toHaveCount(0)
  await expect(ben).not.toHaveTitle(/Our partners/)
  const cat = await house.visitor()
  await cat.goto(link)
  await expect(cat.getByRole('heading', { name: joining.badLinkTitle })).toBeVisible()
  await expect(cat.getByLabel(joining.name, { exact: true })).toHaveCount(0)
})
