// Runs what the tests ask of one kind, in seconds: npm run kind pieChart
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const kind = process.argv[2] ?? ''
if (!/^\w+$/.test(kind) || !existsSync(`packages/core/test/conformance/${kind}.ts`)) {
  console.error(`kind: expected the name of a kind, as in npm run kind pieChart; got "${kind}"`)
  process.exit(2)
}

/** Where the tests of a kind are; their names begin with the kind, or with its place there, such as "the page of". */
const FILES = [
  'packages/core/test/conformance.test.ts',
  'packages/core/test/badInputs.test.ts',
  'packages/core/test/inputs.test.ts',
  'packages/core/test/laws.test.ts',
  'packages/core/test/null.test.ts',
  'packages/core/test/schema.test.ts',
  `packages/core/test/widgets/${kind}`,
  'packages/core/test/widgets/decode.test.ts',
  'packages/core/test/widgets/messages.test.ts',
  'packages/core/test/widgets/size.test.ts',
  'packages/preview/test/draw-gallery.test.ts',
  'test/docs.test.ts',
]

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--experimental.fsModuleCache', ...FILES]
const { status } = spawnSync(
  process.execPath,
  [...vitest, '--testNamePattern', `^(?:.*\\b(?:of|gallery) )?${kind}\\b`, '--no-isolate'],
  // Fifty runs of a property find most mistakes; npm test looks harder.
  { stdio: 'inherit', env: { FAST_CHECK_RUNS: '50', ...process.env } },
)
process.exit(status ?? 1)
