// One Express app, as the variant in the arguments says; the parent asks it what CPU time it has used.
import { createGeckoboard } from '@gecko-widgets/express'
import express, { type RequestHandler } from 'express'
import { API_KEY, PASSWORD, VALUE, type Variant } from './variants.js'

const { number } = createGeckoboard({ apiKey: API_KEY, password: PASSWORD, feedFormat: 'json' })

const handlers: Readonly<Record<Variant, RequestHandler>> = {
  handWritten: (_req, res) => {
    res.json({ item: VALUE.map((value) => ({ value })) })
  },
  library: number(() => VALUE),
  encrypted: number({ encrypted: true }, () => VALUE),
}

const server = express()
  .all('/widget', handlers[process.argv[2] as Variant])
  .listen(0, '127.0.0.1', () => process.send?.(server.address()))

process.on('message', () => process.send?.(process.cpuUsage()))
