import { defineConfig } from 'vitest/config'

const conditions = ['source']

/** Tests that need more than Node or take long have their own command, and a suffix: `page.browser.test.ts`. */
const HEAVY = ['browser', 'service', 'long']
const heavy = (name: string): string => `**/*.${name}.test.ts`

/** A user's code may change what a process shares, and a polluted prototype slows down all that comes after it. */
const ISOLATED = ['test/docExamples.test.ts', 'packages/core/test/prototype.test.ts']

const FOLDERS = ['packages/*/test', 'contract/test', 'examples/*/test', 'site/test', 'test']
const TESTS = FOLDERS.map((folder) => `${folder}/**/*.test.ts`)

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // Vitest empties style sheets, also those that are read as text.
    css: { include: /\.css/ },
    // Without this, Vitest leaves one of two cores idle.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/summary-reporter.mjs'],
    setupFiles: ['./scripts/vitest-setup.ts'],
    projects: [
      // Half of the time of small test files is loading modules, so files share them. What a test changes, it changes back.
      {
        extends: true,
        test: {
          name: 'fast',
          include: TESTS,
          exclude: [...ISOLATED, ...HEAVY.map(heavy)],
          pool: 'threads',
          isolate: false,
          restoreMocks: true,
        },
      },
      { extends: true, test: { name: 'isolated', include: ISOLATED } },
      ...HEAVY.map((name) => ({
        extends: true as const,
        test: { name, include: FOLDERS.map((folder) => `${folder}/${heavy(name)}`) },
      })),
    ],
  },
})
