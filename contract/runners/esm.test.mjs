// For Jest with --experimental-vm-modules, without which it runs no ES modules.
import { cached } from '@gecko-widgets/cache'
import { createGeckoboard } from '@gecko-widgets/fetch'
import { createPusher } from '@gecko-widgets/push'
import { VALID } from './uses.cjs'

test('cached data is served, and made once', async () => {
  let calls = 0
  const number = createGeckoboard().number(
    cached({ key: 'users', ttlMs: 60_000 })(async () => [42, 39 + ++calls]),
  )
  const ask = async () => (await number(new Request('https://example.com/?format=json'))).text()
  expect([await ask(), await ask(), calls]).toEqual([VALID, VALID, 1])
})

test('a push of invalid data is refused', async () => {
  const { push } = createPusher({ apiKey: 'a-key' })
  expect(await push.number('12345-users', 'forty-two')).toMatchObject({ left: { _tag: 'InvalidWidget' } })
})
