import { expect, test } from 'vitest'
import { writeExamples } from '../scripts/doc-examples.mjs'

const examples = writeExamples(process.cwd())
const runnable = examples.filter(({ runs }) => runs)

test('there are examples', () => {
  expect(runnable.length).toBeGreaterThan(12)
})

test.each(runnable)('the example in $from runs: $path', async ({ path }) => {
  await import(/* @vite-ignore */ path)
})
