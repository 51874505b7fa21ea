import { defineConfig } from 'vitest/config'

/** A file that receives the runner's report as JSON, for continuous integration. */
const report = process.env.ICELIST_TEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // tests wait for other processes most of the time: a core need not be left free for the runner
    maxWorkers: '100%',
    // whole programs run in tests and in their preparation, on machines that may be busy
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report && { outputFile: { json: report } }),
  },
})
