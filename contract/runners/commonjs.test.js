// For Jest without flags, under jest-environment-node and jest-environment-jsdom.
const assert = require('node:assert')
const { useLaws, useWidgets } = require('./uses.cjs')

test.each(JSON.parse(process.env.ENTRIES))('%s loads', (entry) => {
  assert(Object.keys(require(entry)).length > 0 || entry.endsWith('/types'))
})

test('widgets of an Express app answer, encrypted too', () =>
  useWidgets({
    express: require('express'),
    createGeckoboard: require('@gecko-widgets/express').createGeckoboard,
    decrypt: require('@gecko-widgets/core').decrypt,
  }))

test('laws hold', () =>
  useLaws({
    fc: require('fast-check'),
    ...require('@gecko-widgets/core'),
    ...require('@gecko-widgets/core/schema'),
    ...require('@gecko-widgets/core/testing'),
  }))

test('cached data is served, and made once', async () => {
  const { cached } = require('@gecko-widgets/cache')
  let calls = 0
  const users = cached({ key: 'users', ttlMs: 60_000 })(() => ++calls)
  expect(await Promise.all([users(undefined, {}), users(undefined, {})])).toEqual([1, 1])
})
