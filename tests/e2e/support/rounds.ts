import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { RoundId } from '@commonground/shared/base/ids'
import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import type { Locator, Page } from '@playwright/test'
import { expect } from './house.ts'

/** The board a page shows. */
export function boardOf(page: Page): string {
  const [, board] = /\/b\/([^/#?]+)/.exec(page.url()) ?? []
  if (!board) throw new Error(`No board at ${page.url()}`)
  return board
}

/** Runs a command of the workshop as the facilitator of this page. */
export async function command(page: Page, what: WorkshopCommand): Promise<WorkshopState> {
  const answer = await page.request.post(
    `${new URL(page.url()).origin}/api/boards/${boardOf(page)}/workshop`,
    {
      data: what,
      headers: { origin: new URL(page.url()).origin },
    },
  )
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.json()
}

/** Brings rows onto the board, past the page. */
export async function importRows(page: Page, csv: string): Promise<void> {
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`${origin}/api/boards/${boardOf(page)}/import`, {
    data: csv,
    headers: { origin, 'content-type': 'text/csv' },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** Pastes a text as the clipboard of another program holds it. */
export function pasteInto(field: Locator, text: string): Promise<void> {
  return field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** Sends an answer to a round as the person of this page, past the page. The status. */
export async function answer(page: Page, round: RoundId, ballot: unknown): Promise<number> {
  const { origin } = new URL(page.url())
  const sent = await page.request.put(`${origin}/api/boards/${boardOf(page)}/rounds/${round}/ballot`, {
    data: ballot,
    headers: { origin },
  })
  return sent.status()
}

/** Opens a round as the facilitator of this page and answers its id. */
export async function openRound(page: Page, kind: ActivityKind, setup: unknown): Promise<RoundId> {
  const { round } = await command(page, { type: 'openRound', kind, setup })
  if (!round) throw new Error('No round was opened')
  return round.id
}

/** Somebody who answers by script, so that a room of many needs no browsers. */
export interface Scripted {
  readonly answer: (round: string, ballot: unknown) => Promise<number>
}

/** Joins by a link without a browser. */
export async function scripted(link: string, name: string, sector: string): Promise<Scripted> {
  const { origin, hash, pathname } = new URL(link)
  const at = `${origin}/api${pathname.replace('/b/', '/boards/')}`
  const send = (path: string, method: string, body: unknown, token?: string): Promise<Response> =>
    fetch(`${at}${path}`, {
      method,
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
    })
  const joined = await send('/join', 'POST', { key: hash.slice(1), name, sector, as: 'script' })
  expect(joined.ok, `${joined.status}`).toBe(true)
  const { token }: { token: string } = await joined.json()
  return {
    answer: async (round, ballot) => (await send(`/rounds/${round}/ballot`, 'PUT', ballot, token)).status,
  }
}

/** The ids of the board's cards by name. */
export async function cardIds(page: Page): Promise<ReadonlyMap<string, string>> {
  const answer = await page.request.get(
    `${new URL(page.url()).origin}/api/boards/${boardOf(page)}/export/json`,
  )
  expect(answer.ok()).toBe(true)
  const file: { cards: readonly { id: string; name: string }[] } = await answer.json()
  return new Map(file.cards.map(({ id, name }) => [name, id]))
}
