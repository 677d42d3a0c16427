import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { runInThisContext } from 'node:vm'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { answerOf, type FeedAnswer, liveEffects, type Refusal } from '../packages/core/src/adapter.js'
import { decodeRows, defineDataset, money } from '../packages/core/src/datasets.js'
import { served } from '../packages/core/src/feed/answer.js'
import { type FeedFailure, failureText, type WidgetFailure } from '../packages/core/src/feed/failure.js'
import { isReported } from '../packages/core/src/feed/refusal.js'
import { checkPayload, configFromEnv, decrypt, type Kind, widgets } from '../packages/core/src/index.js'
import { inputSchema } from '../packages/core/src/schema.js'
import { UNSAYABLE } from '../packages/core/test/support/unsayable.js'
import { createGeckoboard } from '../packages/express/src/index.js'
import * as fetchAdapter from '../packages/fetch/src/index.js'
import { anchor, blocks, headings, withoutCode } from './markdown.js'

const root = process.cwd()
const kinds = Object.keys(widgets) as Kind[]

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name)))

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesIn('docs').filter((file) => file.endsWith('.md')),
  ...['packages', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => join(folder, name, 'README.md'))
      .filter((file) => existsSync(join(root, file))),
  ),
]

const page = (kind: string): string => read(`docs/widgets/${kind}.md`)
const index = read('docs/widgets/README.md')
const payloads = read('docs/payloads.md')
const errors = read('docs/errors.md')

/** The section below a heading, up to the next one. */
const section = (document: string, heading: string): string =>
  document.split(`\n${heading}\n`)[1]?.split(/^#+ /m)[0] ?? ''

type Row = Readonly<Record<string, string>>

/** The rows of every table that has a column of some name, each cell by the name of its column, without backticks. */
const rowsWith = (document: string, column: string): Row[] =>
  withoutCode(document)
    .split(/\n\n+/)
    .flatMap((table) => {
      const [names = [], , ...rows] = table
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')))
      return names.includes(column)
        ? rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])))
        : []
    })

const orders = defineDataset('orders', { total: money('EUR') })

/** Evaluates what a table shows as code. */
const evaluate = (code: string): unknown =>
  runInThisContext(`({ widgets, checkPayload, decodeRows, orders }) => (${code})`)({
    widgets,
    checkPayload,
    decodeRows,
    orders: 'right' in orders && orders.right,
  })

const issue = ({ code, path, hint }: Row) =>
  expect.objectContaining({
    code,
    ...(path === undefined ? {} : { path: path === 'the value itself' ? '' : path }),
    ...(hint === undefined ? {} : { message: expect.stringContaining(hint) }),
  })

/** The data of each variant that a page shows, as code above its picture. */
const variantsOf = (kind: string): string[] =>
  [...section(page(kind), '## Variants').matchAll(/: `([^`]+)`\n\n!\[/g)].map(([, code = '']) => code)

test('there is a page for each kind, and no other', () => {
  expect(readdirSync(join(root, 'docs/widgets')).toSorted()).toEqual(
    ['README.md', ...kinds.map((kind) => `${kind}.md`)].toSorted(),
  )
})

test.each(kinds)('the page of %s has the same outline as the others', (kind) => {
  expect(headings(page(kind))).toEqual([
    `# ${kind}`,
    '## Example',
    '## Payload',
    ...(variantsOf(kind).length > 0 ? ['## Variants'] : []),
    '## What to return',
    '## Settings',
    '## Limits and errors',
  ])
  expect(blocks(section(page(kind), '## Example'), 'ts')).not.toEqual([])
  expect(page(kind)).toContain(`](../pictures/${kind}-dark.svg)`)
})

test.each(kinds)('the reference has the rules for the page of %s', (kind) => {
  expect(headings(read('docs/reference/widgets.md'))).toContain(`### ${kind}`)
})

test.each(kinds.filter((kind) => kind !== 'custom'))('the forms on the page of %s are valid', (kind) => {
  // What has a `?` or an ellipsis in it describes a form; the others are of that form.
  const forms = [...section(page(kind), '## What to return').matchAll(/^- `(.*?)`/gm)]
    .map(([, form = '']) => form)
    .filter((form) => !/[?…]/.test(form))
  expect(forms).not.toEqual([])
  for (const form of forms)
    expect(widgets[kind].decode(evaluate(form)), form).toMatchObject({ _tag: 'Right' })
})

test.each(kinds)('the variants on the page of %s are valid data', (kind) => {
  for (const variant of variantsOf(kind))
    expect(widgets[kind].decode(evaluate(variant)), variant).toMatchObject({ _tag: 'Right' })
  expect(variantsOf(kind)).toHaveLength(section(page(kind), '## Variants').match(/^!\[/gm)?.length ?? 0)
})

test.each(kinds)('the page of %s lists errors as they are', (kind) => {
  const rows = [...rowsWith(page(kind), 'example'), ...rowsWith(page(kind), 'common mistake')]
  expect(rows.length).toBeGreaterThan(3)
  for (const row of rows)
    expect(widgets[kind].decode(evaluate(row['example'] ?? row['common mistake'] ?? ''))).toMatchObject({
      left: { issues: expect.arrayContaining([issue(row)]) },
    })
})

test('the table of kinds has each, with a link', () => {
  const links = [...index.matchAll(/^\| \[`(\w+)`\]\((.*?)\)/gm)].map(([, name, link]) => [name, link])
  for (const kind of kinds) expect(links).toContainEqual([kind, `${kind}.md`])
})

test('the README has a picture of each kind, with a link to its page', () => {
  const links = [...read('README.md').matchAll(/<a href="(.*?)"><img src="(.*?)" .*?alt="(\w+)"><\/a>/g)]
  expect(links.map(([, ...link]) => link).toSorted()).toEqual(
    kinds.map((kind) => [`docs/widgets/${kind}.md`, `docs/pictures/${kind}-dark.svg`, kind]).toSorted(),
  )
})

test('the README has at most 600 words', () => {
  const words = withoutCode(read('README.md')).replaceAll(/<[^>]+>|\]\([^)]*\)/g, ' ')
  expect(words.split(/\s+/).length).toBeLessThanOrEqual(600)
})

test('the shortest form in the index is one', () => {
  for (const row of rowsWith(index, 'shortest form')) {
    const kind = /\[`(\w+)`\]/.exec(row['kind'] ?? '')?.[1] as Kind
    expect(widgets[kind].decode(evaluate(row['shortest form'] ?? ''))).toMatchObject({ _tag: 'Right' })
  }
})

test('the page of errors has each code of an issue, with an example of it', () => {
  const rows = rowsWith(errors, 'code')
  const source = read('packages/core/src/codec/issueCode.ts')
  expect(rows.map(({ code }) => code)).toEqual([...source.matchAll(/\| '(\w+)'/g)].map(([, code]) => code))
  for (const row of rows)
    expect(evaluate(row['example'] ?? '')).toMatchObject({
      left: { issues: expect.arrayContaining([issue(row)]) },
    })
})

const widget = 'number'
const request = { method: 'GET', path: '/widgets/users' }
const refusals: { readonly [T in Refusal['_tag']]: readonly Extract<Refusal, { _tag: T }>[] } = {
  OptionsAsked: [{ _tag: 'OptionsAsked' }],
  MethodNotAllowed: [{ _tag: 'MethodNotAllowed' }],
  Unauthorized: [{ _tag: 'Unauthorized' }],
  BadFormat: [
    { _tag: 'BadFormat', allowed: ['json', 'xml'] },
    { _tag: 'BadFormat', allowed: ['json'] },
  ],
  BodyTooLarge: [{ _tag: 'BodyTooLarge' }],
  InvalidWidget: [{ _tag: 'InvalidWidget', widget, issues: [], more: 0 }],
  DataFailed: [{ _tag: 'DataFailed', widget, cause: undefined }],
  TimedOut: [{ _tag: 'TimedOut', widget }],
  ClientClosed: [{ _tag: 'ClientClosed', widget }],
  PayloadTooLarge: [{ _tag: 'PayloadTooLarge', widget }],
  NoXmlForm: [{ _tag: 'NoXmlForm', widget }],
  XmlUnavailable: [{ _tag: 'XmlUnavailable', widget, cause: undefined }],
}

test('the page of errors has each response, and no other', () => {
  const rows = rowsWith(errors, 'body').map(({ status, body }) => `${status} ${body}`)
  const known = [
    { ...served('json', '', 0), body: 'the payload' },
    ...Object.values(refusals).flatMap((some) => some.map(answerOf)),
  ].map(({ status, body }) => `${status} ${body}`)
  expect(new Set(rows).size).toBe(rows.length)
  expect(rows.toSorted()).toEqual([...new Set(known)].toSorted())
  const statuses: Readonly<Record<FeedAnswer['status'], true>> = {
    200: true,
    204: true,
    400: true,
    401: true,
    405: true,
    413: true,
    500: true,
    504: true,
  }
  expect([...new Set(known.map((answer) => answer.slice(0, 3)))].toSorted()).toEqual(Object.keys(statuses))
})

test('the page of errors has the reported failures, with the responses of the table', () => {
  const reported = Object.values(refusals)
    .flat()
    .filter((refusal): refusal is WidgetFailure => isReported(refusal))
  const rows = rowsWith(errors, '_tag')
  expect(rows.map((row) => row['_tag'])).toEqual(reported.map(({ _tag }) => _tag))
  for (const [i, refusal] of reported.entries())
    expect(rows[i]?.['the client gets']).toBe(
      refusal._tag === 'ClientClosed' ? 'nothing' : String(answerOf(refusal).status),
    )
})

/** What makes a widget fail in each way. */
const failing: Readonly<
  Record<FeedFailure['_tag'], (adapter: fetchAdapter.Geckoboard) => fetchAdapter.FetchHandler>
> = {
  InvalidWidget: ({ number }) =>
    number(() => ({ value: 42, previous: { value: '40' as unknown as number } })),
  DataFailed: ({ number }) => number(() => Promise.reject(new Error('a secret'))),
  TimedOut: ({ number }) => number({ timeoutMs: 1 }, () => new Promise<number>(() => undefined)),
  ClientClosed: ({ number }) => number(() => 42),
  PayloadTooLarge: ({ map }) => map(() => Array(150).fill({ host: '&'.repeat(2_000) })),
  NoXmlForm: ({ number }) => number({ feedFormat: 'xml' }, () => ({ value: 42, trendline: [40, 42] })),
  XmlUnavailable: ({ number }) => {
    vi.spyOn(liveEffects, 'loadXml').mockRejectedValue(new Error("Cannot find package 'xmlbuilder2'"))
    return number({ feedFormat: 'xml' }, () => 42)
  },
}

/** Writes the lines of a text as a cell of a table shows them. */
const inCells = (text: string): string =>
  text
    .split('\n')
    .map((line) => `\`${line.trim()}\``)
    .join('<br>')

/** Writes a failure as the table shows what the log has. */
const shown = (failure: FeedFailure): string => {
  const [text, cause] = [inCells(failureText(failure)), 'cause' in failure]
  // A cell of one piece of code is read without its backticks.
  if (!cause) return text.replace(/^`(.*)`$/, '$1')
  return failure._tag === 'DataFailed' ? `${text}, then the error with its stack` : `${text}, then the error`
}

test('the page of errors has each failure, with its response and its log line', async () => {
  onTestFinished(() => void vi.restoreAllMocks())
  const rows = rowsWith(errors, '_tag')
  expect(rows.map((row) => row['_tag'])).toEqual(Object.keys(failing))
  for (const row of rows) {
    const tag = row['_tag'] as FeedFailure['_tag']
    const failures: FeedFailure[] = []
    const adapter = fetchAdapter.createGeckoboard({ onError: (failure) => void failures.push(failure) })
    const signal = tag === 'ClientClosed' ? AbortSignal.abort() : null
    const { status } = await failing[tag](adapter)(
      new Request('https://example.com/widgets/users', { signal }),
    )
    expect(failures).toMatchObject([{ _tag: tag }])
    expect(failures.map(shown)).toEqual([row['in the log']])
    expect(row['the client gets']).toBe(signal === null ? String(status) : 'nothing')
  }
})

test('the log line on the start page is printed', async () => {
  const lines: string[] = []
  const onError = (failure: FeedFailure): void => void lines.push(failureText(failure))
  const [, data = ''] = /Return `(.*?)`/.exec(read('docs/start.md')) ?? []
  const { number } = fetchAdapter.createGeckoboard({ onError })
  await number(() => evaluate(data) as number)(new Request('https://example.com/widgets/users'))
  expect(read('docs/start.md')).toContain(`\n${lines[0]}\n`)
})

test('the openssl command on the page of encryption decrypts a response', async () => {
  const [, line = ''] = /\| (openssl enc .*)/.exec(read('docs/encryption.md')) ?? expect.fail('no line')
  const { number } = fetchAdapter.createGeckoboard({ password: 'open sesame' })
  const handler = number({ encrypted: true }, () => 48_210)
  const body = await (await handler(new Request('https://example.com/'))).text()
  const opened = '{"item":[{"value":48210}]}'
  expect(decrypt('open sesame')(body)).toMatchObject({ right: opened })
  if (spawnSync('openssl', ['version']).status !== 0) return console.log('not run: no openssl')
  const { stdout } = spawnSync(line.replace('PASSWORD', 'open sesame'), {
    input: body,
    shell: true,
    encoding: 'utf8',
  })
  expect(stdout).toBe(opened)
})

test.each([
  ['errors', '## Errors'],
  ['warnings', '## Warnings'],
] as const)('the %s of payloads are as their page says', (told, heading) => {
  const rows = rowsWith(section(payloads, heading), 'example')
  expect(rows).not.toEqual([])
  for (const row of rows) {
    const found = evaluate(row['example'] ?? '')
    expect(found).toMatchObject({ [told]: expect.arrayContaining([issue(row)]) })
    if (told === 'warnings') expect(found).toMatchObject({ errors: [] })
  }
})

const frameworks = readdirSync(join(root, 'packages')).filter(
  (name) =>
    existsSync(join(root, 'packages', name, 'src/index.ts')) &&
    read(`packages/${name}/src/index.ts`).includes('export const createGeckoboard'),
)
const guide = (framework: string): string => read(`docs/frameworks/${framework}.md`)
/** The pages of frameworks without a package of their own. */
const HOSTS = ['fastify', 'nestjs', 'others']

test('there is a page for each framework, with its line in the index, and no other', () => {
  expect(frameworks).toContain('express')
  expect(readdirSync(join(root, 'docs/frameworks')).toSorted()).toEqual(
    ['README.md', ...[...frameworks, ...HOSTS].map((name) => `${name}.md`)].toSorted(),
  )
  const index = read('docs/frameworks/README.md')
  const pageIn = (row: Row): string | undefined => /\((\w+)\.md\)/.exec(row['page'] ?? '')?.[1]
  expect(
    rowsWith(index, 'package')
      .map((row) => [pageIn(row), row['package']])
      .toSorted(),
  ).toEqual(frameworks.map((name) => [name, `@gecko-widgets/${name}`]).toSorted())
  expect(rowsWith(index, 'with').map(pageIn)).toEqual(HOSTS)
})

test.each(frameworks)('the page of the framework %s has the same outline as the others', (framework) => {
  expect(headings(guide(framework)).filter((heading) => heading.startsWith('## '))).toEqual([
    '## Install',
    '## The whole file',
    '## What the data function gets',
    '## Keys and passwords',
    '## Formats and bodies',
    '## Paths and methods',
    '## Versions',
    "## What to type into Geckoboard's form",
    '## Troubleshooting',
  ])
  expect(guide(framework)).toContain(`npm install @gecko-widgets/${framework}`)
  for (const heading of ["## What to type into Geckoboard's form", '## Troubleshooting'])
    expect(
      rowsWith(section(guide(framework), heading), heading.startsWith('## T') ? 'what you see' : 'field'),
    ).not.toEqual([])
  // What Geckoboard asks for is the same whatever serves it.
  expect(section(guide(framework), "## What to type into Geckoboard's form")).toBe(
    section(guide('express'), "## What to type into Geckoboard's form"),
  )
})

const troubles = read('docs/geckoboard-errors.md')

test('the answers on the page of trouble are answers of a widget', () => {
  const seen = rowsWith(troubles, 'what you see')
    .map((row) =>
      /^(\d+) `(.+)`$/
        .exec(row['what you see'] ?? '')
        ?.slice(1)
        .join(' '),
    )
    .filter((answer) => answer !== undefined)
  const known = rowsWith(errors, 'body').map(({ status, body }) => `${status} ${body}`)
  expect(seen).toHaveLength(6)
  expect(known).toEqual(expect.arrayContaining(seen))
})

test('the lines of the log on the page of trouble are printed', () => {
  const failures: readonly FeedFailure[] = [
    { _tag: 'DataFailed', widget: 'number', request, cause: undefined },
    { _tag: 'TimedOut', widget: 'number', request },
    ...[widgets.number.decode({ value: 1, previous: { value: '2' } })].flatMap((refused) =>
      refused._tag === 'Left' ? [{ ...refused.left, widget: 'number', request }] : [],
    ),
  ]
  for (const failure of failures) expect(troubles).toContain(inCells(failureText(failure)))
  expect(failures).toHaveLength(3)
  const told: readonly (readonly [line: string, start: () => unknown])[] = [
    [
      'GECKOBOARD_API_KEY: missing; is the environment variable set?',
      () => createGeckoboard(configFromEnv({})),
    ],
    [
      'number: encrypted: needs the option password; is the environment variable set?',
      () => createGeckoboard().number({ encrypted: true }, () => 42),
    ],
  ]
  for (const [line, start] of told) {
    expect(start).toThrow(line)
    expect(troubles).toContain(line)
  }
})

test('the files on the page of Next are those of the example', () => {
  const files = blocks(guide('next'), 'ts fragment').map((code) => /^\/\/ (.+)\n([\s\S]*)/.exec(code) ?? [])
  expect(files.map(([, file]) => file)).toContain('app/widgets/users/route.ts')
  for (const [, file, code] of files) expect(code).toBe(read(`examples/next/${file}`))
})

const linksOf = (file: string): string[] =>
  [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/i.test(link))

test.each(documents)('each link of %s leads somewhere', (file) => {
  for (const link of linksOf(file)) {
    const [path = '', fragment] = link.split('#')
    const target = path === '' ? file : relative(root, join(root, dirname(file), path))
    expect(existsSync(join(root, target)), `${link} leads to a file`).toBe(true)
    if (fragment !== undefined) expect(headings(read(target)).map(anchor), link).toContain(fragment)
  }
})

test('the page of schemas has each rule that JSON Schema cannot express, and no other', () => {
  const listed = section(read('docs/schemas.md'), '### What JSON Schema cannot say').match(/^- .*/gm)
  expect(listed).toEqual(UNSAYABLE.map(({ rule }) => `- ${rule}`))
})

/** A field of an input, as its schema has it. */
interface FieldSchema {
  readonly path: string
  readonly isRequired: boolean
  /** Its limits, as the pages word them. */
  readonly limits: readonly string[]
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const inWords = (n: number): string => NUMBERS[n] ?? String(n)

const limit = (min: number | undefined, max: number | undefined, word: (n: number) => string): string[] => {
  if (min === undefined) return max === undefined ? [] : [`at most ${max}`]
  return [max === undefined ? `${word(min)} or more` : `${word(min)} to ${word(max)}`]
}

/** The limits that a schema sets to a value itself; 10,000 entries is that of any list. */
const limitsOf = (schema: Schema): string[] => [
  ...(schema.items === undefined
    ? []
    : limit(schema.minItems || undefined, schema.maxItems === 10_000 ? undefined : schema.maxItems, inWords)),
  ...limit(schema.minimum, schema.maximum, (n) => String(n).replace('-', '−')),
]

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema | false>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly prefixItems?: readonly Schema[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** The schemas that a value is held to, itself among them. A rule between fields names no type of the value. */
const formsOf = (schema: Schema): readonly Schema[] => [
  schema,
  ...[...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
    .filter(({ type, anyOf }) => (type ?? anyOf) !== undefined)
    .flatMap(formsOf),
]

/** The fields of a value in all of its forms, each once for each schema; those of a list's entries have the path of the list. */
const fieldsOf = (schema: Schema, path = ''): readonly FieldSchema[] =>
  formsOf(schema).flatMap(({ properties = {}, required = [], prefixItems = [], items }) => [
    ...Object.entries(properties).flatMap(([key, of]) =>
      of === false
        ? []
        : [
            {
              path: path + key,
              isRequired: required.includes(key),
              limits: formsOf(of).flatMap(limitsOf),
            },
            ...fieldsOf(of, `${path}${key}.`),
          ],
    ),
    ...[...prefixItems, ...(items === undefined ? [] : [items])].flatMap((entry) => fieldsOf(entry, path)),
  ])

/** The limits of a value itself, and of the places of a list. */
const outerLimits = (schema: Schema): readonly string[] =>
  formsOf(schema).flatMap((form) => [...limitsOf(form), ...(form.prefixItems ?? []).flatMap(outerLimits)])

const LIMIT = /(?:at most \d+|(?:−?\d+|one|two) (?:or more|to (?:\d+|[a-z]+)))/g

const limitsIn = (text: string): string[] => text.match(LIMIT) ?? []

/** The fields that a row of a table is about, with those of the objects that it shows: `{ text, highlight? }`. */
const namesIn = ({ field = '', type = '' }: Row): { readonly names: string[]; readonly parts: string[] } => {
  const names = [...`\`${field}\``.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name)
  const parts = [...type.matchAll(/\{ (.*?) \}/g)].flatMap(([, shown = '']) => shown.match(/\w+/g) ?? [])
  return { names, parts: names.flatMap((name) => parts.map((part) => `${name}.${part}`)) }
}

/** Whether a name is that of a field, as far as it says where. */
const isNameOf =
  (path: string) =>
  (name: string): boolean =>
    `.${path}`.endsWith(`.${name}`)

describe.each(kinds)('the table of fields on the page of %s', (kind) => {
  const returns = page(kind).split('\n## What to return\n')[1]?.split('\n## ')[0] ?? ''
  const rows = rowsWith(returns, 'field')
  const schema = inputSchema(kind) as Schema
  const fields = fieldsOf(schema)
  const aboutFields = rows.map((row) => {
    const { names } = namesIn(row)
    return { row, found: fields.filter(({ path }) => names.some(isNameOf(path))) }
  })

  test('names each field of the schema, and no other', () => {
    const named = rows.map(namesIn).flatMap(({ names, parts }) => [...names, ...parts])
    expect(named.filter((name) => !fields.some(({ path }) => isNameOf(path)(name)))).toEqual([])
    // An object whose fields have rows of their own has none.
    const isNamed = (path: string): boolean =>
      named.some((name) => isNameOf(path)(name) || name.startsWith(`${path}.`))
    expect(fields.map(({ path }) => path).filter((path) => !isNamed(path))).toEqual([])
  })

  test('says which fields are required', () => {
    for (const { row, found } of aboutFields)
      expect(/\brequired\b/.test(row['limit or default'] ?? ''), row['field']).toBe(
        found.every(({ path }) => found.some((field) => field.path === path && field.isRequired)),
      )
  })

  test('has the limits of the schema', () => {
    for (const { row, found } of aboutFields)
      expect(new Set(limitsIn(row['limit or default'] ?? '')), row['field']).toEqual(
        new Set(found.flatMap(({ limits }) => limits)),
      )
    const shown = returns.split('\n').filter((line) => /^[-|] /.test(line))
    expect(new Set(limitsIn(shown.join('\n')))).toEqual(
      new Set([...outerLimits(schema), ...fields.flatMap(({ limits }) => limits)]),
    )
  })
})

test('the table of the legacy line chart has each place of its list', () => {
  expect(rowsWith(page('lineChartLegacy'), 'entry')).toHaveLength(
    (inputSchema('lineChartLegacy') as Schema).prefixItems?.length ?? 0,
  )
})
