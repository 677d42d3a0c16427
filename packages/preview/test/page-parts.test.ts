import { encrypt } from '@gecko-widgets/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { Poll } from '../src/history.js'
import { curlOf } from '../src/page/curl.js'
import { decrypt } from '../src/page/decrypt.js'
import { diff, diffLines } from '../src/page/diff.js'
import { type Field, formOf } from '../src/page/form.js'
import { indentXml } from '../src/page/indent.js'
import { brief, parentOf, step, written } from '../src/page/paths.js'
import { open } from '../src/page/unlock.js'
import type { TileView } from '../src/view.js'

const view: TileView = {
  id: 0,
  entry: { url: 'http://localhost:3000/sales?of=1' },
  title: 'Sales',
  url: 'http://localhost:3000/sales?of=1',
  size: '1x1',
  method: 'GET',
  format: undefined,
  encrypted: false,
  fileKind: undefined,
  polls: 1,
  polling: false,
  nextInMs: 0,
}

const pollOf = (body: string, headers: readonly (readonly [string, string])[] = []): Poll => ({
  n: 1,
  at: 0,
  answer: { _tag: 'Answer', status: 200, headers, body, key: 'sent', ms: 1 },
})

const sealed = (password: string, text: string, salt: Uint8Array = Buffer.alloc(8, 3)): string =>
  E.getOrElse((): string => {
    throw new Error('not encrypted')
  })(encrypt({ password, salt })(text))

describe('decrypt', () => {
  test('decrypts the output of core, whatever the password, salt and text', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((password) => password.trim() !== ''),
        fc.uint8Array({ minLength: 8, maxLength: 8 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        async (password, salt, text) => {
          const made = encrypt({ password, salt })(text)
          if (E.isRight(made)) expect(await decrypt(password)(made.right)).toEqual(E.right(text))
        },
      ),
      { numRuns: 50 },
    ))

  test('ignores line breaks, as openssl writes them', async () => {
    const broken = sealed('open sesame', 'x'.repeat(200)).replace(/.{64}/g, '$&\n')
    expect(await decrypt('open sesame')(broken)).toEqual(E.right('x'.repeat(200)))
  })

  test.each([
    ['nothing', ''],
    ['JSON', '{"item":[]}'],
    ['HTML', '<!doctype html>'],
    ['base64 of something else', Buffer.from('something else').toString('base64')],
    ['base64 of the wrong length', 'U2FsdGVkX18A='],
  ])('%s is not encrypted data', async (_, text) => {
    expect(await decrypt('open sesame')(text)).toEqual(E.left('not encrypted data'))
  })

  const text = sealed('open sesame', '{"item":[{"value":42}]}')
  test.each([
    ['another password', 'open simsim', text],
    ['only a header', 'open sesame', Buffer.from('Salted__12345678').toString('base64')],
    ['a truncated salt', 'open sesame', Buffer.from('Salted__1234').toString('base64')],
    ['a truncated text', 'open sesame', text.slice(0, -4)],
  ])('%s: the password is wrong or the data is damaged', async (_, password, damaged) => {
    expect(await decrypt(password)(damaged)).toEqual(E.left('password wrong or data damaged'))
  })
})

describe('open', () => {
  const locked = (text: string, headers: readonly (readonly [string, string])[] = []): Poll =>
    pollOf(sealed('open sesame', text), headers)
  const said = { password: 'open sesame', kind: undefined }

  test('reads a payload, and says whether it was encrypted', async () => {
    const text = '{"item":[{"value":42}]}'
    expect(await open(view, pollOf(text), said)).toMatchObject({ text, isEncrypted: false })
    expect(await open(view, locked(text), said)).toMatchObject({ text, isEncrypted: true })
    expect(await open(view, locked(text), { ...said, password: undefined })).toMatchObject({
      reading: { _tag: 'Locked' },
      text: undefined,
      isEncrypted: true,
    })
  })

  test('reports a wrong password if the decrypted text is not JSON', async () => {
    expect(await open(view, locked('no JSON'), said)).toMatchObject({
      reading: { _tag: 'Unread', why: 'locked', words: expect.stringContaining('password') },
    })
  })

  test.each([
    ['an encrypted payload', locked],
    ['a payload', pollOf],
  ])('takes the kind of %s from the user, the file, or the header', async (_, of) => {
    const text = '{"item":[{"value":42}]}'
    const header = [['x-gecko-widget', 'rag']] as const
    const kindOf = async (poll: Poll, more: Partial<TileView> = {}, by = {}) => {
      const { reading } = await open({ ...view, ...more }, poll, { ...said, ...by })
      return reading._tag === 'Read' ? [reading.kind, reading.kindBy] : undefined
    }
    expect(await kindOf(of(text))).toEqual(['number', 'payload'])
    expect(await kindOf(of(text, header))).toEqual(['rag', 'header'])
    expect(await kindOf(of(text, header), { fileKind: 'pieChart' })).toEqual(['pieChart', 'file'])
    expect(await kindOf(of(text, header), {}, { kind: 'custom' })).toEqual(['custom', 'person'])
  })
})

describe('diff', () => {
  test('finds no difference between equal payloads', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => diff(value, structuredClone(value)).length === 0))
  })

  test('finds a difference between two payloads that differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        fc.pre(
          JSON.stringify(a) !== JSON.stringify(b) && JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b)),
        )
        expect(diff(a, b).length).toBeGreaterThan(0)
      }),
    )
  })

  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, of]) => [key, sorted(of)]),
    )
  }

  test('lists each difference with its path', () => {
    expect(
      diff(
        { item: [{ value: 1, text: 'a' }, { value: 2 }], 'two words': true, gone: {} },
        { item: [{ value: 3, text: 'a' }], 'two words': [], more: null },
      ),
    ).toEqual([
      { path: 'item[0].value', old: '1', now: '3' },
      { path: 'item[1]', old: '{"value":2}', now: undefined },
      { path: '["two words"]', old: 'true', now: '[]' },
      { path: 'gone', old: '{}', now: undefined },
      { path: 'more', old: undefined, now: 'null' },
    ])
  })

  test('compares payloads of any depth and length', () => {
    const deep = (inner: unknown): unknown => {
      let value = inner
      for (let i = 0; i < 100_000; i++) value = [value]
      return value
    }
    expect(diff(deep(1), deep(2))).toHaveLength(1)
    expect(diff(deep(1), 2)).toEqual([{ path: '', old: 'a list of 1 item', now: '2' }])
    expect(diff([...Array(1000).keys()], [])).toHaveLength(200)
  })

  test('compares other texts line by line', () => {
    expect(diffLines('<html>\n<p>1</p>', '<html>\n<p>2</p>\n')).toEqual([
      { path: 'line 2', old: '<p>1</p>', now: '<p>2</p>' },
      { path: 'line 3', old: undefined, now: '' },
    ])
    expect(diffLines('x'.repeat(1000), 'y')[0]?.old).toHaveLength(81)
  })
})

describe('indented XML', () => {
  const indented = (xml: string): readonly string[] =>
    indentXml(xml, 1000).map(
      ({ depth, tokens }) => ' '.repeat(depth) + tokens.map(([, text]) => text).join(''),
    )

  test('puts an element that contains only text on one line, inside its parent', () => {
    expect(
      indented(
        '<?xml version="1.0"?><root><item><value>42</value><text a="1 > 0"/></item>\n<!-- <b> --><t><![CDATA[<b>]]></t><e></e></root>',
      ),
    ).toEqual([
      '<?xml version="1.0"?>',
      '<root>',
      ' <item>',
      '  <value>42</value>',
      '  <text a="1 > 0"/>',
      ' </item>',
      ' <!-- <b> -->',
      ' <t><![CDATA[<b>]]></t>',
      ' <e></e>',
      '</root>',
    ])
  })

  test('puts text between elements on separate lines', () => {
    expect(indented('<root>one<b>two</b>three</root>')).toEqual([
      '<root>one',
      ' <b>two</b>',
      ' three',
      '</root>',
    ])
  })
})

describe('curl', () => {
  test('names the key without showing it, and requests the format as Geckoboard does', () => {
    expect(curlOf(view, false)).toBe(
      `curl --silent --show-error -u "$GECKOBOARD_API_KEY:X" 'http://localhost:3000/sales?of=1'`,
    )
    expect(curlOf({ ...view, format: 'xml' }, false)).toContain(`'http://localhost:3000/sales?of=1&format=1'`)
    expect(curlOf({ ...view, method: 'POST' }, false)).toContain(' -X POST ')
    expect(curlOf({ ...view, method: 'POST', format: 'json' }, false)).toContain(' -d format=2 ')
  })

  test('pipes an encrypted response through openssl', () => {
    const pipe = `' | openssl enc -d -aes-256-cbc -md md5 -base64 -A -pass env:GECKOBOARD_PASSWORD`
    expect(curlOf(view, true)).toContain(pipe)
    expect(curlOf({ ...view, encrypted: true }, false)).toContain(pipe)
  })

  test('keeps a URL inside its quotes', () => {
    const command = curlOf({ ...view, url: "http://localhost:3000/a';rm -rf ~;'?b='$(id)'" }, false)
    expect(command.replace(/'\\''/g, '').match(/'/g)).toHaveLength(2)
  })
})

describe('form', () => {
  const of = (more: Partial<TileView>, how = { isEncrypted: false, isXml: false }) =>
    Object.fromEntries(formOf({ ...view, ...more }, how).map((field) => [field.name, field]))
  const values = (fields: Readonly<Record<string, Field>>) =>
    Object.fromEntries(Object.values(fields).map(({ name, value }) => [name, value]))

  test('says what to enter in each field of the form', () => {
    expect(values(of({}))).toEqual({
      'URL data feed': 'http://localhost:3000/sales?of=1',
      'API key': undefined,
      'Feed format': 'JSON',
      'Request type': 'GET',
      'Reload time': undefined,
      Encryption: 'Off',
    })
    expect(values(of({ format: 'xml', method: 'POST' }))).toMatchObject({
      'Feed format': 'XML',
      'Request type': 'POST',
    })
  })

  test('adds a note to an address of this machine', () => {
    expect(of({})['URL data feed']?.note).toBe(
      'Replace localhost:3000 with the address at which Geckoboard reaches your app.',
    )
    expect(of({ url: 'https://app.example.com/sales' })['URL data feed']).toEqual({
      name: 'URL data feed',
      value: 'https://app.example.com/sales',
    })
  })

  test('takes the format from the response if none was requested', () => {
    expect(of({}, { isEncrypted: false, isXml: true })['Feed format']?.value).toBe('XML')
    expect(of({ format: 'json' }, { isEncrypted: false, isXml: true })['Feed format']?.value).toBe('JSON')
    expect(of({}, { isEncrypted: true, isXml: false })['Encryption']?.value).toBe('On')
  })
})

describe('paths', () => {
  test('write a step as issues do, and remove it again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(), fc.string(), fc.constantFrom('item', 'two words', '"', '\\"]'))),
        (keys) => {
          const paths = keys.map((_, i) =>
            written(
              keys
                .slice(0, i + 1)
                .map(step)
                .join(''),
            ),
          )
          for (const [i, path] of paths.entries()) expect(parentOf(path)).toBe(paths[i - 1] ?? '')
        },
      ),
    )
  })

  test('describe a value in a few characters', () => {
    expect(
      [[], {}, [1], { a: 1 }, null, 'x'.repeat(400), [...Array(50).keys()], { long: 'x'.repeat(400) }].map(
        (value) => brief(value, 10),
      ),
    ).toEqual([
      '[]',
      '{}',
      '[1]',
      '{"a":1}',
      'null',
      '"xxxxxxxxx… (402 characters)',
      'a list of 50 items',
      'an object with 1 field',
    ])
  })
})
