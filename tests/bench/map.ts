// Frames while panning, zooming, dragging and with fifty others at work, beside a plain react-konva page.
import process from 'node:process'
import type { Browser } from '@playwright/test'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { type Scene, scenes } from './support/mapScenes.ts'
import { readOptions } from './support/options.ts'
import { browserCpuMs, naivePage, openBrowser } from './support/pages.ts'
import { quantile, report, type Table } from './support/report.ts'

const options = readOptions()
const sceneMs = options.quick ? 500 : 2000
const mostRounds = options.quick ? 1 : 3
/** No round is begun that would end later than this: a slow or busy machine measures fewer. */
const withinMs = 5 * 60_000
const counts = [1000, 5000]

interface Measured {
  readonly map: string
  readonly cards: number
  readonly scene: string
  readonly fps: number
  readonly p95Ms: number
  readonly cpuMsPerFrame: number
}

const dataDir = newFolder()
const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })
const naive = await naivePage()
const maps = [
  { name: 'Commonground', origin: server.origin },
  { name: 'plain react-konva', origin: naive.origin },
]
const measured: Measured[] = []
const loads: { map: string; cards: number; ms: number }[] = []
const started = performance.now()
let rounds = 0
do {
  for (const cards of counts) {
    for (const map of maps) {
      // A browser each, so that no map pays for what another left behind.
      const browser = await openBrowser()
      for (const scene of scenes) measured.push(await measure(browser, map, cards, scene))
      await browser.close()
    }
  }
  rounds += 1
  process.stdout.write(`round ${rounds} of ${mostRounds}\n`)
} while (rounds < mostRounds && ((performance.now() - started) / rounds) * (rounds + 1) < withinMs)
naive.close()
await server.end()
removeFolder(dataDir)
report('map', options, [...counts.map(table), loadTable()], { measured, loads })

async function measure(
  browser: Browser,
  map: { name: string; origin: string },
  cards: number,
  scene: Scene,
): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  // tsx names functions by a helper that is not there inside a page.
  await page.addInitScript('globalThis.__name = (named) => named')
  const began = performance.now()
  await page.goto(`${map.origin}/?bench=1&n=${cards}&view=${scene.view}`)
  await page.waitForFunction(() => '__bench' in window)
  await page.evaluate(() => (window as unknown as { __bench: { ready: Promise<void> } }).__bench.ready)
  loads.push({ map: map.name, cards, ms: performance.now() - began })
  const session = await browser.newBrowserCDPSession()
  const before = await browserCpuMs(session)
  const times = await scene.act(page, sceneMs)
  const cpu = (await browserCpuMs(session)) - before
  await page.close()
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time))
  const lasted = (times.at(-1) ?? 0) - (times[0] ?? 0)
  return {
    map: map.name,
    cards,
    scene: scene.name,
    fps: (gaps.length / lasted) * 1000,
    p95Ms: quantile(gaps, 0.95),
    cpuMsPerFrame: cpu / Math.max(1, gaps.length),
  }
}

function table(cards: number): Table {
  const cell = (map: string, scene: string): string => {
    const found = measured.filter((one) => one.map === map && one.cards === cards && one.scene === scene)
    const median = (of: (one: Measured) => number): string => String(Math.round(quantile(found.map(of), 0.5)))
    return `${median((one) => one.fps)} / ${median((one) => one.p95Ms)} / ${median((one) => one.cpuMsPerFrame)}`
  }
  return {
    title: `${cards.toLocaleString('en')} cards, 1440×900: frames a second / p95 frame ms / CPU ms a frame`,
    columns: ['', ...maps.map(({ name }) => name)],
    rows: scenes.map(({ name }) => [name, ...maps.map((map) => cell(map.name, name))]),
    notes: [
      `Median of ${rounds}; headless Chromium without a GPU, capped at 60; CPU over all processes of the browser.`,
    ],
  }
}

function loadTable(): Table {
  const cell = (map: string, cards: number): number =>
    quantile(
      loads.filter((one) => one.map === map && one.cards === cards).map(({ ms }) => ms),
      0.5,
    )
  return {
    title: 'From opening the page to all cards painted, ms',
    columns: ['', ...maps.map(({ name }) => name)],
    rows: counts.map((cards) => [`${cards} cards`, ...maps.map(({ name }) => cell(name, cards))]),
  }
}
