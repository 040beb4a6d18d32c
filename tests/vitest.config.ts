import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{migrations,sync,rooms,access,privacy,storage,faults}/**/*.test.ts'],
    globalSetup: 'support/buildServer.ts',
    // Every file starts servers of its own: more at once than cores would only measure the machine.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
