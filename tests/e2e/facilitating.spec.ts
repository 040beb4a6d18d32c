import type { Page } from '@playwright/test'
import { cardOn, isOpen, join, linkFor, makeBoard, showAs, zoomOf } from './support/board.ts'
import { expect, type House, test, words } from './support/house.ts'
import { facilitate, joinByCode, showCode, stageBar, stageTitle, startWorkshop } from './support/workshop.ts'

const text = words.workshop
const { panels, pages } = words

/** A running workshop: a facilitator and a participant, both looking at the grid. */
async function two(house: House) {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty', 'Local child poverty partnership')
  const link = await linkFor(fay, 'participant')
  const ben = await house.visitor()
  await join(ben, link, 'Ben')
  await startWorkshop(fay)
  await expect(stageTitle(ben)).toBeVisible()
  return { fay, ben }
}

const zoomIn = (page: Page) =>
  page.getByRole('button', { name: words.keys.actions.zoomIn, exact: true }).click()

/** The frame that says whose view is seen. */
const led = (page: Page) => page.locator('.grid-led')

/** What has the keyboard. */
const held = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '',
  )

test('W16 who is brought somewhere may stay; who lets it happen keeps the keyboard where it was', async ({
  house,
}) => {
  const { fay, ben } = await two(house)
  const [card] = [cardOn(ben, 'Council education service')]
  await card.focus()
  const [zoom, focus] = [await zoomOf(ben), await held(ben)]
  await zoomIn(fay)
  await zoomIn(fay)
  await facilitate(fay, text.facilitate.summon)
  await ben.getByRole('region', { name: text.summon.said('Fay') }).waitFor()
  await ben.keyboard.press('Escape')
  await expect(ben.getByRole('region', { name: text.summon.said('Fay') })).toHaveCount(0)
  expect(await zoomOf(ben)).toBe(zoom)
  expect(await held(ben)).toBe(focus)

  await facilitate(fay, text.facilitate.summon)
  await expect.poll(() => zoomOf(ben)).toBeGreaterThan(zoom)
  expect(await held(ben)).toBe(focus)
  await expect(ben.getByRole('status').filter({ hasText: text.summon.went('Fay') })).toHaveCount(1)
})

test('W16 a list is not taken from under a person: they are asked', async ({ house }) => {
  const { fay, ben } = await two(house)
  await showAs(ben, 'outline')
  await facilitate(fay, text.facilitate.summon)
  const notice = ben.getByRole('region', { name: text.summon.said('Fay') })
  await notice.waitFor()
  await notice.getByRole('button', { name: text.summon.go }).click()
  await expect(ben.getByRole('application')).toBeVisible()
})

test('W16 a question that nobody answers goes when the workshop moves on, and takes room of its own', async ({
  house,
}) => {
  const { fay, ben } = await two(house)
  await showAs(ben, 'outline')
  await facilitate(fay, text.facilitate.summon)
  const notice = ben.getByRole('region', { name: text.summon.said('Fay') })
  await notice.waitFor()
  const [asked, list] = [await notice.boundingBox(), await ben.locator('#board-view').boundingBox()]
  expect((asked?.y ?? 0) + (asked?.height ?? 0)).toBeLessThanOrEqual(list?.y ?? 0)
  await facilitate(fay, text.facilitate.freeze)
  await expect(notice).toHaveCount(0)
})

test('W16 a facilitator leads everyone’s view and lets go again', async ({ house }) => {
  const { fay, ben } = await two(house)
  await facilitate(fay, text.facilitate.hold)
  await expect(led(ben)).toContainText(text.follow.held('Fay'))
  await expect(led(fay)).toContainText(text.follow.leading)
  const before = await zoomOf(ben)
  await zoomIn(fay)
  await zoomIn(fay)
  await expect.poll(() => zoomOf(ben)).toBeGreaterThan(before)
  await zoomIn(ben)
  await ben.getByRole('button', { name: text.follow.again }).click()
  await expect(led(ben)).toContainText(text.follow.held('Fay'))
  await facilitate(fay, text.facilitate.release)
  await expect(led(ben)).toHaveCount(0)
})

test('W16 one follows another person until one moves the map oneself', async ({ house }) => {
  const { fay, ben } = await two(house)
  await ben.getByRole('button', { name: pages.board.people(2) }).click()
  const people = ben.getByRole('complementary', { name: panels.people.title })
  await people.getByRole('button', { name: text.follow.start('Fay') }).click()
  await expect(led(ben)).toContainText(text.follow.following('Fay'))
  const before = await zoomOf(ben)
  await zoomIn(fay)
  await zoomIn(fay)
  await expect.poll(() => zoomOf(ben)).toBeGreaterThan(before)
  await ben.getByRole('button', { name: words.keys.actions.zoomOut, exact: true }).click()
  await expect(led(ben)).toHaveCount(0)
})

test('W11 a code leads in while it is shown; W10 the lobby gives nothing away before the door opens', async ({
  house,
}) => {
  const { fay } = await two(house)
  const code = await showCode(fay)
  await fay.getByRole('button', { name: text.code.keep }).click()
  const ada = await house.visitor()
  await joinByCode(ada, code === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA', 'Ada')
  await expect(ada.getByText(words.problems.errors['code-unknown'])).toBeVisible()
  await joinByCode(ada, code.toLowerCase(), 'Ada')
  await isOpen(ada)

  await facilitate(fay, text.facilitate.lobby)
  const lou = await house.visitor()
  const heard: string[] = []
  lou.on('websocket', (socket) => heard.push(socket.url()))
  lou.on('response', async (response) => {
    if (response.url().includes('/api/')) heard.push(await response.text().catch(() => ''))
  })
  await joinByCode(lou, code, 'Lou')
  const lobby = lou.getByRole('heading', { name: text.lobby.pageTitle })
  await lobby.waitFor()
  await lou.reload()
  await lobby.waitFor()
  expect(heard.join('\n')).not.toMatch(/poverty|\/sync\//)

  await fay.getByRole('button', { name: text.lobby.waiting(1) }).click()
  await fay.getByRole('button', { name: text.lobby.letInName('Lou') }).click()
  await isOpen(lou)
  await expect(stageTitle(lou)).toBeVisible()
  await lou.reload()
  await isOpen(lou)

  const tom = await house.visitor()
  await joinByCode(tom, code, 'Tom')
  await tom.getByRole('heading', { name: text.lobby.pageTitle }).waitFor()
  await fay.getByRole('button', { name: text.lobby.waiting(1) }).click()
  await fay.getByRole('button', { name: text.lobby.turnAwayName('Tom') }).click()
  await expect(fay.getByRole('button', { name: text.lobby.waiting(1) })).toHaveCount(0)
  await expect(tom.getByRole('heading', { name: text.lobby.awayTitle })).toBeVisible()

  await stageBar(fay)
    .getByRole('button', { name: text.code.chip(text.code.letters(code)) })
    .click()
  await fay.getByRole('button', { name: text.code.close, exact: true }).click()
  const late = await house.visitor()
  await joinByCode(late, code, 'Late')
  await expect(late.getByText(words.problems.errors['code-unknown'])).toBeVisible()
})

test('U1 a workshop is run with the keyboard alone', async ({ house }) => {
  const page = await house.visitor()
  await makeBoard(page, 'childPoverty')
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Tab until this has the keyboard, once it is there. */
  const tabTo = async (name: string | RegExp, key = 'Tab'): Promise<void> => {
    const button = page.getByRole('button', { name })
    await expect(button.first()).toBeVisible()
    const target = button.and(page.locator(':focus'))
    for (let step = 0; step < 80; step += 1) {
      if ((await target.count()) > 0) return
      await press(key)
    }
    throw new Error(`Tab never comes to ${name}`)
  }
  await tabTo(pages.board.workshop)
  await press('Enter')
  await tabTo(new RegExp(`^${words.agendas.scripts.short.title}`))
  await press('Enter')
  await tabTo(text.bar.begin)
  await press('Enter')
  await expect(stageTitle(page)).toContainText(words.agendas.stages.join.name)
  await tabTo(text.time.pause)
  await press('Enter')
  await expect(page.getByRole('button', { name: text.time.resume, exact: true })).toBeVisible()
  await tabTo(/^Next:/)
  await press('Enter')
  await expect(stageTitle(page)).toContainText(words.agendas.stages.missing.name)
  await tabTo(text.facilitate.menu)
  await press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  for (let step = 0; step < 12; step += 1) {
    if (
      (await page
        .getByRole('menuitem', { name: text.facilitate.freeze })
        .and(page.locator(':focus'))
        .count()) > 0
    )
      break
    await press('ArrowDown')
  }
  await press('Enter')
  await expect(page.getByText(words.saved.banner.frozenByUs)).toBeVisible()
  await tabTo(text.bar.back, 'Shift+Tab')
  await press('Enter')
  await expect(stageTitle(page)).toContainText(words.agendas.stages.join.name)
})
