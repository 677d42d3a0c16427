/** @jest-environment node */
// Web requests: jest-environment-jsdom has no Request.
const { cached } = require('@gecko-widgets/cache')
const { createGeckoboard } = require('@gecko-widgets/fetch')
const { createGeckoboard: createNext } = require('@gecko-widgets/next')
const { createPusher } = require('@gecko-widgets/push')
const { VALID } = require('./uses.cjs')

const asked = () =>
  new Request('https://example.com/number', { method: 'POST', body: new URLSearchParams('format=2') })

test('a handler of fetch answers a Request, and cached data is made once', async () => {
  let calls = 0
  const number = createGeckoboard().number(
    cached({ key: 'users', ttlMs: 60_000 })(async () => [42, 39 + ++calls]),
  )
  const ask = async () => (await number(asked())).text()
  expect([await ask(), await ask(), calls]).toEqual([VALID, VALID, 1])
})

test('a handler of Next answers a Request', async () => {
  const { POST } = createNext().number(() => [42, 40])
  const response = await POST(asked(), { params: Promise.resolve({}) })
  expect(await response.text()).toBe(VALID)
})

test('a push of invalid data is refused', async () => {
  const { push } = createPusher({ apiKey: 'a-key' })
  expect(await push.number('12345-users', 'forty-two')).toMatchObject({ left: { _tag: 'InvalidWidget' } })
})
