import {
  addToTray,
  cardOn,
  drag,
  isOpen,
  join,
  linkFor,
  makeBoard,
  middleOf,
  openLibrary,
  placeOf,
  showAs,
} from './support/board.ts'
import { expect, test, words } from './support/house.ts'

const { library, create } = words.pages

test('U1 placing from the tray: Escape ends tapping, and after Move to… or a drag a card has the keyboard', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page)
  await expect(page.getByText(words.grid.emptyTitle)).toBeVisible()
  await addToTray(page, 'Library')
  await addToTray(page, 'Food bank')
  await expect(page.getByText(words.grid.dragFromLeft)).toBeVisible()
  await expect(page.getByText(words.grid.emptyTitle)).toHaveCount(0)

  const place = (name: string) => page.getByRole('button', { name: words.grid.tray.placeCard(name) })
  await place('Library').click()
  await expect(page.getByText(words.grid.tapWhere('Library')).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: words.grid.cancel, exact: true })).toHaveCount(0)
  const map = await middleOf(page.getByRole('application'))
  await page.mouse.click(map.x, map.y)
  await expect(place('Library')).toBeVisible()

  const tray = page.getByRole('complementary', { name: words.model.tray })
  for (const [at, name] of ['Library', 'Food bank'].entries()) {
    await place(name).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.type(at === 0 ? '70' : '30')
    await page.keyboard.press('Tab')
    await page.keyboard.type('60')
    await page.keyboard.press('Enter')
    await expect(cardOn(page, name)).toBeVisible()
    if (at === 0) await expect(tray.getByRole('button', { name: 'Food bank', exact: true })).toBeFocused()
  }
  await expect(cardOn(page, 'Food bank')).toBeFocused()

  await page.keyboard.press('Delete')
  const notices = page.getByRole('region', { name: words.pages.notices.region })
  const notice = notices.getByText(words.grid.removed('Food bank'))
  await expect(notice).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(cardOn(page, 'Food bank')).toBeVisible()
  await expect(notice).toHaveCount(0)
  const undone = words.grid.undone.back('Food bank')
  await expect(page.getByRole('status').getByText(undone)).toBeAttached()
  await expect(notices.getByText(undone)).toBeVisible()

  const card = await middleOf(cardOn(page, 'Food bank'))
  await page.mouse.click(card.x, card.y, { button: 'right' })
  await expect(page.getByRole('menuitem', { name: words.keys.actions.duplicate })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.click(card.x, card.y - 200, { button: 'right' })
  await expect(page.getByRole('menuitem', { name: words.keys.actions.selectAll })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: words.keys.actions.duplicate })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await addToTray(page, 'Clinic')
  await drag(page, await middleOf(tray.getByRole('button', { name: 'Clinic', exact: true })), map)
  await expect(cardOn(page, 'Clinic')).toBeFocused()
  const { influence } = await placeOf(cardOn(page, 'Clinic'))
  await page.keyboard.press('ArrowUp')
  await expect.poll(async () => (await placeOf(cardOn(page, 'Clinic'))).influence).toBe(influence + 1)
})

test('a file that is no board leaves no board behind, and the sample is one press away', async ({
  house,
}) => {
  const page = await house.visitor()
  await openLibrary(page)
  const openFile = async (text: string) => {
    const asked = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: library.openFile }).click()
    await (await asked).setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  }
  await openFile('{"cards": "none"}')
  await expect(page.getByText(words.problems.errors['json-not-a-board']).first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: library.empty.sample })).toBeVisible()

  await page.getByRole('button', { name: library.empty.sample }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox')).toHaveCount(1)
  await dialog.getByLabel(create.yourName).fill('Fay')
  await dialog.getByRole('button', { name: create.sample }).click()
  await isOpen(page)
  await expect(
    page.getByRole('heading', { name: new RegExp(words.model.templates.childPoverty.title) }),
  ).toBeVisible()
})

test('A1 who looks on reads cards as text: no fields to fill in, nothing to tick', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const vic = await house.visitor()
  await join(vic, await linkFor(fay, 'viewer'), 'Vic')
  const name = 'Council education service'
  await expect(vic.getByText(words.problems.errors.viewer)).toHaveCount(0)
  const card = await middleOf(cardOn(vic, name))
  await vic.mouse.click(card.x, card.y, { button: 'right' })
  await expect(vic.getByRole('menuitem', { name: words.keys.openCard })).toBeVisible()
  await expect(vic.getByRole('menuitem', { name: words.keys.actions.edit })).toHaveCount(0)
  await vic.keyboard.press('Enter')
  const field = vic.getByLabel(words.model.fields.name, { exact: true })
  await expect(field).toHaveValue(name)
  await expect(field).toHaveCSS('border-top-width', '0px')
  await expect(vic.getByRole('checkbox')).toHaveCount(0)
  await vic.keyboard.press('Escape')
  await showAs(vic, 'outline')
  await expect(vic.getByRole('heading', { name: words.model.tray })).toBeVisible()
  await expect(vic.getByRole('checkbox')).toHaveCount(0)
})

test('no column of the register is cut on a desk, and the name stays while a phone looks along a row', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  await showAs(page, 'table')
  const table = page.getByRole('table')
  await expect(table).toBeVisible()
  /** How many choices of the first row are narrower than their longest word needs. */
  const cut = () =>
    table.locator('tbody tr:first-child select').evaluateAll(
      (fields) =>
        fields.filter((field) => {
          const shownPx = field.getBoundingClientRect().width
          const whole = field.cloneNode(true) as HTMLElement
          whole.style.cssText = 'position: absolute; width: max-content; min-width: 0'
          field.after(whole)
          const neededPx = whole.getBoundingClientRect().width
          whole.remove()
          return neededPx > shownPx + 1
        }).length,
    )
  expect(await cut()).toBe(0)
  await page.setViewportSize({ width: 390, height: 800 })
  const row = table.locator('tbody tr').first()
  await row.getByRole('combobox').last().scrollIntoViewIfNeeded()
  await expect(row.getByRole('rowheader')).toBeInViewport({ ratio: 0.9 })
})

test('G7 the card that was opened is not under its panel, in a narrow window too', async ({ house }) => {
  const page = await house.visitor({ viewport: { width: 1024, height: 768 } })
  await makeBoard(page, 'childPoverty')
  const viewers = await linkFor(page, 'viewer')
  const viewer = await house.visitor({ viewport: { width: 920, height: 768 } })
  await join(viewer, viewers, 'Vera')
  const name = "Parents' panel on low income"
  for (const looking of [page, viewer]) {
    const card = cardOn(looking, name)
    const at = await middleOf(card)
    await looking.mouse.dblclick(at.x, at.y)
    const panel = looking.getByRole('complementary', { name: name })
    await expect(panel).toBeVisible()
    const gap = async (): Promise<number> => {
      const [cardBox, panelBox] = [await card.boundingBox(), await panel.boundingBox()]
      return (panelBox?.x ?? 0) - (cardBox ? cardBox.x + cardBox.width : 0)
    }
    await expect.poll(gap).toBeGreaterThan(0)
  }
})

test('A9 a copy is told from its board, and who has one open that goes to the trash reads so', async ({
  house,
}) => {
  const page = await house.visitor()
  const title = 'Who shapes flood resilience in the Tay valley?'
  await makeBoard(page, 'blank', title)
  const link = await linkFor(page, 'participant')
  const ada = await house.visitor()
  await join(ada, link, 'Ada')
  await openLibrary(page)
  const choose = async (board: string, act: string): Promise<void> => {
    await page.getByRole('button', { name: library.menu(board), exact: true }).click()
    await page.getByRole('menuitem', { name: act }).click()
  }
  await choose(title, library.duplicate)
  const copy = page.getByRole('heading', { name: library.copyOf(title, 1) })
  await expect(copy).toBeVisible()
  expect(await copy.evaluate((heading) => heading.scrollHeight - heading.clientHeight)).toBeLessThanOrEqual(1)
  await choose(title, library.trash)
  await expect(ada.getByText(words.problems.closed[4404], { exact: true })).toBeVisible()
  await choose(library.copyOf(title, 1), library.trash)
  await expect(page.getByText(library.nothing.current)).toBeVisible()
})
