import type { Page } from '@playwright/test'
import { clean } from './support/axe.ts'
import { cardOn, isOpen, join, linkFor, makeBoard, sidePanel } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { facilitate, nextStage, stageBar, stageTitle, startWorkshop } from './support/workshop.ts'

const text = words.plan
const { fields } = text
const partner = 'Council education service'
const plan = (page: Page) => sidePanel(page, text.title)
const field = (page: Page, name: string) => plan(page).getByLabel(name, { exact: true })

async function toPlanStage(page: Page): Promise<void> {
  await startWorkshop(page, 'short')
  const title = words.agendas.stages.plan.name
  for (
    let stage = 0;
    stage < 12 && (await stageTitle(page).textContent())?.startsWith(title) !== true;
    stage += 1
  ) {
    const before = await stageTitle(page).textContent()
    await nextStage(page).click()
    await expect(stageTitle(page)).not.toHaveText(before ?? '')
  }
}

async function openByMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.pages.board.menu, exact: true }).tap()
  await page.getByRole('menuitem', { name: text.menu }).tap()
}

test('W18 U1 U2 a plan is made with keys alone, and its deleted line comes back', async ({ house }) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  await cardOn(page, partner).focus()
  await page.keyboard.press('p')
  await expect(field(page, fields.action)).toBeFocused()
  await page.keyboard.type('Ask who decides on school meals')
  await page.keyboard.press('Enter')
  await field(page, fields.owner).focus()
  await page.keyboard.type('Ann')
  await page.keyboard.press('Enter')
  await field(page, fields.due).fill('2026-12-03')
  await page.keyboard.press('Enter')
  const row = plan(page).getByRole('button', { expanded: true })
  await expect(row).toContainText('Ann · by 3 December 2026')
  await clean(page, 'a line of the plan that is open')

  await page.keyboard.press('Escape')
  await expect(plan(page)).toHaveCount(0)
  await cardOn(page, partner).focus()
  await page.keyboard.press('Shift+P')
  await plan(page).getByRole('button', { name: partner }).press('Enter')
  await plan(page).getByRole('button', { name: text.remove }).press('Enter')
  await expect(plan(page).getByText(text.empty)).toBeVisible()
  await expect(plan(page).getByRole('heading', { name: text.title })).toBeFocused()
  await clean(page, 'an empty plan')
  await page.getByRole('button', { name: words.grid.undo, exact: true }).last().press('Enter')
  await expect(plan(page).getByRole('listitem')).toContainText('Ask who decides on school meals')
  await isOpen(page)

  await page.goto(`${page.url()}/result`)
  const part = page.getByRole('region', { name: text.result })
  await expect(part.getByRole('listitem')).toHaveText(new RegExp(`with ${partner}.*Ann.*by 3 December 2026`))
  await clean(page, 'the plan on the result page')
})

test('W18 U1 U3 a plan is made on a phone by taps', async ({ house }) => {
  const viewport = { width: 390, height: 844 }
  const page = await house.visitor({ viewport, hasTouch: true, isMobile: true })
  await makeBoard(page, 'childPoverty')
  await openByMenu(page)
  await plan(page).getByLabel(text.partner).selectOption({ label: partner })
  await plan(page).getByRole('button', { name: text.add }).tap()
  await expect(field(page, fields.action)).toBeFocused()
  await page.keyboard.type('Ask who decides')
  // What a phone's keyboard calls “done”.
  await page.keyboard.press('Enter')
  await field(page, fields.level).selectOption(words.model.options.level.consult)
  await expect(plan(page).getByRole('listitem')).toContainText('Ask who decides')
  await clean(page, 'the plan on a phone')
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
  await page.getByRole('dialog').getByRole('button', { name: words.panels.close }).tap()
  await isOpen(page)
})

test('W18 in the plan stage the bar opens the plan for all who edit; a viewer is told of none', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const [toTakePart, toLook] = [await linkFor(fay, 'participant'), await linkFor(fay, 'viewer')]
  await toPlanStage(fay)
  await stageBar(fay).getByRole('button', { name: words.workshop.act.plan }).click()
  await plan(fay).getByRole('button', { name: text.add }).click()
  await field(fay, fields.action).fill('Call Mo')
  await field(fay, fields.action).press('Enter')

  const ben = await house.visitor()
  await join(ben, toTakePart, 'Ben')
  await stageBar(ben).getByRole('button', { name: words.workshop.act.plan }).click()
  await plan(ben).getByRole('button', { name: 'Call Mo' }).click()
  await field(ben, fields.owner).fill('Ben')
  await field(fay, fields.channel).fill('By phone')
  await field(ben, fields.owner).press('Enter')
  await field(fay, fields.channel).press('Enter')
  for (const page of [fay, ben]) {
    await expect(plan(page).getByRole('listitem')).toContainText('Ben')
    await expect(field(page, fields.channel)).toHaveValue('By phone')
  }

  const vic = await house.visitor()
  await join(vic, toLook, 'Vic')
  await expect(stageBar(vic)).toBeVisible()
  await expect(stageBar(vic).getByRole('button', { name: words.workshop.act.plan })).toHaveCount(0)
  await vic.getByRole('button', { name: words.pages.board.menu, exact: true }).click()
  await expect(vic.getByRole('menuitem', { name: words.pages.board.menuExport })).toBeVisible()
  await expect(vic.getByRole('menuitem', { name: text.menu })).toHaveCount(0)
  await vic.goto(toLook.replace(/#.*/, '/result'))
  await expect(vic.getByText(words.workshop.result.shareSafe)).toBeVisible()
  await expect(vic.getByRole('region', { name: text.result })).toHaveCount(0)
})

test('W18 C5 O4 a line somebody else deletes comes back with what was typed; a freeze holds the plan, and keeps as a draft what it caught', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const link = await linkFor(fay, 'participant')
  await toPlanStage(fay)
  await stageBar(fay).getByRole('button', { name: words.workshop.act.plan }).click()
  await plan(fay).getByRole('button', { name: text.add }).click()

  const ben = await house.visitor()
  await join(ben, link, 'Ben')
  await ben.getByRole('button', { name: words.pages.board.menu, exact: true }).click()
  await ben.getByRole('menuitem', { name: text.menu }).click()
  await plan(ben).getByRole('button', { expanded: false }).click()
  await field(ben, fields.action).fill('Call Mo')
  await plan(fay).getByRole('button', { name: text.remove }).click()
  await expect(ben.getByText(text.gone, { exact: true })).toBeVisible()
  await ben.getByRole('button', { name: words.grid.undo, exact: true }).last().click()
  await expect(plan(fay).getByRole('listitem')).toContainText('Call Mo')

  await plan(ben).getByRole('button', { name: 'Call Mo', expanded: false }).click()
  await field(ben, fields.action).fill('Call Mo at noon')
  await facilitate(fay, words.workshop.facilitate.freeze)
  await expect(plan(ben).getByText(words.problems.errors.frozen)).toBeVisible()
  await expect(plan(ben).getByRole('button', { name: text.add })).toHaveCount(0)
  await expect(field(ben, fields.action)).toHaveJSProperty('readOnly', true)
  await plan(ben).getByRole('button', { name: 'Call Mo' }).click()
  const messages = ben.getByRole('region', { name: words.saved.messages })
  await expect(messages.getByText(words.saved.banner.drafts(1))).toBeVisible()
  await expect(plan(ben).getByRole('checkbox')).toBeDisabled()
  await plan(fay)
    .getByRole('checkbox', { name: text.doneWith('Call Mo') })
    .check()
  await expect(plan(ben).getByRole('checkbox')).toBeChecked()
})

test('W18 P1 the plan is saved as a spreadsheet only with everything, and the file says so', async ({
  house,
}) => {
  const { menu, menuExport } = words.pages.board
  const { all, formats, saveAs } = words.transfer.export
  const page = await house.visitor()
  await makeBoard(page)
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: menuExport }).click()
  const save = page.getByRole('button', { name: saveAs(formats.plan.label) })
  await expect(page.getByRole('button', { name: saveAs(formats.csv.label) })).toBeVisible()
  await expect(save).toHaveCount(0)
  await page.getByText(all, { exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()])
  expect(file.suggestedFilename()).toBe('our-partners-private.plan.csv')
})
