import type { Page } from '@playwright/test'
import {
  addToTray,
  cardOn,
  isOpen,
  join,
  linkFor,
  makeBoard,
  openTray,
  placeOf,
  savedState,
} from './support/board.ts'
import { expect, test, words } from './support/house.ts'

test('O2 what is written offline is kept on the device, said to be, and merges on return', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const ben = await house.visitor()
  await join(ben, await linkFor(fay, 'participant'), 'Ben')
  await isOpen(ben)

  house.network.cut()
  await expect(savedState(ben)).toContainText(words.saved.away)
  await addToTray(ben, 'Written offline')
  const name = 'Council education service'
  const start = await placeOf(cardOn(ben, name))
  const place = { ...start, influence: start.influence - 10 }
  await cardOn(ben, name).focus()
  await ben.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => placeOf(cardOn(ben, name))).toEqual(place)
  await expect(savedState(ben)).toContainText(/kept on this device/)

  await cardOn(fay, 'Council housing and homelessness service').focus()
  await fay.keyboard.press('Shift+ArrowUp')

  house.network.mend()
  for (const page of [fay, ben]) await isOpen(page)
  await openTray(fay)
  await expect(fay.getByText('Written offline')).toBeVisible()
  await expect.poll(() => placeOf(cardOn(fay, name))).toEqual(place)
})

test('C9 two move one card while apart: the one whose place lost is told, and can put theirs back', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const ben = await house.visitor()
  await join(ben, await linkFor(fay, 'participant'), 'Ben')
  await isOpen(ben)

  const name = 'Council education service'
  house.network.cut()
  const places = new Map<Page, Awaited<ReturnType<typeof placeOf>>>()
  for (const [page, key] of [
    [fay, 'Shift+ArrowLeft'],
    [ben, 'Shift+ArrowDown'],
  ] as const) {
    const start = await placeOf(cardOn(page, name))
    await cardOn(page, name).focus()
    await page.keyboard.press(key)
    await expect.poll(() => placeOf(cardOn(page, name))).not.toEqual(start)
    await expect(savedState(page)).toContainText(/kept on this device/)
    places.set(page, await placeOf(cardOn(page, name)))
  }
  house.network.mend()
  for (const page of [fay, ben]) await isOpen(page)

  const putBack = (page: Page) => page.getByRole('button', { name: words.grid.superseded.putBack })
  await expect.poll(async () => (await putBack(fay).count()) + (await putBack(ben).count())).toBe(1)
  const [loser, winner] = (await putBack(fay).count()) === 1 ? [fay, ben] : [ben, fay]
  const region = loser.getByRole('region', { name: words.pages.notices.region })
  for (const place of places.values())
    await expect(region).toContainText(words.grid.superseded.at(place.influence, place.interest))

  await putBack(loser).click()
  for (const page of [fay, ben])
    await expect.poll(() => placeOf(cardOn(page, name))).toEqual(places.get(loser))
  await expect(putBack(winner)).toHaveCount(0)
  await loser.getByRole('button', { name: words.pages.board.undo, exact: true }).click()
  await expect.poll(() => placeOf(cardOn(winner, name))).toEqual(places.get(winner))
})

test('O3 what was made offline outlives loading the page again without a connection, and is sent once', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'blank')
  const ben = await house.visitor()
  let isBlocked = false
  // Pages load, but nothing live comes through: as behind a proxy that has just lost its way to the server.
  await ben.routeWebSocket(/\/sync\//, (socket) => {
    if (isBlocked) void socket.close({ code: 1013 })
    else socket.connectToServer()
  })
  await ben.route(/\/(sync\/|healthz)/, (route) =>
    isBlocked ? route.fulfill({ status: 502 }) : route.fallback(),
  )
  await join(ben, await linkFor(fay, 'participant'), 'Ben')
  await isOpen(ben)
  house.network.cut()
  await expect(savedState(ben)).toContainText(words.saved.away)
  await addToTray(ben, 'Written offline')
  await expect(savedState(ben)).toContainText(/kept on this device/)

  isBlocked = true
  house.network.mend()
  await ben.reload()
  await expect(ben.getByText('Written offline')).toBeVisible()
  await expect(savedState(ben)).toContainText(words.saved.away)
  await expect(fay.getByText('Written offline')).toHaveCount(0)

  isBlocked = false
  await isOpen(ben)
  await openTray(fay)
  await expect(fay.getByText('Written offline')).toHaveCount(1)
  await ben.reload()
  await isOpen(ben)
  await expect(ben.getByText('Written offline')).toHaveCount(1)
})

test('O1 a server killed in the middle loses nothing that was shown as saved', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'blank')
  await addToTray(fay, 'Saved before the kill')
  await isOpen(fay)
  await house.restart()
  await addToTray(fay, 'Typed meanwhile')
  await isOpen(fay)
  await fay.reload()
  await isOpen(fay)
  for (const name of ['Saved before the kill', 'Typed meanwhile'])
    await expect(fay.getByText(name)).toBeVisible()
})

test('R13 P2 where sockets are blocked two people drag, place alone, reveal and vote, and a viewer sees nothing private', async ({
  house,
}) => {
  const text = words.rounds
  const canary = 'Candid remark 7391'
  const office = await house.proxy('sockets')
  const fay = await house.visitor({}, office)
  await makeBoard(fay)
  await addToTray(fay, 'Library')
  await cardField(fay, 'Library', canary)
  await expect(savedState(fay)).toContainText(words.saved.slower)
  const [library = ''] = (await cardIds(fay)).values()
  const ben = await house.visitor({}, office)
  await join(ben, await linkFor(fay, 'participant'), 'Ben')
  // An office that also holds back what is not finished: there each answer ends, and so it can be read here.
  const vic = await house.visitor({}, await house.proxy('streams'))
  const heard: string[] = []
  vic.on('response', (response) => {
    const keep = (body: string): number => heard.push(body)
    if (response.url().includes('?after=')) void response.text().then(keep, () => undefined)
  })
  await join(vic, new URL(await linkFor(fay, 'viewer')).pathname + new URL(await linkFor(fay, 'viewer')).hash, 'Vic')
  await expect(savedState(vic)).toContainText(words.saved.slowerViewing)
  await expect(savedState(ben)).toContainText(words.saved.slower)

  await command(fay, { type: 'cursors', on: true })
  const round = await openRound(fay, 'blindPlacing', { cards: [library] })
  await openTray(ben)
  await ben.getByRole('button', { name: words.grid.tray.placeCard('Library') }).focus()
  await ben.keyboard.press('Enter')
  await ben.getByRole('dialog').getByRole('button', { name: words.model.quadrants.workTogether }).click()
  await expect(fay.getByText(text.progress.of('blindPlacing', 1, 2))).toBeVisible()
  await command(fay, { type: 'revealRound', round })
  for (const page of [fay, ben])
    await expect(page.getByRole('heading', { name: text.reveal.title })).toBeVisible()
})
