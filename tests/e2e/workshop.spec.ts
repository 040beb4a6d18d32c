import type { Page } from '@playwright/test'
import { isOpen, join, linkFor, makeBoard, openTray } from './support/board.ts'
import { expect, type House, test, words } from './support/house.ts'
import { cardIds, command, openRound } from './support/rounds.ts'
import { facilitate, moveOn, nextStage, stageBar, stageTitle, startWorkshop } from './support/workshop.ts'

const text = words.workshop
const { stages } = words.agendas

/** A running workshop: two facilitators and a participant. */
async function room(house: House) {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty', 'Local child poverty partnership')
  const [toLead, toTakePart] = [await linkFor(fay, 'facilitator'), await linkFor(fay, 'participant')]
  const cora = await house.visitor()
  await join(cora, toLead, 'Cora')
  const ben = await house.visitor()
  await join(ben, toTakePart, 'Ben')
  await startWorkshop(fay)
  for (const page of [cora, ben]) await expect(stageTitle(page)).toContainText(stages.join.name)
  return { fay, cora, ben, toTakePart }
}

/** When the shown time changed, by a clock that both pages share: `7:59` to milliseconds. */
function ticks(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const seen: Record<string, number> = {}
        const bar = document.querySelector('.stage-bar') ?? document.body
        const watch = new MutationObserver(() => {
          const shown = bar.querySelector('.stage-clock')?.textContent ?? ''
          seen[shown] ??= performance.timeOrigin + performance.now()
          if (Object.keys(seen).length < 7) return
          watch.disconnect()
          resolve(seen)
        })
        watch.observe(bar, { subtree: true, childList: true, characterData: true })
      }),
  )
}

test('W13 two browsers show the same second, one of them with a clock that is an hour wrong', async ({
  house,
}) => {
  const { fay, toTakePart } = await room(house)
  const late = await house.visitor()
  await late.addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + 3_600_000
  })
  await join(late, toTakePart, 'Lou')
  await expect(stageTitle(late)).toBeVisible()
  const [here, there] = await Promise.all([ticks(fay), ticks(late)])
  const shared = Object.keys(here).filter((shown) => shown in there)
  // A busy machine draws a second late now and then; how far the clocks are apart shows in the best of a few.
  const apart = shared.map((shown) => Math.abs((here[shown] ?? 0) - (there[shown] ?? 0)))
  expect(Math.min(...apart)).toBeLessThan(250)
})

test('W13 a facilitator pauses the time and adds to it, and everyone sees the same', async ({ house }) => {
  const { fay, ben } = await room(house)
  const bar = stageBar(fay)
  await bar.getByRole('button', { name: text.time.pause }).click()
  const shown = ben.getByRole('timer')
  await expect(shown).toHaveAccessibleName(/^Paused with \d:\d\d left/)
  const before = await shown.getAttribute('aria-label')
  await bar.getByRole('button', { name: text.time.addOne }).click()
  const longer = (before ?? '').replace(/\d(?=:)/, (minutes) => String(Number(minutes) + 1))
  await expect(shown).toHaveAccessibleName(longer)
  await bar.getByRole('button', { name: /left$/ }).click()
  await fay.getByRole('menuitem', { name: text.time.stop }).click()
  await expect(shown).toHaveCount(0)
})

test('W2 two facilitators press at once: both see one outcome, and one hears of it', async ({ house }) => {
  const { fay, cora, ben } = await room(house)
  // Both presses are on their way before either is answered.
  let release = (): void => {}
  const both = new Promise<void>((resolve) => {
    release = resolve
  })
  let caught = 0
  for (const page of [fay, cora]) {
    await page.route('**/workshop', async (route) => {
      caught += 1
      if (caught === 2) release()
      await both
      await route.continue()
    })
  }
  const told = Promise.any(
    [fay, cora].map((page) => page.locator('.notice', { hasText: text.movedOn }).waitFor()),
  )
  await Promise.all([nextStage(fay).click(), nextStage(cora).click()])
  await told
  for (const page of [fay, cora, ben]) {
    await expect(stageTitle(page)).toContainText(stages.listing.name)
  }
})

test('W14 participants have the tools of the stage and no others', async ({ house }) => {
  const { fay, ben } = await room(house)
  const newCard = ben.getByRole('button', { name: words.keys.actions.newCard })
  const typed = ben.getByLabel(words.grid.tray.add)
  await openTray(ben)
  await expect(newCard).toHaveCount(0)
  await expect(typed).toHaveCount(0)
  await moveOn(fay)
  await moveOn(fay)
  await expect(stageTitle(ben)).toContainText(stages.missing.name)
  await expect(newCard).toBeVisible()
  await typed.fill('Traveller education')
  await typed.press('Enter')
  await expect(fay.getByRole('complementary', { name: words.model.tray })).toContainText('1')
  await expect(
    ben.getByRole('button', { name: words.grid.tray.placeCard('Traveller education') }),
  ).toHaveCount(0)
})

test('W12 a freeze takes hold for participants, and ends', async ({ house }) => {
  const { fay, ben } = await room(house)
  await moveOn(fay)
  await moveOn(fay)
  await expect(ben.getByRole('button', { name: words.keys.actions.newCard })).toBeVisible()
  await facilitate(fay, text.facilitate.freeze)
  await expect(ben.getByText(words.saved.banner.frozen)).toBeVisible()
  await expect(ben.getByRole('button', { name: words.keys.actions.newCard })).toHaveCount(0)
  await facilitate(fay, text.facilitate.unfreeze)
  await expect(ben.getByRole('button', { name: words.keys.actions.newCard })).toBeVisible()
})

test('W2 when the facilitator’s laptop dies, another facilitator link goes on', async ({ house }) => {
  const { fay, cora, ben } = await room(house)
  await fay.context().close()
  await nextStage(cora).click()
  await expect(stageTitle(ben)).toContainText(stages.listing.name)
  await house.restart()
  await isOpen(cora)
  await nextStage(cora).click()
  await expect(stageTitle(ben)).toContainText(stages.missing.name)
})

test('W1 a raised hand is seen and read out, and lowered by the facilitator', async ({ house }) => {
  const { fay, ben } = await room(house)
  await stageBar(ben).getByRole('button', { name: text.hands.raise }).click()
  await expect(fay.getByRole('status').filter({ hasText: text.hands.raised('Ben') })).toHaveCount(1)
  await stageBar(fay)
    .getByRole('button', { name: text.hands.count(1) })
    .click()
  await fay.getByRole('button', { name: text.hands.lowerName('Ben') }).click()
  await expect(stageBar(ben).getByRole('button', { name: text.hands.raise })).toBeVisible()
})

test('W1 the agenda is changed while the workshop runs, by buttons and by keys', async ({ house }) => {
  const { fay, ben } = await room(house)
  await facilitate(fay, text.facilitate.agenda)
  const row = fay.getByRole('button', { name: new RegExp(`^${stages.missing.name}`), expanded: false })
  await row.focus()
  await fay.keyboard.press('Alt+ArrowUp')
  await expect(nextStage(fay)).toHaveAccessibleName(text.bar.next(stages.missing.name))
  await fay.getByRole('button', { name: text.agenda.down(stages.missing.name) }).click()
  await expect(nextStage(fay)).toHaveAccessibleName(text.bar.next(stages.listing.name))
  await row.click()
  const prompt = fay.getByLabel(text.agenda.prompt)
  await prompt.fill('Who else?')
  await prompt.blur()
  await fay.getByRole('button', { name: text.agenda.goToName(stages.missing.name) }).click()
  await expect(stageBar(ben)).toContainText('Who else?')
})

test('W13 W17 a closed round left behind covers nothing, and the next one starts the clock', async ({
  house,
}) => {
  const { fay, ben } = await room(house)
  const { agenda, stage } = await command(fay, { type: 'cursors', on: true })
  const cards = [...(await cardIds(fay)).values()].slice(0, 3)
  const round = await openRound(fay, 'blindPlacing', { cards })
  await expect(ben.getByRole('region', { name: words.rounds.kinds.blindPlacing })).toBeVisible()
  await command(fay, { type: 'closeRound', round })
  await command(fay, {
    type: 'goToStage',
    from: stage,
    to: agenda.findIndex(({ kind }) => kind === 'choose'),
  })
  await expect(stageTitle(ben)).toContainText(stages.choose.name)
  await expect(ben.getByRole('region', { name: words.rounds.kinds.blindPlacing })).toHaveCount(0)
  await expect(ben.getByText(text.says.wait.dotVote, { exact: true })).toBeVisible()
  await expect(fay.getByText(words.rounds.controls.left)).toBeVisible()

  await stageBar(fay).getByRole('button', { name: text.act.start.dotVote }).click()
  await fay.getByRole('button', { name: words.rounds.controls.fewDo }).click()
  await fay.getByRole('dialog').getByRole('button', { name: words.rounds.setup.open }).click()
  await expect(ben.getByText(words.rounds.vote.left(3))).toBeVisible()
  await expect(ben.getByText(text.says.wait.dotVote, { exact: true })).toHaveCount(0)
  await expect(stageBar(ben).locator('.stage-clock')).toBeVisible()
})

/** A room whose placing is under way: Ben has his private copy of the grid. */
async function placingRoom(house: House) {
  const { fay, ben } = await room(house)
  const cards = [...(await cardIds(fay)).values()].slice(0, 3)
  const { agenda } = await command(fay, { type: 'goToStage', from: 0, to: 4 })
  const round = await openRound(fay, 'blindPlacing', { cards })
  const alone = ben.getByRole('region', { name: words.rounds.kinds.blindPlacing })
  await expect(alone).toBeVisible()
  return { fay, ben, agenda, round, alone }
}

test('W17 closing while people place asks first, and then nobody stays behind in a private grid', async ({
  house,
}) => {
  const { fay, ben, alone } = await placingRoom(house)
  await facilitate(fay, text.facilitate.close)
  await fay.getByRole('button', { name: text.close.do }).click()
  const question = fay.getByRole('alertdialog')
  await expect(question).toContainText(words.rounds.controls.fewAbout)
  await question.getByRole('button', { name: words.rounds.controls.cancel }).click()
  await expect(question).toHaveCount(0)
  await expect(alone).toBeVisible()
  await fay.getByRole('button', { name: text.close.do }).click()
  await question.getByRole('button', { name: words.rounds.controls.fewDo }).click()
  await expect(fay.getByRole('heading', { name: text.result.review })).toBeVisible()
  await expect(alone).toHaveCount(0)
  await expect(ben.getByRole('region', { name: words.rounds.reveal.title })).toHaveCount(0)
  await expect(ben.getByRole('button', { name: words.saved.banner.showResult })).toBeVisible()
})

test('W17 stopping while people place says so and closes the round, which can still be shown', async ({
  house,
}) => {
  const { fay, ben, agenda, alone } = await placingRoom(house)
  await facilitate(fay, text.facilitate.stop)
  await expect(fay.getByRole('alertdialog')).toContainText(
    text.close.stopRound(words.rounds.progress.soFar('blindPlacing', 0)),
  )
  await fay.getByRole('button', { name: text.close.stopDo }).click()
  await expect(stageBar(fay)).toHaveCount(0)
  await expect(alone).toHaveCount(0)
  await expect(fay.getByText(words.rounds.controls.left)).toBeVisible()
  const last = agenda.find(({ kind }) => kind === 'talk')?.title ?? ''
  await fay.getByRole('button', { name: words.rounds.controls.showInStage(last) }).click()
  await fay.getByRole('button', { name: words.rounds.controls.fewDo }).click()
  await expect(stageTitle(ben)).toContainText(last)
  await expect(ben.getByRole('heading', { name: words.rounds.reveal.title })).toBeVisible()
})

test('W17 a round left behind is shown in the stage the room is in, and its time runs on', async ({
  house,
}) => {
  const { fay, ben, agenda, round } = await placingRoom(house)
  await command(fay, { type: 'closeRound', round })
  const talk = agenda.findIndex(({ kind }) => kind === 'talk')
  await command(fay, { type: 'goToStage', from: 4, to: talk })
  await fay.getByRole('button', { name: words.rounds.controls.showResult, exact: true }).click()
  await fay.getByRole('button', { name: words.rounds.controls.fewDo }).click()
  await expect(ben.getByRole('heading', { name: words.rounds.reveal.title })).toBeVisible()
  const { stage, timer } = await command(fay, { type: 'cursors', on: true })
  expect(stage).toBe(talk)
  expect(timer).toBeDefined()
})

test('W2 closing keeps a version, and its result opens for everyone', async ({ house }) => {
  const { fay, ben, toTakePart } = await room(house)
  await facilitate(fay, text.facilitate.close)
  await fay.getByLabel(text.close.version).fill('After the first talk')
  await fay.getByRole('button', { name: text.close.fairness }).click()
  await expect(ben.getByRole('radio').first()).toBeVisible()
  await facilitate(fay, text.facilitate.close)
  await expect(fay.getByLabel(text.close.version)).toHaveValue('After the first talk')
  await fay.getByRole('button', { name: text.close.do }).click()
  await fay.getByRole('button', { name: words.rounds.controls.fewDo }).click()
  await expect(fay.getByRole('heading', { name: text.result.review })).toBeVisible()
  await expect(fay.getByText(text.result.kept('After the first talk'))).toBeVisible()
  await expect(fay.getByRole('img', { name: text.result.picture(40) })).toBeVisible()
  await ben.getByRole('button', { name: words.saved.banner.showResult }).click()
  await expect(ben.getByRole('heading', { level: 1 })).toContainText('Local child poverty')
  await ben.goto(toTakePart.replace(/#.*/, '/result'))
  await expect(ben.getByRole('img', { name: text.result.picture(40) })).toBeVisible()
})
