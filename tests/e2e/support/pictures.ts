import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect } from './house.ts'
import { inBoth } from './schemes.ts'

/** A projector or a desk, a small laptop, a phone. */
export const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const

const folder = fileURLToPath(new URL('../../../test-results/looks', import.meta.url))

/** Takes a picture in light and in dark to look at; nothing may be wider than the window. */
export async function take(page: Page, what: string): Promise<void> {
  const size = page.viewportSize()
  await inBoth(page, async (colorScheme) => {
    await page.screenshot({ path: `${folder}/${what}-${size?.width}x${size?.height}-${colorScheme}.png` })
  })
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    `${what} is wider than the window`,
  ).toBeLessThanOrEqual(0)
}
