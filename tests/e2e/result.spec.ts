import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import type { Page } from '@playwright/test'
import { join, linkFor, makeBoard } from './support/board.ts'
import { expect, type House, test, words } from './support/house.ts'
import { facilitate, startWorkshop } from './support/workshop.ts'

const text = words.workshop

/** Asks the server as the page of this board would. */
function ask(page: Page, method: 'GET' | 'POST' | 'PUT', rest: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async ({ method, rest, body }) => {
      const board = location.pathname.split('/')[2]
      const answer = await fetch(`/api/boards/${board}${rest}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      })
      return answer.status === 204 ? undefined : answer.json()
    },
    { method, rest, body },
  )
}

const command = (page: Page, what: WorkshopCommand): Promise<WorkshopState> =>
  ask(page, 'POST', '/workshop', what) as Promise<WorkshopState>

/** Opens a round, lets everybody answer and shows what it found. */
async function round(
  fay: Page,
  open: Extract<WorkshopCommand, { type: 'openRound' }>,
  answers: readonly (readonly [Page, unknown])[],
): Promise<void> {
  const { round } = await command(fay, open)
  if (!round) throw new Error('No round is open')
  for (const [page, ballot] of answers) await ask(page, 'PUT', `/rounds/${round.id}/ballot`, ballot)
  await command(fay, { type: 'revealRound', round: round.id })
}

/** A closed workshop in which three people voted, two cards were talked about, and everyone said how it felt. */
async function held(house: House) {
  const fay = await house.visitor()
  await makeBoard(fay, 'childPoverty', 'Local child poverty partnership')
  const [toTakePart, toLook] = [await linkFor(fay, 'participant'), await linkFor(fay, 'viewer')]
  await startWorkshop(fay)
  const guests: Page[] = []
  for (const name of ['Ann', 'Ben', 'Cat']) {
    const guest = await house.visitor()
    await join(guest, toTakePart, name)
    guests.push(guest)
  }
  const { cards } = (await ask(fay, 'GET', '/export/json?private=1')) as {
    cards: { id: string; name: string }[]
  }
  const [one, two, three] = cards
  if (!one || !two || !three) throw new Error('The sample has cards')
  const cardsOf = [one.id, two.id, three.id]
  await round(
    fay,
    { type: 'openRound', kind: 'blindPlacing', setup: { cards: cardsOf } },
    guests.map((guest, at) => {
      const score = at === 0 ? 20 : 80
      return [guest, { places: { [three.id]: { influence: score, interest: score } } }] as const
    }),
  )
  const setup = { cards: cardsOf, dots: 3, most: 2 }
  const vote = { dots: { [one.id]: 2, [two.id]: 1 } }
  await round(
    fay,
    { type: 'openRound', kind: 'dotVote', setup },
    guests.map((guest) => [guest, vote] as const),
  )
  await round(
    fay,
    { type: 'openRound', kind: 'fairness', setup: {} },
    guests.map((guest, at) => [guest, { score: 3 + at }] as const),
  )
  for (const [card, outcome] of [
    [two, 'agreed'],
    [three, 'differ'],
  ] as const) {
    await ask(fay, 'POST', '/workshop', { type: 'settle', card: card.id, outcome })
  }
  await facilitate(fay, text.facilitate.close)
  await fay.getByRole('button', { name: text.close.do }).click()
  return {
    fay,
    guests,
    toLook,
    cards: [one, two, three] as const,
    names: [one.name, two.name, three.name] as const,
  }
}

test('W2 W19 W20 the result prints on one page, and stays what it is when the next workshop is begun and stopped', async ({
  house,
}) => {
  const { fay, guests, cards, names } = await held(house)
  const part = (name: string) => fay.getByRole('region', { name })
  await expect(part(text.result.priorities).getByRole('listitem').first()).toContainText(names[0])
  await expect(part(text.result.priorities)).toContainText(text.result.votes(6, 3))
  await expect(part(text.result.agreed)).toContainText(names[1])
  await expect(part(text.result.differ)).toContainText(names[2])
  const { quadrants } = words.model
  await expect(part(text.result.differ)).toContainText(text.result.reading(quadrants.workTogether, 2))
  await expect(part(text.result.differ)).toContainText(text.result.reading(quadrants.keepInView, 1))
  await expect(part(text.result.fairness)).toContainText(text.result.fairnessMean('4.0', 3))
  const pdf = (await fay.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  expect(/\/Type \/Pages\s*\/Count (\d+)/.exec(pdf)?.[1]).toBe('1')

  const board = fay.url().replace(/\/result.*/, '')
  const first = fay.url()
  await command(fay, { type: 'setAgenda', agenda: [stageOf('talk'), stageOf('close')] })
  await command(fay, { type: 'goToStage', from: -1, to: 0 })
  await fay.goto(`${board}/result`)
  await expect(fay).toHaveURL(first)
  await expect(part(text.result.fairness)).toBeVisible()
  const [one] = cards
  await ask(fay, 'POST', '/workshop', { type: 'settle', card: one.id, outcome: 'agreed' })
  const [ann] = guests
  if (!ann) throw new Error('Nobody is there')
  await ann.getByRole('button', { name: text.hands.raise }).click()
  await command(fay, { type: 'goToStage', from: 0, to: -1 })
  await expect(ann.getByRole('button', { name: text.hands.lower })).toHaveCount(0)
  // One that arrives after the end can be taken down all the same.
  await ask(ann, 'POST', '/hand', { up: true })
  await ann.getByRole('button', { name: text.hands.lower }).click()
  await expect(ann.getByRole('button', { name: text.hands.lower })).toHaveCount(0)

  await fay.goto(board)
  await fay.getByRole('button', { name: words.pages.board.menu }).click()
  await fay.getByRole('menuitem', { name: text.result.open }).click()
  await expect(fay.getByText(text.result.soFar)).toBeVisible()
  await expect(part(text.result.agreed)).toContainText(names[0])
  await command(fay, { type: 'goToStage', from: -1, to: 0 })
  await fay.goto(`${board}/result`)
  await expect(fay.getByText(text.result.unclosed)).toBeVisible()
  await expect(part(text.result.agreed)).toContainText(names[0])
  await part(text.result.earlier).getByRole('link').click()
  await expect(fay).toHaveURL(first)
  await expect(part(text.result.agreed)).toContainText(names[1])
  await expect(part(text.result.differ)).toContainText(names[2])
  await expect(part(text.result.priorities)).toContainText(text.result.votes(6, 3))
  await expect(part(text.result.fairness)).toContainText(text.result.fairnessMean('4.0', 3))
  await expect(part(text.result.others).getByRole('link')).toHaveCount(1)
})

test('P1 a viewer’s result leaves out what people answered', async ({ house }) => {
  const { toLook, names } = await held(house)
  const vic = await house.visitor()
  const heard: string[] = []
  vic.on('response', (response) => void heard.push(response.url()))
  await join(vic, toLook, 'Vic')
  await vic.goto(toLook.replace(/#.*/, '/result'))
  await expect(vic.getByRole('region', { name: text.result.agreed })).toContainText(names[1])
  await expect(vic.getByText(text.result.shareSafe)).toBeVisible()
  const { workTogether, keepInView } = words.model.quadrants
  for (const said of [text.result.reading(workTogether, 2), text.result.reading(keepInView, 1)])
    await expect(vic.getByText(said)).toHaveCount(0)
  for (const name of [text.result.priorities, text.result.fairness]) {
    await expect(vic.getByRole('region', { name })).toHaveCount(0)
  }
  expect(heard.filter((url) => /\/rounds\//.test(url))).toEqual([])
})
