import { encrypt } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type Made, outcomeOf } from '../src/playground/outcome.js'

const made = (text: string, kind?: Parameters<typeof outcomeOf>[1]): Made => {
  const { made } = outcomeOf(text, kind)
  return made !== undefined && E.isRight(made) ? made.right : expect.fail('nothing was made')
}

const words = (text: string): string => {
  const { reading } = outcomeOf(text, undefined)
  return reading._tag === 'Unread' ? reading.words : expect.fail('expected words')
}

describe('a payload', () => {
  test('in JSON is written as code, JSON and XML', () => {
    expect(made('{"item":[{"value":1280},{"value":"1175"}]}')).toEqual({
      typeScript: 'geckoboard.number(async () => [1280, 1175])',
      json: '{"item":[{"value":1280},{"value":1175}]}',
      xml: E.right(
        '<?xml version="1.0" encoding="UTF-8"?><root><item><value>1280</value></item><item><value>1175</value></item></root>',
      ),
    })
  })

  test('in XML has the same code', () => {
    expect(made('<root><item><value>3</value><text>late</text></item></root>').typeScript).toBe(
      "geckoboard.number(async () => ({ value: 3, text: 'late' }))",
    )
  })

  test('with a Highcharts config in JavaScript stays source code', () => {
    const { typeScript, xml } = made('{ series: [{ data: [1] }], tooltip: { formatter() { return 1 } } }')
    expect(typeScript).toBe(
      "geckoboard.highcharts(async () => '{ series: [{ data: [1] }], tooltip: { formatter() { return 1 } } }')",
    )
    expect(xml).toEqual(E.left(expect.stringContaining('XML form')))
  })

  test('has the kind that the user chooses', () => {
    const text = '{"series":[{"data":[1,2,3]}]}'
    expect(outcomeOf(text, undefined).reading).toMatchObject({ kind: 'lineChart', others: ['barChart'] })
    expect(made(text, 'barChart').typeScript).toBe('geckoboard.barChart(async () => [1, 2, 3])')
    expect(made('{"error":"down"}', 'custom').typeScript).toBe(
      "geckoboard.custom(async () => ({ error: 'down' }))",
    )
  })

  test('with errors has no code', () => {
    const { reading, made } = outcomeOf('{"item":[{"value":"many"}]}', 'number')
    expect(reading).toMatchObject({ errors: [{ path: 'item[0].value', code: 'not_finite' }] })
    expect(made).toBeUndefined()
  })

  test('that no builder can make says why', () => {
    expect(outcomeOf('{"item":[{"value":"n/a","type":"text"}]}', 'number').made).toEqual(
      E.left(expect.stringMatching(/^No builder makes this payload: value: /)),
    )
  })
})

test.each([
  ['', 'The payload is empty.'],
  [
    '{"item":[{"value":1},]}',
    'The payload is not valid JSON: unexpected ] after a comma (line 1, column 22).',
  ],
  ['{"item":', 'The payload is not valid JSON: it ends too early (line 1, column 9).'],
  ['<html><body>Log in</body></html>', 'The payload is an HTML page, perhaps a login or an error page.'],
  ['"text"', 'The payload is a string. A widget is an object or a list.'],
  ['<root><a></root>', 'line 1'],
  [`"${'x'.repeat(1_048_576)}"`, 'The payload is longer than 1 MiB.'],
])('%j is not a payload: %s', (text, expected) => {
  expect(words(text)).toContain(expected)
})

test('an encrypted payload is recognized', () => {
  const sealed = encrypt({ password: 'open sesame', salt: Buffer.alloc(8, 5) })('{"item":[{"value":1}]}')
  expect(words(E.isRight(sealed) ? sealed.right : '')).toContain(
    'The payload is encrypted. Paste the text from before',
  )
})

test('a million characters of anything are read quickly', () => {
  for (const text of ['[', '{"a":', '<a>', '(', '1,', '"\\u0000",'].map((part) =>
    part.repeat(1_048_576 / part.length),
  )) {
    const start = performance.now()
    expect(outcomeOf(text, undefined).made).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(5000)
  }
})
