import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { run } from './process.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a Chromium for the browser tests, or gets one: Playwright's own, else the distribution's.
 * Answers `{found, path}` (no path: Playwright's own) or `{found: false, sentence}`.
 */
export async function findBrowser() {
  const installed = installedBrowser()
  if (installed) return { found: true, path: installed }
  console.log('No Chromium found; asking Playwright to install one …')
  const args = ['node_modules/@playwright/test/cli.js', 'install', '--only-shell', 'chromium']
  if ((await run('node', args, { cwd: 'tests', quiet: true })) === 0) return { found: true }
  if (await installByApt()) return { found: true, path: installedBrowser() }
  const sentence = 'The browser tests need Chromium: install it, or set CHROMIUM_PATH to one.'
  return { found: false, sentence }
}

function installedBrowser() {
  const given = process.env.CHROMIUM_PATH
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [given, ...onPath, ...places].find((path) => path && existsSync(path))
}

async function installByApt() {
  const isRoot = process.getuid?.() === 0
  const hasApt = spawnSync('apt-get', ['--version']).status === 0
  if (!isRoot || !hasApt) return false
  console.log('Installing the Chromium package of this system …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']
  return (
    (await run('apt-get', ['update', '-q'], { quiet: true, env })) === 0 &&
    (await run('apt-get', packages, { quiet: true, env })) === 0
  )
}
