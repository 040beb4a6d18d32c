import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Properties run hundreds of histories: on a busy machine that may take a while. Files share one loaded copy of
  // the modules: loading them anew for each took longer than the tests.
  test: { include: ['src/**/*.test.ts'], isolate: false, maxWorkers: 2, testTimeout: 30_000 },
})
