import { newStageId } from '@commonground/shared/base/ids'
import type { Stage } from '@commonground/shared/protocol/workshop'
import { addToTray, isOpen, join, linkFor, makeBoard, openTray, savedState } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { command } from './support/rounds.ts'

/** People may add cards here, and move none. */
const stage: Stage = {
  id: newStageId(),
  kind: 'missing',
  title: 'Who is missing?',
  minutes: 0,
  prompt: 'Add who is not on the map yet.',
  tools: ['add'],
}

test('O3 O9 a board opens again while its server is gone, with what was written meanwhile, and sends it on return', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty')
  const ben = await house.visitor()
  await join(ben, await linkFor(fay, 'participant'), 'Ben')
  await isOpen(ben)
  await ben.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  await command(fay, { type: 'setAgenda', agenda: [stage] })
  await command(fay, { type: 'goToStage', from: -1, to: 0 })
  await expect(ben.getByText(stage.prompt, { exact: true })).toBeVisible()
  await house.server().end('SIGKILL')
  await expect(savedState(ben)).toContainText(words.saved.away)
  await addToTray(ben, 'Written offline')
  await expect(savedState(ben)).toContainText(/1 change kept on this device/)

  for (const _ of ['once', 'and once more']) {
    await ben.reload()
    await expect(savedState(ben)).toContainText(/^No connection.*1 change kept on this device/)
    await openTray(ben)
    await expect(ben.getByText('Written offline')).toBeVisible()
    await expect(ben.getByText(stage.prompt, { exact: true })).toBeVisible()
  }

  await house.restart()
  for (const page of [fay, ben]) await isOpen(page)
  await openTray(fay)
  await expect(fay.getByText('Written offline')).toHaveCount(1)
})

test('P5 what is kept for opening without a server holds nothing of any board', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty', 'A title nobody else has')
  await fay.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await fay.reload()
  await isOpen(fay)
  const kept = await fay.evaluate(async () => {
    const found: { path: string; text: string }[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const answer = await cache.match(request)
        found.push({ path: new URL(request.url).pathname, text: (await answer?.text()) ?? '' })
      }
    }
    return found
  })
  expect(kept.map(({ path }) => path).filter((path) => !/^\/(assets\/[^/]+|icon\.svg)?$/.test(path))).toEqual(
    [],
  )
  expect(kept.length).toBeGreaterThan(10)
  expect(kept.filter(({ text }) => text.includes('A title nobody else has'))).toEqual([])
})
