import { pushRequest } from '@gecko-widgets/core/push'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const payload = { kind: 'text', json: { item: [{ text: 'é' }] } } as const

test.each(['https://example.com', 'https://example.com/', 'https://example.com//'])('%s', (url) => {
  expect(pushRequest({ apiKey: 'a"key', url })('12345-a_B')(payload)).toMatchObject(
    E.right({
      url: 'https://example.com/v1/send/12345-a_B',
      body: '{"api_key":"a\\"key","data":{"item":[{"text":"é"}]}}',
    }),
  )
})

test('1 MiB is counted in bytes, including the key', () => {
  const push = (text: string) => pushRequest({ apiKey: 'k' })('w')({ kind: 'custom', json: text })
  const room = 1_048_576 - '{"api_key":"k","data":""}'.length
  const text = 'é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2)
  expect(E.isRight(push(text))).toBe(true)
  expect(push(`${text}x`)).toEqual(E.left({ _tag: 'TooLarge' }))
})

test('is as Geckoboard documents it, at its address', () => {
  expect(pushRequest({ apiKey: 'a-key' })('12345-abc')(payload)).toEqual(
    E.right({
      method: 'POST',
      url: 'https://push.geckoboard.com/v1/send/12345-abc',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: '{"api_key":"a-key","data":{"item":[{"text":"é"}]}}',
    }),
  )
})

test.each(['a', 'A_b-9', 'x'.repeat(200)])('the widget key %j is accepted', (widgetKey) => {
  expect(E.isRight(pushRequest({ apiKey: 'k' })(widgetKey)(payload))).toBe(true)
})

test.each([
  '',
  ' ',
  '.',
  '..',
  'a/b',
  'a b',
  'a?',
  '#a',
  'ä',
  'a\n',
  'x'.repeat(201),
  42,
  null,
  undefined,
  ['a'],
])('the widget key %j is refused', (widgetKey) => {
  expect(pushRequest({ apiKey: 'k' })(widgetKey as string)(payload)).toEqual(
    E.left({ _tag: 'InvalidWidgetKey' }),
  )
})
