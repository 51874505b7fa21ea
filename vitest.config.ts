import { defineConfig } from 'vitest/config'

/** A file that receives the runner's report as JSON, for continuous integration. */
const report = process.env.ICELIST_TEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report && { outputFile: { json: report } }),
  },
})
