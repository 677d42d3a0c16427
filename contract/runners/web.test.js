/** @jest-environment node */
// Handlers of web requests: jest-environment-jsdom has no Request.
const { createGeckoboard } = require('@gecko-widgets/fetch')
const { createGeckoboard: createNext } = require('@gecko-widgets/next')
const { VALID } = require('./uses.cjs')

const asked = () =>
  new Request('https://example.com/number', { method: 'POST', body: new URLSearchParams('format=2') })

test('a handler of fetch answers a Request', async () => {
  const response = await createGeckoboard().number(() => [42, 40])(asked())
  expect(await response.text()).toBe(VALID)
})

test('a handler of Next answers a Request', async () => {
  const { POST } = createNext().number(() => [42, 40])
  const response = await POST(asked(), { params: Promise.resolve({}) })
  expect(await response.text()).toBe(VALID)
})
