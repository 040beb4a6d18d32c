import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { run } from './process.mjs'

// The shell, what Playwright itself takes without a window, costs a quarter less than a whole browser.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
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
  const apt = (...args) => run('apt-get', args, { quiet: true, env })
  if ((await apt('update', '-q')) !== 0) return false
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const code = await apt('install', '-y', '--no-install-recommends', name, 'fonts-dejavu-core')
    if (code === 0) return true
  }
  return false
}
