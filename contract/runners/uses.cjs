// What a test of an app does with its widgets, under any test runner. Asks by node:http: jsdom has no fetch.
const assert = require('node:assert')
const { once } = require('node:events')
const { createServer, get } = require('node:http')

const KEY = 'a-key'
const PASSWORD = 'open sesame'
const VALID = '{"item":[{"value":42},{"value":40}]}'
const VALID_IN_XML =
  '<?xml version="1.0" encoding="UTF-8"?><root><item><value>42</value></item><item><value>40</value></item></root>'

const ask = async (server, path) => {
  const { port } = server.address()
  const [response] = await once(get({ port, path, auth: `${KEY}:X`, agent: false }), 'response')
  let body = ''
  for await (const chunk of response.setEncoding('utf8')) body += chunk
  return body
}

/** Serves an app while it is used. */
const serve = async (app, use) => {
  const server = createServer(app).listen(0)
  await once(server, 'listening')
  try {
    await use((path) => ask(server, path))
  } finally {
    server.close()
  }
}

exports.serve = serve
exports.VALID = VALID

/** Polls widgets of an Express app in each form; what is encrypted, another password does not open. */
exports.useWidgets = async ({ express, createGeckoboard, decrypt }) => {
  const geckoboard = createGeckoboard({ apiKey: KEY, password: PASSWORD, timeoutMs: 5000 })
  const app = express()
    .all(
      '/number',
      geckoboard.number(async () => [42, 40]),
    )
    .all(
      '/secret',
      geckoboard.number({ encrypted: true }, () => [42, 40]),
    )
  await serve(app, async (poll) => {
    assert.strictEqual(await poll('/number?format=json'), VALID)
    assert.strictEqual(await poll('/number?format=xml'), VALID_IN_XML)
    const secret = await poll('/secret')
    assert.strictEqual(decrypt(PASSWORD)(secret).right, VALID)
    assert.strictEqual(decrypt('another')(secret).left._tag, 'WrongPassword')
  })
}

/** Holds data to a law, and an input to its JSON Schema's door. */
exports.useLaws = ({ fc, inputs, laws, inputSchema, widgets }) => {
  fc.assert(fc.property(inputs.pieChart, laws.isServed('pieChart')))
  const salt = new Uint8Array(8)
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), laws.isDecrypted({ password: PASSWORD, salt })))
  assert.match(widgets.number.decode(new Date(0)).left.issues[0].message, /a Date; convert it/)
  assert.strictEqual(typeof inputSchema('number').$schema, 'string')
}
