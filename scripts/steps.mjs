import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { run } from './process.mjs'

const results = resolve('test-results')

/** A check with no count of its own: it passes or fails as a whole. */
export function whole(name, command, args, options) {
  return {
    name,
    async run() {
      const code = await run(command, args, options)
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
    },
  }
}

/** The Vitest tests of one package. */
export function vitest(folder) {
  const file = join(results, `${folder}.json`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]
  return counted(`${folder} tests`, file, vitestCount, () => run('node', args, { cwd: folder }))
}

/** The Playwright tests, in the browser at `browser` or the one Playwright installed. */
export function playwright(browser) {
  const file = join(results, 'browser.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(browser && { CHROMIUM_PATH: browser }) }
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']
  return counted('browser tests', file, playwrightCount, () => run('node', args, { cwd: 'tests', env }))
}

/** Runs steps one after the other and answers their sum. A step that ran no test at all has failed. */
export async function runSteps(steps) {
  mkdirSync(results, { recursive: true })
  const sum = { passed: 0, failed: 0 }
  for (const step of steps) {
    const started = Date.now()
    console.log(`\n── ${step.name}`)
    const { passed, failed } = await step.run()
    console.log(
      `── ${step.name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - started) / 1000)} s`,
    )
    sum.passed += passed
    sum.failed += failed
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0 ? 0 : 1
}

function counted(name, file, count, work) {
  return {
    name,
    async run() {
      rmSync(file, { force: true })
      const code = await work()
      const { passed, failed } = existsSync(file)
        ? count(JSON.parse(readFileSync(file, 'utf8')))
        : { passed: 0, failed: 0 }
      const brokeOutsideTests = failed === 0 && (code !== 0 || passed === 0)
      return { passed, failed: brokeOutsideTests ? 1 : failed }
    },
  }
}

function vitestCount(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function playwrightCount({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}
