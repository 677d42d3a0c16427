// Runs the tests of whatever Node has a hand in, such as servers, requests and crypto, on each Node that is alive.
import { dirname, join } from 'node:path'
import { nodes } from './nodes.mjs'
import { root, run } from './tarballs.mjs'

const SUITES = [
  'contract/test',
  'packages/core/test/feed',
  'packages/core/test/security',
  'packages/cache/test',
  'packages/push/test',
  'packages/datasets/test',
]

for (const [name, node] of nodes()) {
  // Tests that start a `node` of their own get this one too.
  const env = { PATH: `${dirname(node)}:${process.env['PATH']}` }
  const told = run(root, node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...SUITES], env)
  console.log(`matrix: ${name}: ${/^\d+ passed.*$/m.exec(told)?.[0]}`)
}
