import { adapter, type Respond } from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions } from '@gecko-widgets/core/types'
import { expect, test } from 'vitest'

const NO_KEY = /the configuration is not valid:\n {2}apiKey: missing; is the environment variable set\?/
const NO_PASSWORD = /the configuration is not valid:\n {2}number: encrypted: needs the option password/

const poll = {
  method: 'GET',
  path: '/',
  query: 'format=2',
  authorization: undefined,
  args: () => [] as const,
}

const create = adapter((respond: Respond<readonly []>) => respond)

const creating = (waits: () => boolean) =>
  adapter((respond: Respond<readonly []>) => ({ poll: async () => respond(poll) }), { waits })

test('a builder returns a handler that responds', async () => {
  expect(await create().number(() => 42)(poll)).toMatchObject({
    status: 200,
    body: '{"item":[{"value":42}]}',
  })
})

test('options and settings that are not valid throw at once', () => {
  expect(() => create({ apiKey: undefined })).toThrow(NO_KEY)
  expect(() => create().number({ encrypted: true }, () => 1)).toThrow(NO_PASSWORD)
  expect(() => create(null as unknown as GeckoboardOptions)).toThrow('options: expected a plain object')
})

test('an adapter that waits reports errors at the first request and at each later one', async () => {
  const { number } = creating(() => true)({ apiKey: undefined })
  const { poll } = number(() => 1)
  await expect(poll()).rejects.toThrow(NO_KEY)
  await expect(poll()).rejects.toThrow(NO_KEY)
  const encrypted = creating(() => true)().number({ encrypted: true }, () => 1)
  await expect(encrypted.poll()).rejects.toThrow(NO_PASSWORD)
})

test('an adapter that waits responds if the configuration is valid, and checks it once', async () => {
  const { poll } = creating(() => true)({ timeoutMs: 1000 }).number(() => 42)
  expect([(await poll()).body, (await poll()).body]).toEqual(Array(2).fill('{"item":[{"value":42}]}'))
})

test('whether an adapter waits is decided at each definition', () => {
  let waiting = true
  const { number } = creating(() => waiting)()
  expect(() => number({ encrypted: true }, () => 1)).not.toThrow()
  waiting = false
  expect(() => number({ encrypted: true }, () => 1)).toThrow(NO_PASSWORD)
})
