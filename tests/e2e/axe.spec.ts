import { clean } from './support/axe.ts'
import { cardOn, isOpen, linkFor, makeBoard, openLibrary, showAs } from './support/board.ts'
import { expect, test, words } from './support/house.ts'

test('U2 R27 axe finds nothing on any page, and a board that is put back is put back itself', async ({
  house,
}) => {
  const page = await house.visitor()
  await openLibrary(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await clean(page, 'the empty library')
  await page.getByRole('button', { name: words.pages.library.newBoard }).first().click()
  await clean(page, 'the dialog for a new board')
  await page.keyboard.press('Escape')
  await makeBoard(page, 'childPoverty')
  await clean(page, 'the grid')

  await cardOn(page, 'Council education service').focus()
  await page.keyboard.press('Enter')
  await clean(page, 'the card editor')
  await page.keyboard.press('Escape')
  await cardOn(page, 'Council education service').focus()
  await page.keyboard.press('m')
  await clean(page, 'Move to…')
  await page.keyboard.press('Escape')
  await showAs(page, 'outline')
  await clean(page, 'the list')
  await showAs(page, 'table')
  await expect(page.getByRole('table').or(page.getByRole('grid'))).toBeVisible()
  await clean(page, 'the table')
  await showAs(page, 'grid')

  const { menu, menuImport, menuExport, menuSettings, menuPeople, menuShortcuts } = words.pages.board
  const { putBack } = words
  for (const entry of [menuImport, menuExport, menuSettings, menuPeople, menuShortcuts]) {
    await page.getByRole('button', { name: menu, exact: true }).click()
    await page.getByRole('menuitem', { name: entry }).click()
    await clean(page, entry)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: putBack.menu }).click()
  await page.getByText(putBack.ways.person).click()
  await page.getByLabel(putBack.person).selectOption({ index: 1 })
  await expect(page.getByRole('button', { name: putBack.do })).toBeEnabled()
  await clean(page, putBack.title)
  await page.getByRole('button', { name: putBack.do }).click()
  await expect(cardOn(page, 'Council education service')).toHaveCount(0)
  // The board's own *Undo* is there before the notice is.
  const notices = page.getByRole('region', { name: words.pages.notices.region })
  await notices.getByRole('button', { name: putBack.undo, exact: true }).click()
  await expect(cardOn(page, 'Council education service')).toBeVisible()
  await page.getByRole('button', { name: menu, exact: true }).click()
  await clean(page, 'the menu')
  await page.keyboard.press('Escape')
  const link = await linkFor(page, 'participant')
  await isOpen(page)

  const guest = await house.visitor()
  await guest.goto(link)
  await expect(guest.getByLabel(words.pages.join.name, { exact: true })).toBeVisible()
  await clean(guest, 'joining')
  await guest.goto(`${new URL(link).origin}/nowhere`)
  await clean(guest, 'nothing here')
  await page.goto(new URL(link).origin)
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await clean(page, 'the library')
})
