import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { clean } from './support/axe.ts'
import { cardOn, makeBoard, openTray, placeOf } from './support/board.ts'
import { expect, test, words } from './support/house.ts'

const { import: text } = words.transfer

async function openImport(page: Page) {
  await page.getByRole('button', { name: words.pages.board.menu, exact: true }).click()
  await page.getByRole('menuitem', { name: words.pages.board.menuImport }).click()
  await expect(page.getByLabel(text.paste)).toBeVisible()
}

async function giveRows(page: Page, rows: readonly string[]) {
  await openImport(page)
  await page.getByLabel(text.paste).fill(rows.join('\n'))
  await page.getByRole('button', { name: text.preview }).click()
}

test('T11 a column and its scale are chosen by keyboard, and cards go to the tray when a person says so', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page)
  await giveRows(page, ['name,level,interest (1-10)', 'Food bank,3,8', 'Youth forum,9,many'])
  // What held the keyboard is gone; on a button, that button's name would hang over the table.
  await expect(page.getByRole('dialog')).toBeFocused()
  await page.getByLabel(text.columnIs('level')).focus()
  await page.keyboard.type(words.model.fields.influence)
  await expect(page.getByLabel(text.columnIs('level'))).toHaveValue('influence')
  await page.getByLabel(text.scaleOf('level')).selectOption('0-100')
  await page.getByLabel(text.scaleOf('interest (1-10)')).selectOption('0-10')
  await page.getByRole('checkbox', { name: text.toTray }).check()
  await clean(page, 'the import panel with a list')
  await page.getByRole('button', { name: text.perform(2), exact: true }).click()
  await openTray(page)
  for (const name of ['Youth forum', 'Food bank']) {
    await expect(page.getByRole('button', { name: words.grid.tray.placeCard(name) })).toBeVisible()
  }
})

test('K7 T14 on a phone a list pasted where one name is typed is shown, and a row is struck out by a tap', async ({
  house,
}) => {
  const page = await house.visitor({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  await makeBoard(page, 'blank')
  const list = page.getByRole('region', { name: words.mirror.outline.title })
  await list.getByLabel(words.mirror.outline.add).evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Hi all,\n- Clinic\n- Food bank\n- Port\nBest,\nTom')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  const dialog = page.getByRole('dialog')
  const tick = (row: number) => dialog.getByRole('checkbox', { name: text.bringInRow(row), exact: true })
  await expect(tick(6)).not.toBeChecked()
  await tick(3).tap()
  await dialog.getByRole('button', { name: text.perform(2), exact: true }).tap()
  await expect(list.getByText('Clinic', { exact: true })).toBeVisible()
  await expect(list.getByText('Port', { exact: true })).toBeVisible()
  await expect(list.getByText('Food bank', { exact: true })).toHaveCount(0)
})

test('T1 a file of fifty megabytes is answered at once and the page goes on', async ({ house }) => {
  const page = await house.visitor()
  await makeBoard(page)
  const file = join(tmpdir(), `commonground-large-${process.pid}.csv`)
  writeFileSync(file, `name,influence,interest\n${'A very long list of partners,50,50\n'.repeat(1_500_000)}`)
  await openImport(page)
  await page.getByLabel(text.choose).setInputFiles(file)
  rmSync(file)
  await expect(page.getByRole('alert').getByText(words.problems.errors['csv-too-large'])).toBeVisible()
  await page.getByLabel(text.paste).fill('name,influence,interest\nStill here,30,80')
  await page.getByRole('button', { name: text.preview }).click()
  await page.getByRole('button', { name: text.perform(1), exact: true }).click()
  expect(await placeOf(cardOn(page, 'Still here'))).toEqual({ influence: 30, interest: 80 })
})
