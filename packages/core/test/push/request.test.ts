import { pushRequest } from '@gecko-widgets/core'
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

test('1 MiB is counted in bytes, the key among them', () => {
  const push = (text: string) => pushRequest({ apiKey: 'k' })('w')({ kind: 'custom', json: text })
  const room = 1_048_576 - '{"api_key":"k","data":""}'.length
  const text = 'é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2)
  expect(E.isRight(push(text))).toBe(true)
  expect(push(`${text}x`)).toEqual(E.left({ _tag: 'TooLarge' }))
})
