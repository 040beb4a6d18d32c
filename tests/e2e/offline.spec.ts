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
  await expect(savedState(ben)).toContainText(words.saved.offline)
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

test('O3 what was made offline outlives loading the page again without a connection, and is sent once', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'blank')
  const ben = await house.visitor()
  let isBlocked = false
  // Pages load, but no socket opens: as behind a proxy that has just lost its way to the server.
  await ben.routeWebSocket(/\/sync\//, (socket) => {
    if (isBlocked) void socket.close({ code: 1013 })
    else socket.connectToServer()
  })
  await join(ben, await linkFor(fay, 'participant'), 'Ben')
  await isOpen(ben)
  house.network.cut()
  await expect(savedState(ben)).toContainText(words.saved.offline)
  await addToTray(ben, 'Written offline')
  await expect(savedState(ben)).toContainText(/kept on this device/)

  isBlocked = true
  house.network.mend()
  await ben.reload()
  await expect(ben.getByText('Written offline')).toBeVisible()
  await expect(savedState(ben)).toContainText(words.saved.offline)
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
