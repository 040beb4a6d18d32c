import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lists,migrations,sync,rooms,access,privacy,storage,faults}/**/*.test.ts'],
    globalSetup: 'support/buildServer.ts',
    // Every file starts servers of its own: more at once than cores would only measure the machine.
    maxWorkers: 2,
    // Long enough for a busy machine; what passes ends long before.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
