// What a person waits for and downloads: first paint, the board on screen, and bytes of JavaScript, beside a plain react-konva page.
import type { Browser, Page } from '@playwright/test'
import { createBoard } from '../support/http.ts'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { readOptions } from './support/options.ts'
import { naivePage, openBrowser } from './support/pages.ts'
import { medianOf, quantile, report } from './support/report.ts'

const options = readOptions()
const rounds = options.quick ? 2 : 7

interface Visit {
  readonly firstPaintMs: number
  readonly boardMs: number
  readonly scriptKb: number
  readonly totalKb: number
}

const dataDir = newFolder()
const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })
const created = await createBoard(server.origin, { template: 'childPoverty' })
const link = created.links.participant.url
const naive = await naivePage()
const visits = new Map<string, Visit[]>()
for (let round = 0; round < rounds; round += 1) {
  const browser = await openBrowser()
  note('library', await visit(browser, server.origin, async () => {}, 'h1'))
  note('board of 40 cards, joined', await visit(browser, link, join, '[data-card]'))
  note('the same with a 4× slower CPU', await visit(browser, link, join, '[data-card]', 4))
  note('plain react-konva, 40 cards', await visit(browser, `${naive.origin}/?n=40`, async () => {}, 'canvas'))
  await browser.close()
}
naive.close()
await server.end()
removeFolder(dataDir)

const row = (title: string, of: (one: Visit) => number): string[] => [
  title,
  ...[...visits.values()].map((list) => medianOf(list.map(of))),
]
report(
  'start',
  options,
  [
    {
      title: 'Opening a page for the first time',
      columns: ['', ...visits.keys()],
      rows: [
        row('first contentful paint, ms', (one) => one.firstPaintMs),
        row('until the board (or page) is there, ms', (one) => one.boardMs),
        row('JavaScript over the wire, kB', (one) => one.scriptKb),
        row('everything over the wire, kB', (one) => one.totalKb),
      ],
      notes: [
        `Median of ${rounds} (lowest–highest), each in a browser that was never there. For the joined board, time counts from opening it after joining.`,
        'Everything is sent as brotli.',
      ],
    },
  ],
  Object.fromEntries(visits),
)

function note(name: string, one: Visit): void {
  visits.set(name, [...(visits.get(name) ?? []), one])
}

/** Prepares (joins) in one page, then opens the address in a fresh one with an empty cache. */
async function visit(
  browser: Browser,
  address: string,
  prepare: (page: Page) => Promise<void>,
  sign: string,
  slower = 1,
): Promise<Visit> {
  // Without the worker that keeps the page for offline reloads: it would answer here in the network's place.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  })
  const before = await context.newPage()
  if (address !== server.origin) await before.goto(address)
  await prepare(before)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const sizes = new Map<string, number>()
  const scripts = new Set<string>()
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(requestId, encodedDataLength),
  )
  const began = performance.now()
  await page.goto(new URL(address).origin === server.origin ? (address.split('#')[0] ?? address) : address)
  await page.locator(sign).first().waitFor({ state: 'attached' })
  const boardMs = performance.now() - began
  await page.waitForLoadState('networkidle')
  const firstPaintMs = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  await context.close()
  const kb = (ids: Iterable<string>): number =>
    [...ids].reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0) / 1000
  return { firstPaintMs, boardMs, scriptKb: kb(scripts), totalKb: quantile([kb(sizes.keys())], 0.5) }
}

async function join(page: Page): Promise<void> {
  await page.getByRole('textbox').first().fill('Bench')
  await page.locator('button[type=submit]').click()
  await page.locator('[data-card]').first().waitFor({ state: 'attached' })
}
