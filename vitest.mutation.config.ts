import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import config from './vitest.config.js'

/** What kills most mutants comes first, since a run ends at the first test that fails; the properties come last. */
const ORDER = ['widgets/messages', 'conformance', 'entry', '', 'testing', 'laws']

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = ORDER.findIndex((name) => name !== '' && moduleId.endsWith(`/${name}.test.ts`))
  return place < 0 ? ORDER.indexOf('') : place
}

class TellingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

const { projects: _projects, ...test } = config.test ?? {}

export default defineConfig({
  ...config,
  test: {
    ...test,
    include: [process.env['TESTS'] ?? 'packages/core/test/**/*.test.ts'],
    exclude: ['packages/core/test/**/*.long.test.ts'],
    // A mutant may leave a promise open for ever; on a busy machine a test takes seconds.
    testTimeout: 15_000,
    sequence: { sequencer: TellingFirst },
    // The same data in every run, so that a score can be compared with the one before.
    env: { FAST_CHECK_SEED: '1', FAST_CHECK_RUNS: '50' },
  },
})
