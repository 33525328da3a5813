import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Two cores in CI: a browser and the builds of the end-to-end tests take one each.
    maxWorkers: 2,
    // What a test sets in the environment ends with it, also when it runs out of time.
    unstubEnvs: true,
    // Only what never ends fails: no test is about time, and machines may be busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // `npm run coverage`: code that a browser runs, and programs that tests start, are not seen.
    coverage: { include: ['scripts/**/*.ts'], reporter: ['text', 'json-summary'], reportsDirectory: 'coverage/lines' },
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'coverage/vitest.json' }]] : ['default'],
  },
})
