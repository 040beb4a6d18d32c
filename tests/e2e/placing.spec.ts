import type { Locator, Page } from '@playwright/test'
import { join, linkFor, makeBoard, openTray } from './support/board.ts'
import { expect, type House, test, words } from './support/house.ts'
import { bringIn } from './support/room.ts'
import { cardIds, openRound } from './support/rounds.ts'

const text = words.rounds.placing
const names = ['Clinic', 'Food bank', 'Library']
const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }

interface Placer {
  readonly link: string
  readonly page: Page
}

/** A placing round of three cards, and one person in it. */
async function placer(house: House, options = {}): Promise<Placer> {
  const fay = await house.visitor()
  await makeBoard(fay)
  const about = 'Runs services here and knows who decides about them. '.repeat(12)
  await bringIn(
    fay,
    names.map((name) => `${name},Health,${about}`),
  )
  const link = await linkFor(fay, 'participant')
  const page = await house.visitor(options)
  await join(page, link, 'Ada')
  const ids = await cardIds(fay)
  await openRound(fay, 'blindPlacing', { cards: names.map((name) => ids.get(name) ?? '') })
  return { link, page }
}

const slider = (page: Page, axis: 'influence' | 'interest'): Locator =>
  page.getByLabel(words.model[axis], { exact: true })

const go = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

async function tapAt(page: Page, track: Locator, share: number): Promise<void> {
  const box = await track.boundingBox()
  if (!box) throw new Error('The slider is not shown')
  await page.touchscreen.tap(box.x + box.width * share, box.y + box.height / 2)
}

async function stands(page: Page, at: number, answered: number): Promise<void> {
  await expect(page.getByText(text.card(at, names.length), { exact: true })).toBeVisible()
  await expect(page.getByText(text.count(answered, names.length), { exact: true })).toBeVisible()
}

const untouched = (page: Page): Promise<void> =>
  expect(page.getByText(text.notSet, { exact: true })).toHaveCount(2)

test('W4 by taps: a place is what both sliders were set to, and only Next leads on', async ({ house }) => {
  const { page } = await placer(house, phone)
  await untouched(page)
  for (const [at] of names.entries()) {
    await stands(page, at + 1, at)
    await untouched(page)
    await tapAt(page, slider(page, 'influence'), 0.2)
    await stands(page, at + 1, at)
    // Half a place leads nowhere, and it is said what is missing.
    if (at < 2) await go(page, text.next).tap()
    await expect(page.getByText(text.missing(words.model.interest)).first()).toBeVisible()
    await stands(page, at + 1, at)
    await tapAt(page, slider(page, 'interest'), 0.5)
    await stands(page, at + 1, at + 1)
    if (at < 2) await go(page, text.next).tap()
  }
  await expect(page.getByText(text.doneWait)).toBeVisible()
  await expect(go(page, text.next)).toBeDisabled()
  await go(page, text.previous).tap()
  await stands(page, 2, 3)
  await expect(page.getByText(text.notSet, { exact: true })).toHaveCount(0)
})

test('W4 by keys: arrows change their slider alone, and the keyboard stays where it is', async ({
  house,
}) => {
  const { page } = await placer(house, phone)
  await slider(page, 'influence').press('ArrowLeft')
  await slider(page, 'interest').press('ArrowRight')
  await expect(slider(page, 'interest')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(slider(page, 'interest')).toBeFocused()
  await expect(slider(page, 'interest')).toHaveValue('52')
  await expect(slider(page, 'influence')).toHaveValue('49')
  await stands(page, 1, 1)
  await go(page, text.next).press('Enter')
  await stands(page, 2, 1)
  await untouched(page)
})

test('W4 nothing lies behind the foot of the sheet, and Next leads to what is missing', async ({ house }) => {
  const { page } = await placer(house, phone)
  const foot = await page.locator('.placing-foot').boundingBox()
  const shown = await page.locator('.placing-shown').boundingBox()
  expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0)
  await slider(page, 'interest').press('ArrowRight')
  await go(page, text.next).tap()
  await expect(slider(page, 'influence')).toBeFocused()
  await expect(slider(page, 'influence')).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: text.unknownName('Clinic') }).tap()
  await slider(page, 'influence').press('ArrowRight')
  await page.locator('.placing-shown').evaluate((sheet) => sheet.scrollTo(0, 0))
  await go(page, text.next).tap()
  await expect(slider(page, 'interest')).toBeFocused()
  await expect(slider(page, 'interest')).toBeInViewport({ ratio: 1 })
  await expect(page.locator('.placing-slider').last()).toBeInViewport({ ratio: 1 })
})

test('W4 K8 don’t know is in sight on a phone with a long text, and in words beside a waiting card', async ({
  house,
}) => {
  const { page, link } = await placer(house, phone)
  const unknown = page.getByRole('button', { name: text.unknownName('Clinic') })
  await expect(unknown).toBeInViewport({ ratio: 1 })
  await expect(unknown).toHaveText(text.dontKnow)
  await slider(page, 'influence').press('ArrowLeft')
  await unknown.tap()
  await stands(page, 1, 1)
  await untouched(page)
  // Who then begins to place it after all knows something.
  await slider(page, 'influence').press('ArrowLeft')
  await stands(page, 1, 0)

  const wide = await house.visitor()
  await join(wide, link, 'Bo')
  await openTray(wide)
  await expect(wide.getByRole('button', { name: text.unknownName('Clinic') })).toHaveText(text.unknown)
  const waiting = (name: string): Locator =>
    wide.getByRole('complementary', { name: words.model.tray }).getByRole('button', { name, exact: true })
  await waiting('Food bank').press('x')
  await expect(waiting('Library')).toBeFocused()
  await waiting('Clinic').click({ button: 'right' })
  await expect(wide.getByRole('menuitem', { name: words.keys.actions.moveTo })).toBeVisible()
})
