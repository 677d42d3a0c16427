// Prints what core, an adapter and the pusher answer in a process in which Object.prototype has more fields than usual,
// from before anything was loaded: node main.cjs [prefix,text,…] [enumerable | hidden]
const [, , names = '', kind = 'enumerable'] = process.argv
const { log } = console
const write = JSON.stringify

for (const name of names.split(',').filter(Boolean))
  Object.defineProperty(Object.prototype, name, {
    __proto__: null,
    value: kind === 'enumerable' ? 'POLLUTED' : () => 'POLLUTED',
    enumerable: kind === 'enumerable',
    configurable: true,
    writable: true,
  })

const core = require('@gecko-widgets/core')
const { encodeXml } = require('@gecko-widgets/core/xml')
const { inputSchema, payloadSchema } = require('@gecko-widgets/core/schema')
const { adapter } = require('@gecko-widgets/core/adapter')
const { pushRequest } = require('@gecko-widgets/core/push')

const WIDGETS = [
  ['number', 5],
  ['number', [5, 4]],
  ['number', { value: 5, trendline: [1, 2] }, { absolute: true }],
  ['rag', [1, [2, 'a'], null]],
  ['text', 'a'],
  ['text', [{ text: 'a' }]],
  ['pieChart', [1, [2, 'b'], { value: 1, label: 'c' }]],
  ['lineChart', { series: [{ data: [1, 2] }], xAxis: { labels: ['a', 'b'] } }],
  ['lineChart', [1], { yAxis: { format: 'percent' } }],
  ['lineChartLegacy', [[1], ['a']]],
  ['barChart', [1]],
  ['geckOMeter', [1, 0, { value: 2 }]],
  ['funnel', { items: [[1, 'a']] }],
  ['bullet', { label: 'a', axisPoints: [0, 5000], current: 1 }],
  ['leaderboard', [['a', 1]]],
  ['list', ['a', { title: 'b', label: { name: 'c' } }]],
  ['map', [{ host: 'a' }, { city: { name: 'x' } }]],
  ['monitoring', 'Up'],
  ['highcharts', { series: [] }],
  ['custom', { a: [1, { b: 2 }] }],
]

/** Writes one line; the fields that were added are not in it, whatever calls `toJSON`. */
const say = (...parts) => log(parts.join(' '))

for (const [kind, input, settings] of WIDGETS) {
  const { encode, encodeWith } = core.widgets[kind]
  const payload = (settings === undefined ? encode : encodeWith(settings))(input)
  if (payload._tag === 'Left') {
    say(kind, payload.left.issues.map(({ path, message }) => `${path}: ${message}`).join('; '))
    continue
  }
  const json = core.encodeJson(payload.right)
  const xml = encodeXml(payload.right)
  const { errors, warnings } = core.checkPayload(kind)(JSON.parse(json))
  const push = pushRequest({ apiKey: 'a-key' })('12345')(payload.right)
  const found = core.fromPayload(kind)(JSON.parse(json))
  say(kind, json, xml._tag === 'Right' ? xml.right : xml.left.message, errors.length, warnings.length)
  say(
    push.right.url,
    push.right.body,
    found._tag,
    Object.keys(inputSchema(kind)),
    Object.keys(payloadSchema(kind)),
  )
}

const authorization = `Basic ${Buffer.from('a-key:X').toString('base64')}`
const createGeckoboard = adapter(
  (respond) => (query) => respond({ method: 'GET', path: '/', query, authorization, args: () => [] }),
)
const onError = (failure) => say(failure._tag, Object.hasOwn(failure, 'issues') && failure.issues.length)
const { number } = createGeckoboard({ apiKey: 'a-key', password: 'open sesame', onError })

const run = async () => {
  const handlers = [
    number(() => 5),
    number({ timeoutMs: 1000, absolute: true }, async () => [5, 4]),
    number(() => 'x'),
    number(() => Promise.reject(new Error('no data'))),
  ]
  for (const handler of handlers)
    for (const query of ['format=1', 'format=2', '']) {
      const { status, headers, body } = await handler(query)
      say(
        status,
        body,
        Object.keys(headers).map((name) => `${name}: ${headers[name]}`),
      )
    }
}
// Not awaited at the top: CommonJS.
run().catch((error) => say(write(String(error.stack))))
