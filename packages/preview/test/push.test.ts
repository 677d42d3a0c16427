import { encrypt } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, moods, says, startApi } from '../../push/test/api.js'
import type { Tile } from '../src/board.js'
import { createPushTile } from '../src/push.js'
import { feedOf } from './feeds.js'

const KEY = 'a-key-of-this-test'
const WIDGET = '12345-abc'

let api: Api
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const tileOf = (body: string, encrypted = false): Tile => ({
  id: 0,
  feed: feedOf('http://localhost:3000/users', { encrypted }),
  polls: 1,
  last: { n: 1, at: 0, answer: { _tag: 'Answer', status: 200, headers: [], body, key: 'sent', ms: 1 } },
  polling: false,
  nextAt: 0,
})

const pushed = (tile: Tile, widgetKey = WIDGET, apiKey: string | undefined = KEY) =>
  createPushTile(apiKey, api.url)(tile, widgetKey)

test.each<[string, string, unknown]>([
  ['JSON', '{"item":[{"value":42}],"own":true}', { item: [{ value: 42 }], own: true }],
  ['XML', '<?xml version="1.0"?><root><item><value>42</value></item></root>', { item: [{ value: '42' }] }],
  ['a list', '[{"title":{"text":"a"}}]', [{ title: { text: 'a' } }]],
])('a payload as %s is pushed unchanged', async (_, body, data) => {
  api.play(moods.accepts)
  expect(await pushed(tileOf(body))).toMatchObject({ accepted: true })
  expect(api.received.map(({ path, body }) => [path, JSON.parse(body.toString())])).toEqual([
    [`/v1/send/${WIDGET}`, { api_key: KEY, data }],
  ])
})

test('the response of Geckoboard is shown', async () => {
  api.play(says(404, `{"message":"${KEY} has no such widget"}`))
  expect(await pushed(tileOf('{"item":[{"value":42}]}'))).toEqual({
    accepted: false,
    words: 'Geckoboard has no widget with this key (404): [redacted] has no such widget',
  })
})

const salt = Buffer.alloc(8, 5)
const sealed = E.getOrElse(() => '')(encrypt({ password: 'open sesame', salt })('{"item":[]}'))

test.each<[string, Tile, string, string | undefined, RegExp]>([
  ['an encrypted payload', tileOf(sealed), WIDGET, KEY, /An encrypted payload is not pushed/],
  ['no payload', tileOf('<html>'), WIDGET, KEY, /There is no payload/],
  ['no response', { ...tileOf(''), last: undefined }, WIDGET, KEY, /There is no payload/],
  ['JavaScript', tileOf('{ chart: {}, series: [] }'), WIDGET, KEY, /A push is JSON/],
  ['no widget key', tileOf('{}'), '', KEY, /the widget key is not valid/],
  ['an invalid API key', tileOf('{}'), WIDGET, 'a key', /apiKey: expected printable ASCII/],
])('%s: nothing is sent', async (_, tile, widgetKey, apiKey, words) => {
  api.play(moods.accepts)
  const { accepted, words: said } = await pushed(tile, widgetKey, apiKey)
  expect([accepted, said]).toEqual([false, expect.stringMatching(words)])
  expect(api.received).toEqual([])
})

test('without an API key, it says how to set one', async () => {
  const { words } = await createPushTile(undefined, api.url)(tileOf('{}'), WIDGET)
  expect(words).toBe(
    'GECKOBOARD_PUSH_API_KEY is not set: set it to the API key of the account, and start the preview again.',
  )
})
