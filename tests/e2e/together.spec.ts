import {
  addToTray,
  cardOn,
  drag,
  isOpen,
  join,
  linkInPanel,
  makeBoardByHand,
  middleOf,
  openTray,
  placeOf,
} from './support/board.ts'
import { expect, type House, test, words } from './support/house.ts'

const { editor } = words.cardPanels
const { fields } = words.model

/** Two browsers on one board: a facilitator on the sample, and a participant who joined by link. */
async function two(house: House) {
  const fay = await house.visitor()
  await makeBoardByHand(fay, 'childPoverty', 'Local child poverty partnership')
  const link = await linkInPanel(fay, 'participant')
  const ben = await house.visitor()
  await join(ben, link, 'Ben')
  await isOpen(ben)
  return { fay, ben, link }
}

test('R1 W22 a board made from the sample is joined by link and by keys alone, and its key leaves the address (P3)', async ({
  house,
}) => {
  const { fay, ben, link } = await two(house)
  await expect(ben.getByRole('heading', { level: 1 })).toContainText('Local child poverty partnership')
  await expect(ben.getByRole('application')).toHaveAccessibleName(words.grid.gridName(40))
  expect(new URL(link).hash.length).toBeGreaterThan(40)
  expect(ben.url()).not.toContain(new URL(link).hash.slice(1))
  await expect(fay.getByRole('button', { name: words.pages.board.people(2) })).toBeVisible()

  const cara = await house.visitor()
  await cara.goto(link)
  await expect(cara.getByLabel(words.pages.join.name, { exact: true })).toBeFocused()
  await cara.keyboard.type('Cara')
  await cara.keyboard.press('Tab')
  await cara.keyboard.type('heal')
  // The first Enter takes the only sector offered, the second joins.
  await cara.keyboard.press('Enter')
  await expect(cara.getByRole('combobox', { name: words.pages.join.sector })).toHaveValue('Health')
  await expect(cara.getByRole('listbox')).toHaveCount(0)
  await cara.keyboard.press('Enter')
  await isOpen(cara)
})

test('R5 a drag in one browser is seen in the other while it happens, and lands for both', async ({
  house,
}) => {
  const { fay, ben } = await two(house)
  const name = 'Council children’s services'.replace('’', "'")
  const [mine, theirs] = [cardOn(fay, name), cardOn(ben, name)]
  const before = await placeOf(theirs)
  const from = await middleOf(mine)
  const to = { x: from.x - 300, y: from.y + 260 }
  const clip = { x: to.x - 60, y: to.y - 25, width: 120, height: 50 }
  const empty = await ben.screenshot({ clip })

  await drag(fay, from, to, false)
  await expect(theirs).toHaveAccessibleName(new RegExp(words.grid.beingMoved('Fay')))
  await expect.poll(async () => (await ben.screenshot({ clip })).equals(empty)).toBe(false)
  expect(await placeOf(theirs)).toEqual(before)

  await fay.mouse.up()
  await expect.poll(() => placeOf(theirs)).not.toEqual(before)
  await expect.poll(async () => placeOf(theirs)).toEqual(await placeOf(mine))
  await expect(theirs).not.toHaveAccessibleName(new RegExp(words.grid.beingMoved('Fay')))
})

test('C3 two people edit different fields of one card at once, and write in one text together', async ({
  house,
}) => {
  const { fay, ben } = await two(house)
  const name = 'Council housing and homelessness service'
  for (const page of [fay, ben]) {
    await cardOn(page, name).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(fields.name, { exact: true })).toHaveValue(name)
  }
  await fay.getByLabel(fields.sector, { exact: true }).fill('Housing')
  await ben
    .getByLabel(fields.relationship, { exact: true })
    .selectOption(words.model.options.relationship.strong)
  await fay.keyboard.press('Tab')
  await expect(fay.getByLabel(fields.relationship, { exact: true })).toHaveValue('strong')
  await expect(ben.getByLabel(fields.sector, { exact: true })).toHaveValue('Housing')

  const notes = (page: typeof fay) => page.getByRole('textbox', { name: new RegExp(`^${fields.notes}`) })
  const before = await notes(fay).inputValue()
  await notes(fay).focus()
  await fay.keyboard.press('Control+Home')
  await notes(ben).focus()
  await ben.keyboard.press('Control+End')
  await Promise.all([fay.keyboard.type('From Fay. '), ben.keyboard.type(' From Ben.')])
  for (const page of [fay, ben]) await expect(notes(page)).toHaveValue(`From Fay. ${before} From Ben.`)
})

test('C6 undo takes back only one’s own, and there is nothing to undo right after opening', async ({
  house,
}) => {
  const { fay, ben } = await two(house)
  const undo = (page: typeof fay) => page.getByRole('button', { name: words.pages.board.undo, exact: true })
  await expect(undo(ben)).toBeDisabled()
  const [one, other] = ['Council education service', 'Council planning service']
  const mine = cardOn(fay, one)
  const moved = (await mine.count()) > 0 ? one : other
  const placed = cardOn(fay, moved)
  await placed.focus()
  const start = await placeOf(placed)
  await fay.keyboard.press('Shift+ArrowLeft')
  await expect.poll(() => placeOf(placed)).not.toEqual(start)
  const afterFay = await placeOf(placed)

  await addToTray(ben, 'Ben’s own partner')
  await openTray(fay)
  await expect(fay.getByText('Ben’s own partner')).toBeVisible()
  await undo(ben).click()
  await expect(fay.getByText('Ben’s own partner')).toHaveCount(0)
  await expect(undo(ben)).toBeDisabled()
  expect(await placeOf(cardOn(ben, moved))).toEqual(afterFay)

  await undo(fay).click()
  await expect.poll(() => placeOf(cardOn(ben, moved))).toEqual(start)
})

test('C5 a card someone deletes while it is being edited keeps what is typed, and can be restored', async ({
  house,
}) => {
  const { fay, ben } = await two(house)
  const name = 'Council education service'
  await cardOn(ben, name).focus()
  await ben.keyboard.press('Enter')
  await expect(ben.getByLabel(fields.name, { exact: true })).toHaveValue(name)
  await cardOn(fay, name).focus()
  await fay.keyboard.press('Delete')
  await expect(ben.getByText(editor.gone('Fay'))).toBeVisible()
  await ben.getByRole('button', { name: editor.restore }).click()
  await expect(cardOn(fay, name)).toBeVisible()
})
