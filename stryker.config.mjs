export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    'packages/core/src/{api,codec,datasets,feed,payload,push,security,widgets}/**/*.ts',
    'packages/core/src/xml.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  // Messages, answers and checks are made once, when a module loads: to leave those out would leave out what people read.
  ignoreStatic: false,
  concurrency: 2,
  // Long, so that a busy machine kills no mutant.
  timeoutMS: 30_000,
  reporters: ['progress', 'clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
}
