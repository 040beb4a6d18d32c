import type { Role } from '@commonground/shared/model/participant'
import type { CreatedBoard } from '@commonground/shared/protocol/http'
import type { TemplateName } from '@commonground/shared/templates/templates'
import type { Locator, Page } from '@playwright/test'
import { expect, words } from './house.ts'
import { boardOf } from './rounds.ts'

/** Makes a board by request and opens it, as its facilitator in a browser that made it. */
export async function makeBoard(
  page: Page,
  template: TemplateName = 'blank',
  title = 'Our partners',
): Promise<void> {
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`${origin}/api/boards`, {
    data: { title, name: 'Fay', template },
    headers: { origin },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { board, links }: CreatedBoard = await answer.json()
  const keys = Object.entries(links).map(([role, { key }]) => [role, key])
  await page.evaluate(([name, value]) => localStorage.setItem(name, value), [
    linksKey(board.id),
    JSON.stringify(Object.fromEntries(keys)),
  ] as const)
  await page.goto(`${origin}/b/${board.id}`)
  await isOpen(page)
}

/** Opens the page of all boards. */
export async function openLibrary(page: Page): Promise<void> {
  await page.goto(new URL(page.url()).origin)
}

/** Makes a board on the page of all boards, as people do, and waits until it is open. */
export async function makeBoardByHand(page: Page, template: TemplateName, title: string): Promise<void> {
  const { library, create } = words.pages
  await openLibrary(page)
  await page.getByRole('button', { name: library.newBoard }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(create.boardTitle).fill(title)
  const { title: start } = words.model.templates[template]
  await dialog.getByText(start, { exact: true }).click()
  await expect(dialog.getByRole('radio', { name: start })).toBeChecked()
  await dialog.getByLabel(create.yourName).fill('Fay')
  await dialog.getByRole('button', { name: create.create }).click()
  await isOpen(page)
}

/** The board is open and everything of this tab is on the server. */
export async function isOpen(page: Page): Promise<void> {
  await expect(savedState(page)).toContainText(words.saved.saved)
}

export const savedState = (page: Page): Locator =>
  page.getByRole('button', { name: new RegExp(`^${words.saved.label}`) })

/** The link of a role, as the browser that made the board keeps it. */
export async function linkFor(page: Page, role: Role): Promise<string> {
  const { origin } = new URL(page.url())
  const board = boardOf(page)
  const kept = await page.evaluate((name) => localStorage.getItem(name), linksKey(board))
  const links: Partial<Record<Role, string>> = JSON.parse(kept ?? '{}')
  if (links[role] === undefined) throw new Error(`No ${role}s' link is kept here`)
  return `${origin}/b/${board}#${links[role]}`
}

/** Where a browser keeps the keys of the links it was told. */
const linksKey = (board: string): string => `commonground:links:${board}`

/** The link of a role, read where a facilitator reads it. */
export async function linkInPanel(page: Page, role: Role): Promise<string> {
  const { share } = words.panels
  await page.getByRole('button', { name: words.pages.board.share, exact: true }).click()
  const field = page.getByRole('textbox', { name: share.link(share.role[role].title) })
  await expect(field).toHaveValue(/#/)
  const link = await field.inputValue()
  await sidePanel(page, share.title).getByRole('button', { name: words.panels.close }).click()
  return link
}

/** A panel beside the board; on a phone a sheet over it. */
export const sidePanel = (page: Page, name: string): Locator =>
  page.getByRole('complementary', { name }).or(page.getByRole('dialog', { name }))

/** Opens a link and joins by it. */
export async function join(page: Page, link: string, name: string, sector = ''): Promise<void> {
  const { join: text } = words.pages
  await page.goto(link)
  await page.getByLabel(text.name, { exact: true }).fill(name)
  if (sector !== '') {
    const field = page.getByRole('combobox', { name: text.sector })
    await field.fill(sector)
    await field.press('Tab')
  }
  await page.getByRole('button', { name: text.join, exact: true }).click()
  await expect(savedState(page)).toBeVisible()
}

/** The button over a card on the map: what a screen reader finds there, and where a pointer goes. */
export const cardOn = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${escaped(name)}\\. ${words.grid.influence}`) })

/** Opens the tray: a board whose cards are all placed begins with it closed. */
export async function openTray(page: Page): Promise<void> {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
  const { show, hide } = words.grid.tray
  // A round that begins meanwhile opens it as well, so that the button to press may go.
  await expect(async () => {
    if (await button(show).isVisible()) await button(show).click({ timeout: 1_000 })
    await expect(button(hide)).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

/** Adds a partner to the tray by typing. */
export async function addToTray(page: Page, name: string): Promise<void> {
  await openTray(page)
  const field = page.getByLabel(words.grid.tray.add)
  await field.fill(name)
  await field.press('Enter')
}

export interface Middle {
  readonly x: number
  readonly y: number
}

export async function middleOf(locator: Locator): Promise<Middle> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses on one point and moves to another in steps, as a hand does. Lets go unless told not to. */
export async function drag(page: Page, from: Middle, to: Middle, letGo = true): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 })
  await page.mouse.move(to.x, to.y, { steps: 5 })
  if (letGo) await page.mouse.up()
}

/** What a card's button says of where it stands. */
export async function placeOf(
  card: Locator,
): Promise<{ readonly influence: number; readonly interest: number }> {
  const name = (await card.getAttribute('aria-label')) ?? (await card.textContent()) ?? ''
  const [, influence, interest] = /Influence ([\d.]*\d), interest ([\d.]*\d)/i.exec(name) ?? []
  return { influence: Number(influence), interest: Number(interest) }
}

/** Shows the board in one of its three ways. */
export async function showAs(page: Page, view: 'grid' | 'outline' | 'table'): Promise<void> {
  await page.getByRole('radio', { name: words.pages.board.view[view], exact: true }).click()
}

/** How near a page looks at its map, in per cent. */
export async function zoomOf(page: Page): Promise<number> {
  const name = await page.getByRole('button', { name: /^\d+ %/ }).getAttribute('aria-label')
  return Number.parseInt(name ?? '', 10)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
