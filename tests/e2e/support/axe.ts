import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect } from './house.ts'
import { inBoth } from './schemes.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands, each with the elements it is about. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

/** Notes everything axe finds, in light and in dark, as a failure of this test, which goes on. */
export async function clean(page: Page, what: string): Promise<void> {
  await inBoth(page, async (colorScheme) => {
    expect.soft(await faults(page), `${what} (${colorScheme})`).toEqual([])
  })
}
