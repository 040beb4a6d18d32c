import type { Page } from '@playwright/test'
import { clean } from './support/axe.ts'
import { addToTray, cardOn, isOpen, join, linkFor, makeBoard, openTray, savedState } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { answer, cardIds, command, importRows, openRound, pasteInto, scripted } from './support/rounds.ts'

const text = words.rounds

const stepTo = (page: Page, step: 'spread' | 'dots' | 'list'): Promise<void> =>
  page.getByRole('button', { name: text.reveal.nextStep(text.reveal.step[step].name) }).click()

/** By the button in the bar: a notice may offer the same. */
const undo = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: words.pages.board.undo, exact: true }).click()

const paneOf = (page: Page) => page.getByRole('region', { name: text.reveal.title })

/** Says of the answers on a page that they are on the server. */
const isKept = (page: Page) => expect(page.locator('.round-kept')).toHaveText(words.saved.saved)

test('W3 W4 W5 placing alone on the grid and on a phone, told late answers, then the reveal step by step', async ({
  house,
}) => {
  // Three browsers and six looks by axe: a minute is short on a busy machine.
  test.setTimeout(150_000)
  const fay = await house.visitor()
  await makeBoard(fay)
  for (const name of ['Library', 'Food bank']) await addToTray(fay, name)
  await isOpen(fay)
  const link = await linkFor(fay, 'participant')
  const [library, foodBank] = [...(await cardIds(fay)).values()]
  if (!library || !foodBank) throw new Error('Two cards were added')
  const ada = await house.visitor()
  await join(ada, link, 'Ada')
  const bo = await house.visitor({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  await join(bo, link, 'Bo')

  await openRound(fay, 'blindPlacing', { cards: [library, foodBank] })
  await expect(fay.getByText(text.progress.of('blindPlacing', 0, 2))).toBeVisible()

  // Ada: on the map, by the keys that also move cards on the board; and what she does not know.
  await openTray(ada)
  await ada.getByRole('button', { name: words.grid.tray.placeCard('Library') }).focus()
  await ada.keyboard.press('Enter')
  await ada.getByRole('dialog').getByRole('button', { name: words.model.quadrants.workTogether }).click()
  await expect(cardOn(ada, 'Library')).toBeVisible()
  await ada.getByRole('button', { name: text.placing.unknownName('Food bank') }).click()
  await expect(ada.getByText(text.placing.count(2, 2), { exact: true })).toBeVisible()
  await isOpen(ada)
  await clean(ada, 'placing alone on the map')

  // Bo: card by card, two sliders; it survives a reload.
  await bo.getByLabel(text.placing.choose).selectOption({ label: '2. Library' })
  await bo.getByLabel(words.model.influence, { exact: true }).fill('20')
  await expect(bo.getByText(text.placing.missing(words.model.interest))).toBeVisible()
  await bo.getByLabel(words.model.interest, { exact: true }).fill('80')
  await expect(bo.getByText(text.placing.count(1, 2), { exact: true })).toBeVisible()
  await clean(bo, 'placing alone on a phone')
  await isOpen(bo)
  await bo.reload()
  await expect(bo.getByText(text.placing.count(1, 2), { exact: true })).toBeVisible()

  // Nobody sees where: the board of the facilitator has both cards in the tray still.
  await expect(fay.getByText(text.progress.of('blindPlacing', 1, 2))).toBeVisible()
  expect(await fay.getByRole('button', { name: /Influence 20/ }).count()).toBe(0)
  await clean(fay, 'how far people are')

  await fay.getByRole('button', { name: text.controls.close }).click()
  await expect(ada.getByText(text.state.thanks)).toBeVisible()
  await expect(cardOn(ada, 'Library')).toBeVisible()

  // Two answers could be guessed: it is said first.
  await fay.getByRole('button', { name: text.controls.reveal, exact: true }).click()
  await expect(fay.getByRole('alertdialog')).toContainText(text.controls.fewAbout)
  await fay.getByRole('button', { name: text.controls.fewDo }).click()
  for (const page of [fay, ada, bo]) {
    await expect(page.getByRole('heading', { name: text.reveal.title })).toBeVisible()
    await expect(page.getByText(text.reveal.few(2))).toBeVisible()
    await expect(page.getByText(text.reveal.list)).toHaveCount(0)
  }
  for (const step of ['spread', 'dots', 'list'] as const) {
    await stepTo(fay, step)
    // Two people are too few for a ring or a dot.
    const about = step === 'list' ? text.reveal.step[step].about : text.reveal.undrawn
    await expect(paneOf(ada)).toContainText(about)
  }
  await expect(ada.getByRole('button', { name: text.reveal.look('Library') })).toBeVisible()
  await clean(ada, 'the reveal')
  await clean(bo, 'the reveal on a phone')
  await ada.getByRole('button', { name: text.reveal.look('Library') }).click()
  await expect(ada.getByText(text.reveal.shapeAbout.few)).toBeVisible()
  await expect(ada.getByText(/influence \d/)).toHaveCount(0)

  await fay.getByRole('button', { name: text.reveal.table }).click()
  await fay.getByRole('button', { name: text.reveal.sortBy(text.reveal.columns.influence) }).click()
  await expect(fay.getByRole('columnheader', { name: text.reveal.columns.influence })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await clean(fay, 'all numbers')
  await fay.keyboard.press('Escape')
  await expect(fay.getByRole('button', { name: text.reveal.apply })).toHaveCount(0)

  // Three have a middle. It becomes the board in one step, and one undo takes it back.
  const again = await openRound(fay, 'blindPlacing', { cards: [library] })
  const places = { [library]: { influence: 70, interest: 80 } }
  for (const page of [fay, ada, bo]) expect(await answer(page, again, { places })).toBe(204)
  await command(fay, { type: 'revealRound', round: again })
  for (const step of ['spread', 'dots', 'list'] as const) await stepTo(fay, step)
  await fay.getByRole('button', { name: text.reveal.apply }).click()
  await expect(fay.locator('.notice', { hasText: text.reveal.applied(1) })).toBeVisible()
  await isOpen(fay)
  await ada.getByRole('button', { name: text.controls.showBoard }).click()
  await expect(cardOn(ada, 'Library')).toBeVisible()
  await undo(fay)
  await expect(cardOn(ada, 'Library')).toHaveCount(0)
})

test('W4 W21 answers of two tabs wait while the server is away, arrive when it is back, and are told when they are late', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay)
  for (const name of ['Library', 'School']) await addToTray(fay, name)
  await isOpen(fay)
  const link = await linkFor(fay, 'participant')
  const ada = await house.visitor()
  await join(ada, link, 'Ada')
  const ids = [...(await cardIds(fay)).values()]
  const library = (await cardIds(fay)).get('Library') ?? ''
  const round = await openRound(fay, 'blindPlacing', { cards: ids })
  await openTray(ada)
  const unknown = ada.getByRole('button', { name: text.placing.unknownName('Library') })
  await expect(unknown).toBeEnabled()
  house.network.cut()
  await unknown.click()
  await expect(ada.getByText(text.state.waiting)).toBeVisible()
  house.network.mend()
  await expect(ada.getByText(text.state.waiting)).toHaveCount(0)

  // The same person in a second tab: neither writes over the other.
  const again = await ada.context().newPage()
  await again.goto(ada.url())
  await openTray(again)
  const other = again.getByRole('button', { name: text.placing.unknownName('School') })
  await expect(other).toBeEnabled()
  await other.click()
  await expect(savedState(again)).toContainText(words.saved.saved)
  await expect(fay.getByText(text.progress.of('blindPlacing', 1, 1))).toBeVisible()
  for (const page of [ada, again])
    await expect(page.getByText(text.placing.count(2, 2), { exact: true })).toBeVisible()
  await again.close()

  // A change on its way while the round closes.
  await ada.route('**/ballot', (route) => route.abort())
  await unknown.click()
  await expect(ada.getByText(text.state.waiting)).toBeVisible()
  await command(fay, { type: 'closeRound', round })
  const sendAgain = { places: { [library]: 'unknown' } }
  await expect.poll(() => answer(ada, round, sendAgain)).toBe(409)
  await ada.unroute('**/ballot')
  await expect(ada.getByText(text.state.late)).toBeVisible()
  await expect(ada.getByRole('button', { name: text.placing.unknownName('Library') })).toBeVisible()

  // Opened again, it is taken after all.
  await command(fay, { type: 'reopenRound', round })
  await expect(ada.getByText(text.state.late)).toHaveCount(0)
  await expect(fay.getByText(text.progress.of('blindPlacing', 0, 1))).toBeVisible()
})

test('W15 C10 C12 K9 listing alone, then names that are equal or look alike are merged with one press and undone', async ({
  house,
}) => {
  const fay = await house.visitor()
  await makeBoard(fay)
  const partners = ['Town Council', 'Health Board', 'Tenants group']
  await importRows(fay, ['name', ...partners].join('\n'))
  for (const name of partners) await addToTray(fay, name)
  const link = await linkFor(fay, 'participant')
  const ada = await house.visitor()
  await join(ada, link, 'Ada', 'Health')
  const bo = await house.visitor({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  await join(bo, link, 'Bo')
  const round = await openRound(fay, 'silentListing', { prompt: 'Who works on this?' })

  const field = ada.getByLabel(text.listing.name, { exact: true })
  await expect(field).toBeFocused()
  // One's own sector says nothing of the partners one knows.
  const sector = (name: string) => ada.getByLabel(`${text.listing.sector}: ${name}`)
  for (const [name, chosen] of [
    ['Dept of Education', 'Health'],
    ['Librry', ''],
    ['Ward 1', ''],
  ] as const) {
    await field.fill(name)
    if (chosen) await ada.getByLabel(text.listing.sector, { exact: true }).selectOption(chosen)
    await field.press('Enter')
    await expect(sector(name)).toHaveValue(chosen)
  }
  // Enter that ends a composition takes the letters, and no more.
  await ada.getByLabel(text.listing.edit('Librry')).fill('Librar')
  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    await ada.getByLabel(text.listing.edit('Librry')).dispatchEvent('keydown', { key: 'Enter', ...composing })
  }
  await expect(ada.getByLabel(text.listing.edit('Librry'))).toHaveValue('Librar')
  await ada.getByLabel(text.listing.edit('Librry')).fill('Library')
  await ada.getByLabel(text.listing.edit('Librry')).press('Enter')
  await expect(ada.getByLabel(text.listing.edit('Library'))).toBeVisible()
  await isKept(ada)
  await clean(ada, 'listing alone')
  await field.fill('WARD 1')
  await field.press('Enter')
  await expect(ada.locator('.round-note').getByText(text.listing.twice('WARD 1'))).toBeVisible()
  await ada.reload()
  await expect(field).toHaveValue('WARD 1')
  await expect(ada.getByRole('heading', { name: text.listing.own(3) })).toBeVisible()
  await pasteInto(
    bo.getByLabel(text.listing.name, { exact: true }),
    '• town council\n• health board\n• tenants group',
  )
  await expect(bo.locator('.round-note').getByText(text.listing.pasted(3, 0, 0))).toBeVisible()
  await bo.getByLabel(text.listing.name, { exact: true }).fill('Department for Education')
  await bo.getByRole('button', { name: text.listing.add, exact: true }).tap()
  await bo.getByLabel(text.listing.name, { exact: true }).fill('Ward 2')
  await bo.getByRole('button', { name: text.listing.add, exact: true }).tap()
  await bo.getByLabel(text.listing.name, { exact: true }).fill('Libary')
  await bo.getByRole('button', { name: text.listing.add, exact: true }).tap()
  await expect(bo.getByRole('heading', { name: text.listing.own(6) })).toBeVisible()
  await isKept(bo)
  for (const page of [fay, bo]) await expect(page.getByText('Library')).toHaveCount(0)

  await command(fay, { type: 'revealRound', round })
  await expect(fay.getByText(text.listing.result(9, 2))).toBeVisible()
  const equal = fay.getByRole('button', { name: text.alike.mergeEqual(3) })
  await equal.click()
  await expect(equal).toHaveCount(0)
  // Taken back, the doubled names are noticed wherever the board is seen.
  await undo(fay)
  await expect(equal).toBeVisible()
  await fay.getByRole('button', { name: text.controls.showBoard }).click()
  await fay.getByRole('button', { name: text.doubled.merge }).click()
  await expect(fay.getByText(text.doubled.found(3))).toHaveCount(0)
  expect((await cardIds(fay)).size).toBe(9)
  await fay.getByRole('button', { name: text.controls.showResult }).click()
  await expect(fay.getByText(text.alike.why.abbreviation)).toHaveCount(1)
  await clean(fay, 'names that look alike')
  // Which of the two stays is the facilitator's choice, whichever says more.
  await expect(fay.getByRole('radio', { name: 'Dept of Education' })).toBeChecked()
  await fay.getByRole('radio', { name: 'Department for Education' }).check()
  await fay
    .getByRole('button', { name: text.alike.mergeName('Department for Education', 'Dept of Education') })
    .click()
  // The keyboard goes on at the next pair, and after the last at the heading.
  await expect(fay.getByRole('radio', { name: /^Lib/, checked: true })).toBeFocused()
  await fay.keyboard.press('Tab')
  await fay.keyboard.press('Tab')
  await fay.keyboard.press('Enter')
  await expect(fay.getByText(text.alike.none)).toBeVisible()
  await expect(fay.getByRole('heading', { name: text.alike.title })).toBeFocused()
  expect([...(await cardIds(fay)).keys()].map((name) => name.toLowerCase()).sort()).toEqual([
    'department for education',
    'health board',
    'libary',
    'library',
    'tenants group',
    'town council',
    'ward 1',
    'ward 2',
  ])
  await undo(fay)
  await isOpen(fay)
  await expect.poll(async () => (await cardIds(fay)).size).toBe(9)
})

test('W3 W5 dots by keys and by taps, hidden until the reveal, and ties are ties', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay)
  for (const name of ['Library', 'Food bank', 'Clinic']) await addToTray(fay, name)
  await isOpen(fay)
  const link = await linkFor(fay, 'participant')
  const ada = await house.visitor()
  await join(ada, link, 'Ada')
  const bo = await house.visitor({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  await join(bo, link, 'Bo')
  const ids = await cardIds(fay)
  const round = await openRound(fay, 'dotVote', { cards: [...ids.values()], dots: 2, most: 2 })

  await isKept(ada)
  await ada.getByRole('button', { name: text.vote.more('Library') }).focus()
  await ada.keyboard.press('Enter')
  await ada.keyboard.press('+')
  await expect(ada.getByText(text.vote.left(0))).toBeVisible()
  await isKept(ada)
  await clean(ada, 'voting')
  await bo.getByRole('button', { name: text.vote.more('Food bank') }).tap()
  await bo.getByRole('button', { name: text.vote.more('Food bank') }).tap()
  await expect(bo.getByText(text.vote.left(0))).toBeVisible()
  await isKept(bo)
  const cara = await scripted(link, 'Cara', 'Health')
  expect(await cara.answer(round, { dots: { [ids.get('Clinic') ?? '']: 3 } })).toBeGreaterThanOrEqual(400)
  expect(await cara.answer(round, { dots: { [ids.get('Clinic') ?? '']: 1 } })).toBeLessThan(300)
  await expect(fay.getByText(text.progress.of('dotVote', 3, 3))).toBeVisible()

  await fay.getByRole('button', { name: text.controls.reveal, exact: true }).click()
  for (const page of [fay, ada, bo]) {
    await expect(page.getByRole('heading', { name: text.vote.result })).toBeVisible()
    await expect(page.getByText(text.vote.tie, { exact: true })).toHaveCount(2)
  }
  await clean(fay, 'the result of the vote')
})

test('W5 one tap from 1 to 5, shown as an average and small bars', async ({ house }) => {
  const fay = await house.visitor()
  await makeBoard(fay)
  const link = await linkFor(fay, 'participant')
  const ada = await house.visitor()
  await join(ada, link, 'Ada')
  const round = await openRound(fay, 'fairness', {})
  const score = (one: 2 | 3 | 4) =>
    ada.getByRole('radio', { name: text.fairness.score(one, text.fairness.scale[one]) })
  await score(2).click()
  // By arrow keys: the number with the focus is the one that is chosen and kept.
  for (const one of [3, 4] as const) {
    await ada.keyboard.press('ArrowRight')
    await expect(score(one)).toBeFocused()
    await expect(score(one)).toBeChecked()
  }
  await expect(ada.getByText(text.fairness.thanks)).toBeVisible()
  await isKept(ada)
  await clean(ada, 'the closing question')
  for (const score of [5, 3]) {
    const one = await scripted(link, `P${score}`, '')
    expect(await one.answer(round, { score })).toBeLessThan(300)
  }
  await expect(fay.getByText(text.progress.of('fairness', 3, 3))).toBeVisible()
  await fay.getByRole('button', { name: text.controls.reveal, exact: true }).click()
  await expect(ada.getByText(text.fairness.mean(4), { exact: true })).toBeVisible()
  await clean(ada, 'how fair it felt')
})
