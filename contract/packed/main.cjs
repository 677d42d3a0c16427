const assert = require('node:assert')
const { use } = require('./uses.cjs')

for (const entry of process.argv.slice(2)) {
  assert(require.resolve(entry).includes('cjs'), entry)
  assert(Object.keys(require(entry)).length > 0 || entry.endsWith('/types'), entry)
}
use({
  cached: require('@gecko-widgets/cache').cached,
  decrypt: require('@gecko-widgets/core').decrypt,
  ...require('@gecko-widgets/core/testing'),
  createExpress: require('@gecko-widgets/express').createGeckoboard,
  createFetch: require('@gecko-widgets/fetch').createGeckoboard,
  createKoa: require('@gecko-widgets/koa').createGeckoboard,
  createNext: require('@gecko-widgets/next').createGeckoboard,
  createPusher: require('@gecko-widgets/push').createPusher,
  datasets: require('@gecko-widgets/datasets'),
  createDatasetsServer: require('@gecko-widgets/datasets/testing').createDatasetsServer,
  express: require('express'),
  fc: require('fast-check'),
  Koa: require('koa'),
})
