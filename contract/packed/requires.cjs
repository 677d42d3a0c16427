// What Jest requires without a flag: all but the cache, which is made with an ES module.
module.exports = {
  decrypt: require('@gecko-widgets/core').decrypt,
  ...require('@gecko-widgets/core/testing'),
  createExpress: require('@gecko-widgets/express').createGeckoboard,
  createFetch: require('@gecko-widgets/fetch').createGeckoboard,
  createKoa: require('@gecko-widgets/koa').createGeckoboard,
  createNext: require('@gecko-widgets/next').createGeckoboard,
  createPusher: require('@gecko-widgets/push').createPusher,
  express: require('express'),
  fc: require('fast-check'),
  Koa: require('koa'),
}
