import { findBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { fastSteps } from './check.mjs'
import { playwright, runSteps, vitest } from './steps.mjs'

/** Everything: what `check` does, then a running server, then two browsers. */
export async function test() {
  const browser = await findBrowser()
  if (!browser.found) {
    console.error(browser.sentence)
    return 1
  }
  await build()
  return runSteps([...fastSteps, vitest('tests'), playwright(browser.path)])
}
