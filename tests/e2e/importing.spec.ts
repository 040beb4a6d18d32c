import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
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

test('T8 numbers of a smaller scale are read on it, and rows without a usable place come to the tray', async ({
  house,
}) => {
  const page = await house.visitor()
  await makeBoard(page)
  await giveRows(page, ['name,influence,interest', 'Food bank,3,8', 'Youth forum,9,many'])
  await expect(page.getByText(text.counts(2, 0, 0, 0))).toBeVisible()
  await page.getByRole('button', { name: text.perform(2) }).click()
  await expect(cardOn(page, 'Food bank')).toBeVisible()
  expect(await placeOf(cardOn(page, 'Food bank'))).toEqual({ influence: 25, interest: 75 })
  await openTray(page)
  await expect(page.getByRole('button', { name: words.grid.tray.placeCard('Youth forum') })).toBeVisible()
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
  await page.getByLabel(text.paste).fill('name\nStill here')
  await page.getByRole('button', { name: text.preview }).click()
  await expect(page.getByText(text.counts(1, 0, 0, 0))).toBeVisible()
})
