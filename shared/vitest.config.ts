import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Properties run hundreds of histories: on a busy machine that may take a while.
  test: { include: ['src/**/*.test.ts'], testTimeout: 30_000 },
})
