import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

// The shell, what Playwright itself takes without a window, costs a quarter less than a whole browser.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/** The Chromium to test with: `CHROMIUM_PATH`, else one on the path; nothing means the one Playwright installed. */
export function browserPath(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env['CHROMIUM_PATH'], ...onPath].find((path) => path !== undefined && existsSync(path))
}
