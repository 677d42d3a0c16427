import assert from 'node:assert'
import { createRequire } from 'node:module'
import { cached } from '@gecko-widgets/cache'
import { decrypt } from '@gecko-widgets/core'
import { inputs, laws } from '@gecko-widgets/core/testing'
import * as datasets from '@gecko-widgets/datasets'
import { createDatasetsServer } from '@gecko-widgets/datasets/testing'
import { createGeckoboard as createExpress } from '@gecko-widgets/express'
import { createGeckoboard as createFetch } from '@gecko-widgets/fetch'
import { createGeckoboard as createKoa } from '@gecko-widgets/koa'
import { createGeckoboard as createNext } from '@gecko-widgets/next'
import { createPusher } from '@gecko-widgets/push'
import express from 'express'
import fc from 'fast-check'
import Koa from 'koa'
import { use } from './uses.cjs'

const require = createRequire(import.meta.url)
for (const entry of process.argv.slice(2)) {
  const loaded = Object.entries(await import(entry))
  assert(loaded.length > 0 || entry.endsWith('/types'), entry)
  // Core is loaded once, however it is loaded.
  if (entry.startsWith('@gecko-widgets/core'))
    for (const [name, value] of loaded) assert.strictEqual(require(entry)[name], value, `${name} of ${entry}`)
}
await use({
  ...{ cached, decrypt, inputs, laws, express, fc, Koa },
  ...{ createExpress, createFetch, createKoa, createNext, createPusher },
  ...{ datasets, createDatasetsServer },
})
