import process from 'node:process'
import { defineConfig } from '@playwright/test'
import { browserPath } from './support/browser.ts'

const executablePath = browserPath()

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/browser',
  globalSetup: './build.config.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // Long enough for a busy machine; what passes ends long before.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    // What was done, without a film of it: the film took a sixth of the time of tests that pass.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
