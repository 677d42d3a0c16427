import { checkPayload, encodeJson, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs, nastyText } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { Answer, NoAnswer } from '../src/poll.js'
import { read, readJson, readPayload } from '../src/reading.js'
import { recognise } from '../src/recognise.js'
import { fromXml } from '../src/xml.js'

const KINDS = Object.keys(widgets) as Kind[]
const URL = 'http://localhost:3000/widgets/users'
const NUMBER = '{"item":[{"value":42}]}'

const answer = (body: string | undefined, status = 200, headers: Answer['headers'] = []): Answer => ({
  _tag: 'Answer',
  status,
  headers,
  body,
  ms: 5,
})

const readingOf = (answered: Answer | NoAnswer, encrypted = false) =>
  read(answered, { url: URL, encrypted, fromXml })

const payloadOf = (kind: Kind, input: unknown): Payload => {
  const encode = widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>
  return E.getOrElseW(() => expect.fail('expected a payload'))(encode(input))
}

/** The leaves of a payload in their order, as XML has them: text. */
const leavesOf = (json: unknown): readonly string[] =>
  typeof json === 'object' && json !== null ? Object.values(json).flatMap(leavesOf) : [String(json)]

/** Payloads that are recognised as of a kind. */
const RECOGNISED: { readonly [K in Kind]?: readonly unknown[] } = {
  number: [{ item: [{ value: 42 }, { value: 40 }] }, { item: [{ value: 42, text: 'Users' }, ['1', '2']] }],
  rag: [
    {
      item: [
        { value: 3, text: 'late' },
        { value: 2, text: 'soon' },
        { value: 1, text: 'done' },
      ],
    },
  ],
  text: [{ item: [{ text: 'All is well', type: 0 }] }, { item: [{ text: 'a' }, { text: 'b' }] }],
  pieChart: [
    {
      item: [
        { value: 10, label: 'Chrome' },
        { value: 5, label: 'Firefox', color: 'ff9900' },
      ],
    },
  ],
  lineChart: [{ series: [{ data: [1, 2, 3] }], x_axis: { labels: ['a', 'b', 'c'] } }],
  lineChartLegacy: [{ item: ['1', '2'], settings: { axisx: ['a'], axisy: ['b'], colour: 'ff9900' } }],
  geckOMeter: [{ item: 23, min: { value: 10 }, max: { value: 30 } }],
  funnel: [{ item: [{ value: 10, label: 'visits' }], type: 'standard', percentage: 'show' }],
  bullet: [
    {
      item: {
        label: 'a',
        axis: { point: [0, 1] },
        range: {
          red: { start: 0, end: 1 },
          amber: { start: 1, end: 2 },
          green: { start: 2, end: 3 },
        },
        measure: { current: { start: 0, end: 1 } },
      },
    },
  ],
  leaderboard: [{ items: [{ label: 'Ada', value: 3 }] }, { items: [{ label: 1 }] }],
  list: [[{ title: { text: 'Deploy' } }]],
  map: [{ points: { point: [{ latitude: 0, longitude: 0 }] } }],
  monitoring: [{ status: 'Up', downTime: 'never', responseTime: '12 ms' }, { status: 'Sideways' }],
  highcharts: [
    { highchart: { chart: { type: 'line' } } },
    { chart: { type: 'line' }, series: [{ data: [1] }], xAxis: { categories: ['a'] } },
  ],
  custom: [{ anything: 'else' }, 'text', null],
}

describe('recognise', () => {
  test.each(KINDS.flatMap((kind) => (RECOGNISED[kind] ?? []).map((payload) => [kind, payload] as const)))(
    '%s',
    (kind, payload) => expect(recognise(payload)).toBe(kind),
  )

  test('names a kind that reads the payload, whatever it is', () =>
    fc.assert(
      fc.property(
        fc
          .constantFrom(...KINDS.filter((kind) => kind !== 'custom'))
          .chain((kind) =>
            (inputs[kind] as fc.Arbitrary<unknown>).map((input) => payloadOf(kind, input).json),
          ),
        (payload) => {
          expect(checkPayload(recognise(payload))(payload).errors).toEqual([])
        },
      ),
    ))
})

describe('a payload in XML', () => {
  test('is the payload that it stands for, for every kind that has XML', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS.filter((kind) => widgets[kind].xml && kind !== 'custom')).chain((kind) =>
          (inputs[kind] as fc.Arbitrary<unknown>).map((input) => ({
            kind,
            payload: payloadOf(kind, input),
          })),
        ),
        ({ kind, payload }) => {
          const xml = encodeXml(payload)
          // An empty list leaves nothing in XML that would tell of it.
          if (E.isLeft(xml) || encodeJson(payload).includes('[]')) return
          const { errors, payload: read } = readPayload(fromXml(xml.right), { person: kind })
          expect(errors).toEqual([])
          expect(leavesOf(read)).toEqual(leavesOf(payload.json))
        },
      ),
    )
  })

  test('keeps lists of one, pairs, booleans and texts', () => {
    const xmlOf = (content: string) =>
      fromXml(`<?xml version="1.0" encoding="UTF-8"?><root>${content}</root>`)
    expect(xmlOf('<item><value>42</value></item><absolute>true</absolute>')).toEqual({
      item: [{ value: '42' }],
      absolute: true,
    })
    expect(
      xmlOf('<series><data><x>2026-01</x><y>4</y></data></series><x_axis><labels>a</labels></x_axis>'),
    ).toEqual({
      series: [{ data: [['2026-01', '4']] }],
      x_axis: { labels: ['a'] },
    })
    expect(xmlOf('<item>1</item><settings/>')).toEqual({ item: ['1'], settings: {} })
    expect(xmlOf('<item>23</item><max><value>30</value></max><min><value>10</value></min>')).toEqual({
      item: '23',
      max: { value: '30' },
      min: { value: '10' },
    })
    expect(xmlOf('<item><text>Q&amp;A &lt;b&gt; </text><type>0</type></item>')).toEqual({
      item: [{ text: 'Q&A <b> ', type: 0 }],
    })
  })

  test.each([
    ['<root><item></root>'],
    ['<!DOCTYPE x [<!ENTITY y "z">]><root>&y;</root>'],
    ['<?xml version="1.0"?><other/>'],
  ])('is none: %s', (text) => {
    expect(fromXml(text)).toBeUndefined()
  })
})

describe('an answer', () => {
  test('is read and checked, as the kind that somebody says it is', () => {
    const header = [['X-Gecko-Widget', 'text']] as const
    const context = { url: URL, encrypted: false, fromXml }
    expect(read(answer(NUMBER), context)).toMatchObject({
      _tag: 'Read',
      kind: 'number',
      kindBy: 'payload',
      errors: [],
    })
    expect(read(answer(NUMBER, 200, header), context)).toMatchObject({ kind: 'text', kindBy: 'header' })
    expect(read(answer(NUMBER, 200, header), { ...context, file: 'rag' })).toMatchObject({
      kind: 'rag',
      kindBy: 'file',
      errors: [{ path: 'item', code: 'too_few' }],
    })
    expect(read(answer(NUMBER, 200, header), { ...context, file: 'rag', person: 'number' })).toMatchObject({
      kind: 'number',
      kindBy: 'person',
    })
    expect(read(answer(NUMBER, 200, [['x-gecko-widget', 'constructor']]), context)).toMatchObject({
      kindBy: 'payload',
    })
  })

  test('in XML is read too', () => {
    const xml = '<?xml version="1.0" encoding="UTF-8"?><root><item><value>42</value></item></root>'
    expect(readingOf(answer(xml))).toMatchObject({
      _tag: 'Read',
      kind: 'number',
      payload: { item: [{ value: '42' }] },
    })
    expect(readingOf(answer('<?xml version="1.0"?><root>'))).toMatchObject({ why: 'not_xml' })
  })

  test.each([
    ['unauthorized', answer('{"error":"unauthorized"}', 401), 'The feed refuses the key.'],
    ['unauthorized', answer('', 403), 'The feed refuses the key.'],
    ['not_found', answer('', 404), 'The app has nothing at this path.'],
    ['method', answer('', 405), 'does not answer this method'],
    ['status', answer('{"error":"bad_format","allowed":["json"]}', 400), 'no answer in the format'],
    ['status', answer('{"error":"invalid_widget"}', 500), 'the log of the app says which field to mend'],
    ['status', answer('{"error":"internal"}', 500), 'The data function failed'],
    ['status', answer('oops', 500), 'The feed answers 500. The log of the app may say why.'],
    ['status', answer('null', 502), 'The feed answers 502. The log of the app may say why.'],
    [
      'status',
      answer('{"error":"constructor"}', 500),
      'The feed answers 500. The log of the app may say why.',
    ],
    ['status', answer('', 204), 'The feed answers 204.'],
    ['timeout', answer('{"error":"timeout"}', 504), 'longer than its timeoutMs'],
    ['html', answer('<!doctype html><html><body>Sign in</body></html>'), 'an HTML page'],
    ['html', answer('\n <HTML>'), 'an HTML page'],
    ['empty', answer(''), 'The answer is empty.'],
    ['empty', answer(' \n'), 'The answer is empty.'],
    ['not_json', answer('{"item":'), 'The answer is no JSON.'],
    ['not_json', answer('\ufeff{}'), 'The answer is no JSON.'],
    ['not_utf8', answer(undefined), 'The answer is no UTF-8.'],
    ['timeout', { _tag: 'NoAnswer', why: 'timeout', ms: 1 } as const, 'within 10 seconds'],
    ['refused', { _tag: 'NoAnswer', why: 'refused', ms: 1 } as const, 'Is the app running?'],
    ['tls', { _tag: 'NoAnswer', why: 'tls', ms: 1 } as const, 'certificate'],
  ])('P33 that is no payload has a name: %s', (why, answered, words) => {
    expect(readingOf(answered)).toMatchObject({ _tag: 'Unread', why, words: expect.stringContaining(words) })
  })

  test('P30 that redirects names the host, and nothing else of the address', () => {
    const to = (location: string) => {
      const reading = readingOf(answer('', 302, [['Location', location]]))
      return reading._tag === 'Unread' ? [reading.why, reading.words] : expect.fail('expected a redirect')
    }
    expect(to('https://login.example.com/secret?next=1')).toEqual([
      'redirect',
      expect.stringContaining('redirects to login.example.com.'),
    ])
    expect(to('https://login.example.com/secret?next=1')[1]).not.toContain('secret')
    expect(to('/login')[1]).toContain('redirects to localhost:3000.')
    expect(to('http://[')[1]).toContain('redirects to nowhere.')
  })

  test('that is encrypted is locked, and one that should be and is not is told', () => {
    const text = 'U2FsdGVkX18AESIzRFVmd8JaA+8ym/2YiSrLIxLbwPrY8gXdM/hFlvcUATXzWg19'
    expect(readingOf(answer(text))).toEqual({ _tag: 'Locked' })
    expect(readingOf(answer(text), true)).toEqual({ _tag: 'Locked' })
    expect(readingOf(answer(NUMBER), true)).toMatchObject({ _tag: 'Unread', why: 'not_encrypted' })
    expect(readingOf(answer('', 401), true)).toMatchObject({ why: 'unauthorized' })
  })

  test('P33 with an own __proto__, and one that is very deep, harm nothing', () => {
    expect(readingOf(answer('{"__proto__":{"polluted":1},"item":[{"value":1}]}'))).toMatchObject({
      _tag: 'Read',
    })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    expect(readingOf(answer(deep))).toMatchObject({ _tag: 'Unread', why: 'too_deep' })
    const deepXml = `<root>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</root>`
    expect(readingOf(answer(deepXml))).toMatchObject({
      _tag: 'Unread',
      why: expect.stringMatching(/^(?:too_deep|not_xml)$/),
    })
  })

  test('of any text is read, locked or told, and never a throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(nastyText, fc.json(), fc.constant(NUMBER)),
        fc.integer({ min: 100, max: 599 }),
        (body, status) => {
          const reading = readingOf(answer(body, status))
          if (reading._tag === 'Unread') expect(reading.words.length).toBeGreaterThan(10)
        },
      ),
    )
  })

  test('of ours is what readJson makes of its text', () => {
    expect(readJson(encodeJson(payloadOf('number', [42, 40])), {})).toEqual(
      readingOf(answer('{"item":[{"value":42},{"value":40}]}')),
    )
  })
})
