import type { Page } from '@playwright/test'
import {
  addToTray,
  cardOn,
  drag,
  isOpen,
  join,
  linkFor,
  makeBoard,
  middleOf,
  openTray,
  placeOf,
  savedState,
} from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { answer, cardIds, command, openRound } from './support/rounds.ts'

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

test('R13 where sockets are blocked two people drag, place alone, reveal and vote, and a viewer follows', async ({
  house,
}) => {
  const text = words.rounds
  const office = await house.proxy('sockets')
  const fay = await house.visitor({}, office)
  await makeBoard(fay, 'childPoverty')
  await expect(savedState(fay)).toContainText(words.saved.slower)
  const [participant, viewer] = [await linkFor(fay, 'participant'), await linkFor(fay, 'viewer')]
  const ben = await house.visitor({}, office)
  await join(ben, participant, 'Ben')
  // This office also holds back what is not finished.
  const strict = await house.proxy('streams')
  const vic = await house.visitor({}, strict)
  await join(vic, viewer.replace(office.origin, strict.origin), 'Vic')
  await expect(savedState(vic)).toContainText(words.saved.slowerViewing)
  await expect(savedState(ben)).toContainText(words.saved.slower)

  const name = 'Council education service'
  const start = await placeOf(cardOn(fay, name))
  const from = await middleOf(cardOn(ben, name))
  await drag(ben, from, { x: from.x - 90, y: from.y + 70 })
  await expect.poll(() => placeOf(cardOn(fay, name))).not.toEqual(start)
  const moved = await placeOf(cardOn(ben, name))
  await expect.poll(() => placeOf(cardOn(vic, name))).toEqual(moved)

  const [card = ''] = [(await cardIds(fay)).get(name)]
  const placing = await openRound(fay, 'blindPlacing', { cards: [card] })
  for (const [page, influence] of [
    [fay, 20],
    [ben, 80],
  ] as const)
    expect(await answer(page, placing, { places: { [card]: { influence, interest: 50 } } })).toBe(204)
  await expect(fay.getByText(text.progress.of('blindPlacing', 2, 2))).toBeVisible()
  await command(fay, { type: 'revealRound', round: placing })
  for (const page of [fay, ben])
    await expect(page.getByRole('heading', { name: text.reveal.title })).toBeVisible()
  const vote = await openRound(fay, 'dotVote', { cards: [card], dots: 1, most: 1 })
  await ben.getByRole('button', { name: text.vote.more(name) }).click()
  await expect(fay.getByText(text.progress.of('dotVote', 1, 1))).toBeVisible()
  await command(fay, { type: 'revealRound', round: vote })
  for (const page of [fay, ben])
    await expect(page.getByRole('heading', { name: text.vote.result })).toBeVisible()

  await house.restart()
  for (const page of [fay, ben]) await expect(savedState(page)).toContainText(words.saved.slower)
  await expect.poll(() => placeOf(cardOn(vic, name))).toEqual(moved)
})

test('O11 R14 offline, no answer and a network that stops all that is live are told apart, and the board is shown', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const office = await house.proxy('everythingLive')
  const ben = await house.visitor({}, office)
  const link = await linkFor(fay, 'participant')
  await join(ben, link.replace(house.network.origin, office.origin), 'Ben')
  const { banner } = words.saved
  await expect(ben.getByText(banner.blocked)).toBeVisible()
  const name = 'Council education service'
  await expect(ben.getByRole('heading', { level: 1 })).toContainText('Our partners')
  const start = await placeOf(cardOn(ben, name))
  await cardOn(fay, name).focus()
  await fay.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => placeOf(cardOn(ben, name))).not.toEqual(start)

  office.stop('nothing')
  await expect(savedState(ben)).toHaveText(words.saved.saved)
  house.network.cut()
  await expect(ben.getByText(banner.away)).toBeVisible()
  await ben.context().setOffline(true)
  await expect(ben.getByText(banner.offline)).toBeVisible()
})
