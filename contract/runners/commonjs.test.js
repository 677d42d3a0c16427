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
