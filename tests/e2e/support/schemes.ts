import type { Page } from '@playwright/test'
import { expect } from './house.ts'

/** Acts in light and in dark, each time once nothing on the page moves or fades any more. */
export async function inBoth(
  page: Page,
  act: (colorScheme: 'light' | 'dark') => Promise<void>,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // What was just opened begins to fade in with the next frames.
    await expect.poll(() => page.evaluate(animationsSoon)).toBe(0)
    await act(colorScheme)
  }
}

/** How many animations run once two frames were drawn. Runs in the page. */
function animationsSoon(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.getAnimations().length)))
  })
}
