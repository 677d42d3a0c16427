import { defineConfig } from 'vitest/config'

const conditions = ['source']

/** Tests that need more than Node or take long have their own command, and a suffix: `page.browser.test.ts`. */
const HEAVY = ['browser', 'service', 'long']
const heavy = (name: string): string => `**/*.${name}.test.ts`

const CORE = 'packages/core/test/**/*.test.ts'
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
      // Core keeps no state, so its test files share their modules, which halves their time.
      { extends: true, test: { name: 'core', include: [CORE], exclude: HEAVY.map(heavy), isolate: false } },
      { extends: true, test: { name: 'rest', include: TESTS, exclude: [CORE, ...HEAVY.map(heavy)] } },
      ...HEAVY.map((name) => ({
        extends: true as const,
        test: { name, include: FOLDERS.map((folder) => `${folder}/${heavy(name)}`) },
      })),
    ],
  },
})
