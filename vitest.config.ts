import { defineConfig } from 'vitest/config'

const conditions = ['source']

/** Tests that need more than Node or take long have their own command, and a suffix: `page.browser.test.ts`. */
const HEAVY = ['browser', 'service', 'long']
const heavy = (name: string): string => `**/*.${name}.test.ts`

/** Core and the preview keep no state, so their test files share modules: loading them takes half of the time. */
const SHARED = ['packages/{core,preview}/test/**/*.test.ts']
/** Tests that need a process of their own: a polluted prototype slows down everything after it, and CPU time is counted by process. */
const OWN_PROCESS = ['prototype', 'widgets/size'].map((name) => `packages/core/test/${name}.test.ts`)

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
      {
        extends: true,
        test: {
          name: 'shared',
          include: SHARED,
          exclude: [...OWN_PROCESS, ...HEAVY.map(heavy)],
          pool: 'threads',
          isolate: false,
          restoreMocks: true,
        },
      },
      {
        extends: true,
        test: { name: 'rest', include: TESTS, exclude: [...SHARED, ...HEAVY.map(heavy)], pool: 'threads' },
      },
      { extends: true, test: { name: 'own-process', include: OWN_PROCESS } },
      ...HEAVY.map((name) => ({
        extends: true as const,
        test: { name, include: FOLDERS.map((folder) => `${folder}/${heavy(name)}`) },
      })),
    ],
  },
})
