// For Jest without flags: cache and push are replaced, as docs/caching.md and docs/push.md show. Push has to be.
jest.mock('@gecko-widgets/cache', () => ({ cached: () => (data) => data }))
jest.mock('@gecko-widgets/push', () => {
  const number = jest.fn(async () => ({ _tag: 'Right', right: { _tag: 'PushAccepted' } }))
  return { createPusher: () => ({ push: { number } }) }
})
const { cached } = require('@gecko-widgets/cache')
const { createPusher } = require('@gecko-widgets/push')

test('the data function is the cached one', async () => {
  expect(await cached({ key: 'users', ttlMs: 60_000 })(async () => [42, 40])()).toEqual([42, 40])
})

test('a push is recorded', async () => {
  const { push } = createPusher({ apiKey: 'a-key' })
  await push.number('12345-users', 42)
  expect(push.number).toHaveBeenCalledWith('12345-users', 42)
})
