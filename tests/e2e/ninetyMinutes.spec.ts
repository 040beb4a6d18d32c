import type { Page } from '@playwright/test'
import { cardOn, drag, isOpen, middleOf, openTray, showAs, sidePanel } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { openRoom, type Room, roundNow } from './support/room.ts'
import { boardOf, cardIds } from './support/rounds.ts'
import { nextStage, stageBar, stageTitle } from './support/workshop.ts'

const text = words.rounds
const { stages } = words.agendas

async function moveOn(room: Room, stage: keyof typeof stages): Promise<void> {
  await nextStage(room.fay).click()
  await isAt(room, stage)
}

async function isAt(room: Room, stage: keyof typeof stages): Promise<void> {
  for (const page of [room.fay, room.kay, room.tom, room.mo]) {
    await expect(stageTitle(page)).toContainText(stages[stage].name)
  }
  await hasOneLoud(room.fay)
}

/** Whoever leads sees at once what to press next. */
const hasOneLoud = (fay: Page): Promise<void> =>
  expect(fay.locator('[data-look="primary"]').filter({ visible: true })).toHaveCount(1)

/** Opens the stage's round by the facilitator's own buttons. */
async function openStageRound(fay: Page, act: string): Promise<void> {
  await stageBar(fay).getByRole('button', { name: act, exact: true }).click()
  await fay.getByRole('dialog').getByRole('button', { name: text.setup.open }).click()
  await expect(fay.getByRole('dialog')).toHaveCount(0)
  await hasOneLoud(fay)
}

const reveal = (fay: Page): Promise<void> =>
  fay.getByRole('button', { name: text.controls.reveal, exact: true }).click()

const isKept = (page: Page): Promise<void> =>
  expect(page.locator('.round-kept')).toHaveText(words.saved.saved)

async function listing(room: Room): Promise<void> {
  const { fay, kay, tom, mo, listed } = room
  await openStageRound(fay, words.workshop.act.start.silentListing)
  for (const [at, page] of [kay, mo].entries()) {
    const field = page.getByLabel(text.listing.name, { exact: true })
    await expect(field).toBeFocused()
    for (const name of listed.slice(at * 4, at * 4 + 4)) {
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('heading', { name: text.listing.own(4) })).toBeVisible()
    await isKept(page)
  }
  // Tom lists his own, and one of Kay's in other letters: that is one card.
  for (const name of [...listed.slice(8), (listed[0] ?? '').toLowerCase()]) {
    await tom.getByLabel(text.listing.name, { exact: true }).fill(name)
    await tom.getByRole('button', { name: text.listing.add, exact: true }).tap()
  }
  await expect(tom.getByRole('heading', { name: text.listing.own(5) })).toBeVisible()
  await isKept(tom)
  await mo.getByRole('button', { name: text.listing.done }).click()
  await expect(fay.getByText(text.progress.of('silentListing', 1, 3))).toBeVisible()
  await expect(fay.getByText(text.progress.lists(3))).toBeVisible()
  for (const page of [fay, mo]) await expect(page.getByText(listed[0] ?? '')).toHaveCount(0)
  await reveal(fay)
  await expect(fay.getByText(text.listing.result(12, 3))).toBeVisible()
  const alike = fay.getByRole('region', { name: text.alike.title })
  await expect(alike.getByText(text.alike.none)).toBeVisible()
  await expect.poll(async () => (await cardIds(fay)).size).toBe(40)
}

async function missing({ fay, mo }: Room): Promise<void> {
  await openTray(mo)
  await mo.getByLabel(words.grid.tray.add).fill('Gypsy and Traveller families')
  await mo.keyboard.press('Enter')
  await expect.poll(async () => (await cardIds(fay)).size).toBe(41)
}

async function axes({ fay, mo }: Room): Promise<void> {
  await stageBar(fay).getByRole('button', { name: words.workshop.act.axes }).click()
  const field = fay.getByLabel(words.panels.settings.influenceMeaning)
  await field.fill('can change money, rules or services here')
  await field.press('Tab')
  await fay.keyboard.press('Escape')
  await isOpen(fay)
  await isOpen(mo)
}

/** By keys alone: from the tray's button through the numbers of *Move to…*. */
async function placeByKeys(page: Page, name: string, influence: number, interest: number): Promise<void> {
  await page.getByRole('button', { name: words.grid.tray.placeCard(name) }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel(words.model.influence)).toBeFocused()
  await page.keyboard.type(String(influence))
  await page.keyboard.press('Tab')
  await page.keyboard.type(String(interest))
  await page.keyboard.press('Enter')
  await expect(cardOn(page, name)).toBeVisible()
}

async function placeBySliders(page: Page, influence: string, interest: string): Promise<void> {
  const sheet = page.getByRole('region', { name: text.placing.list })
  await sheet.getByLabel(words.model.influence, { exact: true }).fill(influence)
  await sheet.getByLabel(words.model.interest, { exact: true }).fill(interest)
  await expect(sheet.getByText(text.placing.notSet)).toHaveCount(0)
}

/** With a mouse, from the tray onto the map. */
async function placeByHand(page: Page, name: string, x: number, y: number): Promise<void> {
  const map = await page.getByRole('application').boundingBox()
  if (!map) throw new Error('No map is shown')
  const waiting = page.locator('[data-waits]').filter({ hasText: name })
  await waiting.scrollIntoViewIfNeeded()
  await drag(page, await middleOf(waiting.getByRole('button').first()), {
    x: map.x + map.width * x,
    y: map.y + map.height * y,
  })
  await expect(cardOn(page, name)).toBeVisible()
}

async function placing(room: Room): Promise<void> {
  const { fay, kay, tom, mo, others, known } = room
  const [first = '', second = '', third = ''] = known
  await openStageRound(fay, words.workshop.act.start.blindPlacing)
  await openTray(kay)
  await placeByKeys(kay, first, 90, 20)
  await placeByKeys(kay, second, 80, 80)
  await kay.getByRole('button', { name: text.placing.unknownName(third) }).focus()
  await kay.keyboard.press('Space')
  await expect(kay.getByText(text.placing.count(3, 41), { exact: true })).toBeVisible()
  await tom.getByLabel(text.placing.choose).selectOption({ label: `1. ${await firstOf(tom)}` })
  await placeBySliders(tom, '30', '70')
  await tom.getByRole('button', { name: text.placing.next, exact: true }).tap()
  await tom.getByRole('button', { name: /^I don’t know where/ }).tap()
  await expect(tom.getByText(text.placing.count(2, 41), { exact: true })).toBeVisible()
  await openTray(mo)
  await placeByHand(mo, first, 0.75, 0.3)
  for (const page of [kay, tom, mo]) await isOpen(page)

  // The rest of the room places everything; on the first card it falls into two camps.
  const round = await roundNow(fay)
  const ids = await cardIds(fay)
  for (const [at, person] of others.entries()) {
    const places = [...ids].map(([name, id], index) => {
      const camp = name === first ? (at % 2 === 0 ? 15 : 85) : 20 + ((index * 7) % 60)
      return [id, { influence: name === first ? 85 : 20 + ((index * 13) % 60), interest: camp }]
    })
    expect(await person.answer(round, { places: Object.fromEntries(places) })).toBeLessThan(300)
  }
  await expect(fay.getByText(text.progress.of('blindPlacing', 4, 7))).toBeVisible()
  await fay.getByRole('button', { name: text.controls.close }).click()
  for (const page of [kay, tom, mo]) await expect(page.getByText(text.state.thanks)).toBeVisible()
}

/** The name of the first card in the phone's list. */
async function firstOf(page: Page): Promise<string> {
  const shown = await page.getByLabel(text.placing.choose).locator('option').first().textContent()
  return (shown ?? '').replace(/^1\. /, '')
}

async function revealing({ fay, kay, tom, mo }: Room): Promise<void> {
  await reveal(fay)
  for (const page of [fay, kay, tom, mo])
    await expect(page.getByRole('heading', { name: text.reveal.title })).toBeVisible()
  for (const step of ['spread', 'dots', 'list'] as const) {
    await fay.getByRole('button', { name: text.reveal.nextStep(text.reveal.step[step].name) }).click()
    await expect(tom.getByRole('region', { name: text.reveal.title })).toContainText(
      text.reveal.step[step].about,
    )
    await hasOneLoud(fay)
  }
}

async function talking(room: Room): Promise<void> {
  const { fay, kay, tom, mo, known } = room
  const [first = ''] = known
  await fay.getByRole('button', { name: text.reveal.look(first) }).click()
  await fay.getByRole('button', { name: text.talk.open, exact: true }).click()
  for (const page of [fay, kay, tom, mo]) {
    await expect(page.getByRole('heading', { name: text.talk.title(first) })).toBeVisible()
    await expect(page.getByText(text.reveal.shape.camps, { exact: true })).toBeVisible()
  }
  await hasOneLoud(fay)
  await fay.getByRole('button', { name: text.talk.again }).click()
  // The board's own tray gives way to the round's.
  for (const page of [kay, mo]) {
    await expect(page.getByText(text.placing.count(0, 1), { exact: true })).toBeVisible()
  }
  await openTray(kay)
  await placeByKeys(kay, first, 88, 60)
  await placeBySliders(tom, '85', '62')
  await openTray(mo)
  await placeByHand(mo, first, 0.7, 0.25)
  await expect(fay.getByText(text.progress.of('blindPlacing', 3, 3))).toBeVisible()
  await reveal(fay)
  for (const page of [fay, kay, tom, mo])
    await expect(page.getByRole('region', { name: text.talk.after })).toBeVisible()
  await fay.getByRole('button', { name: text.talk.reasonName(text.talk.reasons[1]) }).click()
  await fay.getByLabel(new RegExp(`^${words.model.fields.minorityNote}`)).fill('Parents see less interest.')
  await fay.getByRole('button', { name: text.talk.differ }).click()
  await expect(kay.getByText(text.talk.settled.differ)).toBeVisible()
  await fay.getByRole('button', { name: text.talk.end }).click()
  // The list itself, folded where it is now agreed, and not the card once more.
  await expect(fay.getByText(text.reveal.again, { exact: true })).toHaveCount(1)
}

/** Whoever leaves the talk is asked for the map that the room placed. */
async function usingTheMiddles({ fay }: Room): Promise<void> {
  await nextStage(fay).click()
  await fay.getByRole('button', { name: words.workshop.bar.leaving.middles.perform }).click()
  await isOpen(fay)
}

async function labelling({ fay, mo, known }: Room): Promise<void> {
  const [first = ''] = known
  await showAs(mo, 'table')
  await mo.getByLabel(words.mirror.table.cell(words.model.fields.relationship, first)).selectOption('weak')
  await isOpen(mo)
  await showAs(mo, 'grid')
  await isOpen(fay)
}

async function choosing({ fay, kay, tom, mo, known }: Room): Promise<void> {
  const [first = ''] = known
  await openStageRound(fay, words.workshop.act.start.dotVote)
  const more = (page: Page) => page.getByRole('button', { name: text.vote.more(first) })
  await isKept(kay)
  await more(kay).focus()
  await kay.keyboard.press('Enter')
  await kay.keyboard.press('+')
  await more(tom).tap()
  await more(mo).click()
  for (const [page, left] of [
    [kay, 1],
    [tom, 2],
    [mo, 2],
  ] as const) {
    await expect(page.getByText(text.vote.left(left))).toBeVisible()
    await isKept(page)
  }
  await expect(fay.getByText(text.progress.of('dotVote', 3, 3))).toBeVisible()
  await reveal(fay)
  for (const page of [fay, kay, tom, mo])
    await expect(page.getByText(text.vote.dots(4), { exact: false })).toBeVisible()
}

/** Offered first is what the vote chose. Kay begins the line by keys, Fay says who at the same time as Kay says when. */
async function planning({ fay, kay, known }: Room): Promise<void> {
  const [first = ''] = known
  const plan = (page: Page) => sidePanel(page, words.plan.title)
  const field = (page: Page, name: string) => plan(page).getByLabel(name, { exact: true })
  await stageBar(kay).getByRole('button', { name: words.workshop.act.plan }).focus()
  await kay.keyboard.press('Enter')
  await expect(plan(kay).getByLabel(words.plan.partner).locator('option:checked')).toHaveText(first)
  await plan(kay).getByRole('button', { name: words.plan.add }).focus()
  await kay.keyboard.press('Enter')
  await expect(field(kay, words.plan.fields.action)).toBeFocused()
  await kay.keyboard.type('Write to them before May')
  await kay.keyboard.press('Enter')
  await stageBar(fay).getByRole('button', { name: words.workshop.act.plan }).click()
  await plan(fay).getByRole('button', { name: 'Write to them before May', expanded: false }).click()
  await field(fay, words.plan.fields.owner).fill('Kay')
  await field(kay, words.plan.fields.due).fill('2027-05-01')
  await field(fay, words.plan.fields.owner).press('Enter')
  await field(kay, words.plan.fields.due).press('Enter')
  for (const page of [fay, kay]) {
    await expect(plan(page).getByRole('listitem')).toContainText(`Kay · ${words.plan.by('1 May 2027')}`)
    await page.keyboard.press('Escape')
    await isOpen(page)
  }
}

async function closing({ fay, kay, tom, mo }: Room): Promise<void> {
  await stageBar(fay).getByRole('button', { name: words.workshop.act.start.fairness }).click()
  const score = (page: Page, one: 3 | 4 | 5) =>
    page.getByRole('radio', { name: text.fairness.score(one, text.fairness.scale[one]) })
  await expect(score(kay, 5)).toBeEnabled()
  await score(kay, 5).focus()
  await kay.keyboard.press('Space')
  await score(tom, 4).tap()
  await score(mo, 3).click()
  await expect(fay.getByText(text.progress.of('fairness', 3, 3))).toBeVisible()
  await reveal(fay)
  await expect(tom.getByText(text.fairness.mean(4), { exact: true })).toBeVisible()
  await stageBar(fay).getByRole('button', { name: words.workshop.act.close }).click()
  await fay.getByRole('button', { name: words.workshop.close.do }).click()
  await expect(fay.getByRole('heading', { name: words.workshop.result.review })).toBeVisible()
  await expect(fay.getByRole('region', { name: words.plan.result })).toContainText('Write to them before May')
}

test('W2 W3 W5 W15 W18 ninety minutes with a keyboard, a phone and a mouse, from the list to a named version', async ({
  house,
}) => {
  test.setTimeout(300_000)
  const room = await openRoom(house)
  const { fay, known } = room
  const board = boardOf(fay)
  await moveOn(room, 'listing')
  await listing(room)
  await moveOn(room, 'missing')
  await missing(room)
  await moveOn(room, 'axes')
  await axes(room)
  await moveOn(room, 'placing')
  await placing(room)
  await moveOn(room, 'reveal')
  await revealing(room)
  await moveOn(room, 'talk')
  await talking(room)
  await usingTheMiddles(room)
  await isAt(room, 'label')
  await labelling(room)
  await moveOn(room, 'choose')
  await choosing(room)
  await moveOn(room, 'plan')
  await planning(room)
  await moveOn(room, 'close')
  await closing(room)

  const api = `${house.network.origin}/api/boards/${board}`
  expect(await (await fay.request.get(`${api}/versions`)).json()).toHaveLength(1)
  const file: { cards: readonly Record<string, unknown>[]; plan: readonly unknown[] } = await (
    await fay.request.get(`${api}/export/json?private=1`)
  ).json()
  expect(file.cards.filter(({ place }) => place !== undefined)).toHaveLength(41)
  expect(file.cards.find(({ name }) => name === known[0])).toMatchObject({
    relationship: 'weak',
    minorityNote: 'Parents see less interest.',
    reasonForPlace: `${text.talk.reasons[1]}.`,
  })
  expect(file.plan).toMatchObject([{ action: 'Write to them before May', owner: 'Kay', due: '2027-05-01' }])
})
