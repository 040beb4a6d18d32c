import { cardOn, isOpen, join, linkFor, makeBoard, placeOf, showAs } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { cardIds, command, openRound } from './support/rounds.ts'

const { share } = words.panels
const canary = 'Candid remark 7391'

test('P2 a viewer sees no private field, on the wire or on the page, and cannot write', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const name = 'Council education service'
  await cardOn(fay, name).focus()
  await fay.keyboard.press('Enter')
  await fay.getByRole('textbox', { name: new RegExp(`^${words.model.fields.notes}`) }).fill(canary)
  await fay.keyboard.press('Escape')
  await isOpen(fay)

  const vic = await house.visitor()
  const heard: string[] = []
  vic.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(Buffer.from(payload).toString('latin1')))
  })
  await join(vic, await linkFor(fay, 'viewer'), 'Vic')
  await expect(cardOn(vic, name)).toBeVisible()
  await expect(vic.getByText(words.saved.banner.viewer)).toBeVisible()

  const before = await placeOf(cardOn(vic, name))
  await cardOn(vic, name).focus()
  await vic.keyboard.press('Shift+ArrowUp')
  await vic.keyboard.press('Delete')
  expect(await placeOf(cardOn(vic, name))).toEqual(before)
  expect(await placeOf(cardOn(fay, name))).toEqual(before)
  await cardOn(vic, name).focus()
  await vic.keyboard.press('Enter')
  await expect(vic.getByLabel(words.model.fields.name, { exact: true })).toHaveAttribute('readonly', '')
  await expect(vic.getByText(words.model.fields.notes, { exact: true })).toHaveCount(0)
  await showAs(vic, 'table')
  await expect(vic.getByRole('table').or(vic.getByRole('grid'))).toBeVisible()

  // O5: a viewer's browser keeps nothing of the board.
  expect(await vic.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  expect(heard.length).toBeGreaterThan(0)
  expect(heard.join('')).not.toContain(canary)
  expect(heard.join('')).not.toContain('supporter')
  expect(await vic.content()).not.toContain(canary)
})

test('P1 while the room looks at a result a viewer is told that they see the map alone', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const vic = await house.visitor()
  await join(vic, await linkFor(fay, 'viewer'), 'Vic')
  const cards = [...(await cardIds(fay)).values()].slice(0, 2)
  const round = await openRound(fay, 'blindPlacing', { cards })
  await expect(vic.getByText(words.rounds.viewer, { exact: true })).toBeVisible()
  await command(fay, { type: 'revealRound', round })
  await expect(fay.getByRole('heading', { name: words.rounds.reveal.title })).toBeVisible()
  await expect(vic.getByText(words.rounds.viewerResult, { exact: true }).first()).toBeVisible()
  await expect(vic.getByRole('heading', { name: words.rounds.reveal.title })).toHaveCount(0)
})

test('A4 withdrawing the link ends the viewer’s page within a second and says so', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const vic = await house.visitor()
  await join(vic, await linkFor(fay, 'viewer'), 'Vic')
  await expect(vic.getByRole('application')).toHaveAccessibleName(words.grid.gridName(40))
  await fay.getByRole('button', { name: words.pages.board.share, exact: true }).click()
  const box = fay
    .getByRole('complementary', { name: share.title })
    .locator('section')
    .filter({ hasText: share.role.viewer.title })
  await box.getByRole('button', { name: share.revoke, exact: true }).click()
  await fay.getByRole('button', { name: share.revokeDo }).click()
  await expect(vic.getByText(words.problems.closed[4403]).first()).toBeVisible({ timeout: 2000 })
})

test('O5 who becomes a viewer sees the shareable board at once, and nothing private stays on the device', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const name = 'Council education service'
  const notes = new RegExp(`^${words.model.fields.notes}`)
  const pat = await house.visitor()
  await join(pat, await linkFor(fay, 'participant'), 'Pat')
  await pat.goto(await linkFor(fay, 'viewer'))
  await cardOn(pat, name).focus()
  await pat.keyboard.press('Enter')
  await pat.getByRole('textbox', { name: notes }).fill(canary)
  await pat.keyboard.press('Escape')
  await expect(pat.getByText(words.saved.saved, { exact: true }).first()).toBeVisible()
  const kept = () => pat.evaluate(async () => (await indexedDB.databases()).length)
  expect(await kept()).toBe(1)

  await fay.getByRole('button', { name: words.pages.board.share, exact: true }).click()
  const box = fay
    .getByRole('complementary', { name: share.title })
    .locator('section')
    .filter({ hasText: share.role.participant.title })
  await box.getByRole('button', { name: share.revoke, exact: true }).click()
  await fay.getByRole('button', { name: share.revokeDo }).click()

  await expect(pat.getByText(words.saved.banner.viewer)).toBeVisible()
  await expect(cardOn(pat, name)).toBeVisible()
  await expect.poll(kept).toBe(0)
  await cardOn(pat, name).focus()
  await pat.keyboard.press('Enter')
  await expect(pat.getByLabel(words.model.fields.name, { exact: true })).toHaveAttribute('readonly', '')
  await expect(pat.getByText(words.model.fields.notes, { exact: true })).toHaveCount(0)
  expect(await pat.content()).not.toContain(canary)
})
