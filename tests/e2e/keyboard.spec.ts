import { cardOn, isOpen, makeBoard, openLibrary, placeOf } from './support/board.ts'
import { expect, test, words } from './support/house.ts'

const { library, create } = words.pages

test('U1 a whole placing session with the keyboard alone', async ({ house }) => {
  const page = await house.visitor()
  await openLibrary(page)
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  /** Tab until this has the keyboard, as somebody without a mouse does. */
  const tabTo = async (isThere: () => Promise<boolean>): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      if (await isThere()) return
      await press('Tab')
    }
    throw new Error('Tab never comes there')
  }
  const focusIs = (name: string | RegExp) => async (): Promise<boolean> => {
    const said = await page.evaluate(() => {
      const here = document.activeElement
      const labels =
        here instanceof HTMLInputElement ? [...(here.labels ?? [])].map((label) => label.textContent) : []
      return [here?.getAttribute('aria-label'), ...labels, here?.textContent].find((text) => text) ?? ''
    })
    return typeof name === 'string' ? said.trim().startsWith(name) : name.test(said)
  }

  await tabTo(focusIs(library.newBoard))
  await press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect.poll(focusIs(create.boardTitle)).toBe(true)
  await page.keyboard.type('By keys alone')
  await tabTo(focusIs(create.yourName))
  await page.keyboard.type('Kay')
  await press('Enter')
  await isOpen(page)

  await tabTo(focusIs(words.grid.tray.add))
  for (const name of ['Library', 'Food bank', 'Health board']) {
    await page.keyboard.type(name)
    await press('Enter')
  }
  await expect(page.getByRole('complementary', { name: words.model.tray }).getByRole('listitem')).toHaveCount(
    3,
  )

  for (const [name, influence, interest] of [
    ['Library', '80', '90'],
    ['Food bank', '20', '85'],
    ['Health board', '75', '30'],
  ] as const) {
    await tabTo(focusIs(new RegExp(`(Place )?${name}`)))
    await press('m')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await page.keyboard.type(influence)
    await press('Tab')
    await page.keyboard.type(interest)
    await press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(cardOn(page, name)).toBeVisible()
    await page.getByLabel(words.grid.tray.add).focus()
  }
  expect(await placeOf(cardOn(page, 'Library'))).toEqual({ influence: 80, interest: 90 })

  // The map's one stop for Tab is the card placed last.
  await tabTo(focusIs(/^Health board\./))
  await press('Home')
  await expect(cardOn(page, 'Library')).toBeFocused()
  await press('ArrowUp', 'ArrowUp', 'Shift+ArrowLeft')
  await expect.poll(() => placeOf(cardOn(page, 'Library'))).toEqual({ influence: 82, interest: 80 })
  await press('Control+z')
  await expect.poll(() => placeOf(cardOn(page, 'Library'))).toEqual({ influence: 80, interest: 90 })

  await press('Enter')
  await expect(page.getByLabel(words.model.fields.name, { exact: true })).toBeFocused()
  await press('Control+a')
  await page.keyboard.type('City library')
  await press('Enter', 'Escape')
  await expect(cardOn(page, 'City library')).toBeVisible()

  await cardOn(page, 'City library').focus()
  await press('Escape', 'Tab')
  await expect(cardOn(page, 'City library')).not.toBeFocused()
  await isOpen(page)
})

test('M7 Tab goes through the cards in reading order, and Escape then Tab leaves the map', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  const cards = page.getByRole('application').getByRole('button')
  await cards.first().focus()
  const said: string[] = []
  for (let at = 1; at <= 5; at += 1) {
    await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(`${words.grid.position(at, 40)}$`))
    said.push((await page.locator(':focus').getAttribute('aria-label')) ?? '')
    await page.keyboard.press('Tab')
  }
  expect(new Set(said).size).toBe(5)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('application').locator(':focus')).toHaveCount(0)
})
