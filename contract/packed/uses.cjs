// What an app does with the published packages, whichever way it loads them.
const assert = require('node:assert')
const { once } = require('node:events')
const { createServer } = require('node:http')

const OPTIONS = { apiKey: 'a-key', password: 'open sesame' }
const ONE = '{"item":[{"value":42}]}'
const TWO = '{"item":[{"value":42},{"value":40}]}'
const TWO_IN_XML =
  '<?xml version="1.0" encoding="UTF-8"?><root><item><value>42</value></item><item><value>40</value></item></root>'

/** Serves an app's two widgets, and polls them as Geckoboard does. */
const poll = async (app, decrypt) => {
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const ask = async (path) => {
    const headers = { Authorization: `Basic ${Buffer.from('a-key:X').toString('base64')}` }
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers })
    return response.text()
  }
  assert.strictEqual(await ask('/number?format=json'), TWO)
  assert.strictEqual(await ask('/number'), TWO_IN_XML)
  assert.strictEqual(decrypt(OPTIONS.password)(await ask('/secret')).right, ONE)
  server.closeAllConnections()
  server.close()
}

const expressApp = ({ express, createExpress }) => {
  const geckoboard = createExpress(OPTIONS)
  const app = express()
  app.all(
    '/number',
    geckoboard.number(async () => [42, 40]),
  )
  app.all(
    '/secret',
    geckoboard.number({ encrypted: true }, () => 42),
  )
  return app
}

const koaApp = ({ Koa, createKoa }) => {
  const geckoboard = createKoa(OPTIONS)
  const number = geckoboard.number(async () => [42, 40])
  const secret = geckoboard.number({ encrypted: true }, () => 42)
  const app = new Koa()
  app.use((ctx, next) => (ctx.path === '/secret' ? secret : number)(ctx, next))
  return app.callback()
}

const asked = () => new Request('http://127.0.0.1/number?format=json')
const textOf = async (response) => (await response).text()

/** The handlers of fetch and Next, called as their frameworks call them. */
const handlers = async ({ createFetch, createNext }) => {
  const context = { params: Promise.resolve({}) }
  assert.strictEqual(await textOf(createFetch().number(() => [42, 40])(asked())), TWO)
  assert.strictEqual(
    await textOf(
      createNext()
        .number(() => [42, 40])
        .GET(asked(), context),
    ),
    TWO,
  )
}

const caches = async ({ cached, createFetch }) => {
  let calls = 0
  const users = cached({ key: 'users', ttlMs: 60_000 })
  const number = createFetch().number(users(async () => [42, 39 + ++calls]))
  const bodies = await Promise.all([textOf(number(asked())), textOf(number(asked()))])
  assert.deepStrictEqual([...bodies, await textOf(number(asked())), calls], [TWO, TWO, TWO, 1])
}

const pushes = async ({ createPusher }) => {
  const { push } = createPusher({ apiKey: OPTIONS.apiKey })
  // Refused before anything is sent.
  const { left } = await push.number('12345-users', { value: 'no number' })
  assert.strictEqual(left._tag, 'InvalidWidget')
}

const sendsRows = async ({ datasets, createDatasetsServer }) => {
  const server = await createDatasetsServer()
  const { dataset } = datasets.createDatasets({ apiKey: OPTIONS.apiKey, url: server.url })
  const orders = dataset(
    'orders',
    { day: datasets.date(), total: datasets.money('EUR') },
    { uniqueBy: ['day'] },
  )
  await orders.findOrCreate()
  const rows = [{ day: '2026-11-30', total: 1250 }]
  const sent = await orders.append(rows)
  assert.deepStrictEqual(sent.right, { _tag: 'DatasetAccepted', acceptedRows: 1 })
  assert.deepStrictEqual(server.rows('orders'), rows)
  await server.close()
}

exports.use = async (loaded) => {
  await poll(expressApp(loaded), loaded.decrypt)
  await poll(koaApp(loaded), loaded.decrypt)
  await handlers(loaded)
  await caches(loaded)
  await pushes(loaded)
  await sendsRows(loaded)
  const { fc, inputs, laws } = loaded
  fc.assert(fc.property(inputs.pieChart, laws.isServed('pieChart')))
}
