import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import { checkPayload, type Kind, widgets } from '../packages/core/src/index.js'

const root = process.cwd()
const kinds = Object.keys(widgets) as Kind[]

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name)))

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...filesIn('docs').filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'packages'))
    .map((name) => join('packages', name, 'README.md'))
    .filter((file) => existsSync(join(root, file))),
]

const page = (kind: string): string => read(`docs/widgets/${kind}.md`)
const index = read('docs/widgets/README.md')
const payloads = read('docs/payloads.md')

/** The code blocks of a document in one language. */
const blocks = (document: string, language: string): string[] =>
  [...document.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  )

const withoutCode = (document: string): string => document.replace(/^```[\s\S]*?^```/gm, '')

const headings = (document: string): string[] => withoutCode(document).match(/^#+ .*/gm) ?? []

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

/** Evaluates what a table shows as code. */
const evaluate = (code: string): unknown =>
  runInThisContext(`({ widgets, checkPayload }) => (${code})`)({ widgets, checkPayload })

const issue = ({ code, path, hint }: Row) =>
  expect.objectContaining({
    code,
    ...(path === undefined ? {} : { path: path === 'the value itself' ? '' : path }),
    ...(hint === undefined ? {} : { message: expect.stringContaining(hint) }),
  })

test('there is a page for each kind, and no other', () => {
  expect(readdirSync(join(root, 'docs/widgets')).toSorted()).toEqual(
    ['README.md', ...kinds.map((kind) => `${kind}.md`)].toSorted(),
  )
})

test.each(kinds)('the page of %s has the outline of all', (kind) => {
  expect(headings(page(kind))).toEqual([
    `# ${kind}`,
    '## Returns',
    '## Settings',
    '## Payload',
    '## Limits and errors',
    '## Example',
  ])
  expect(blocks(section(page(kind), '## Example'), 'ts')).not.toEqual([])
})

test.each(kinds)('the payload on the page of %s is the one that its example asserts', (kind) => {
  const payload = section(page(kind), '## Payload')
  const example = blocks(page(kind), 'ts')
    .join('\n')
    .replace(/'\s*\+\s*'/g, '')
  expect(blocks(payload, 'json')).toHaveLength(1)
  expect(blocks(payload, 'xml')).toHaveLength(widgets[kind].xml ? 1 : 0)
  for (const json of blocks(payload, 'json'))
    expect(example).toContain(`'${JSON.stringify(JSON.parse(json))}'`)
  for (const xml of blocks(payload, 'xml'))
    expect(example).toContain(`'${xml.trim().replace(/>\s+</g, '><')}'`)
})

test.each(kinds.filter((kind) => kind !== 'custom'))('the page of %s shows forms that are read', (kind) => {
  // What has a `?` or an ellipsis in it describes a form; the others are of that form.
  const forms = [...section(page(kind), '## Returns').matchAll(/^- `(.*?)`/gm)]
    .map(([, form = '']) => form)
    .filter((form) => !/[?…]/.test(form))
  expect(forms).not.toEqual([])
  for (const form of forms)
    expect(widgets[kind].decode(evaluate(form)), form).toMatchObject({ _tag: 'Right' })
})

test.each(kinds)('each error on the page of %s is as the page says', (kind) => {
  const rows = [...rowsWith(page(kind), 'such as'), ...rowsWith(page(kind), 'near miss')]
  expect(rows.length).toBeGreaterThan(3)
  for (const row of rows)
    expect(widgets[kind].decode(evaluate(row['such as'] ?? row['near miss'] ?? ''))).toMatchObject({
      left: { issues: expect.arrayContaining([issue(row)]) },
    })
})

test.each(['README.md', 'docs/widgets/README.md'])(
  'the table of kinds in %s has each, with a link',
  (file) => {
    const links = [...read(file).matchAll(/^\| \[`(\w+)`\]\((.*?)\)/gm)].map(([, name, link = '']) => [
      name,
      join(dirname(file), link),
    ])
    for (const kind of kinds) expect(links).toContainEqual([kind, `docs/widgets/${kind}.md`])
  },
)

test('the shortest form in the index is one', () => {
  for (const row of rowsWith(index, 'shortest form')) {
    const kind = /\[`(\w+)`\]/.exec(row['kind'] ?? '')?.[1] as Kind
    expect(widgets[kind].decode(evaluate(row['shortest form'] ?? ''))).toMatchObject({ _tag: 'Right' })
  }
})

test('the index has each code of an issue, with an example of it', () => {
  const rows = rowsWith(index, 'code')
  const source = read('packages/core/src/widgets/issue.ts')
    .split(/\n\n/)
    .find((part) => part.includes('type IssueCode'))
  expect(rows.map(({ code }) => code)).toEqual(
    [...(source ?? '').matchAll(/\| '(\w+)'/g)].map(([, code]) => code),
  )
  for (const row of rows)
    expect(evaluate(row['such as'] ?? '')).toMatchObject({
      left: { issues: expect.arrayContaining([issue(row)]) },
    })
})

test.each([
  ['errors', '## Errors'],
  ['warnings', '## Warnings'],
] as const)('the %s of payloads are as their page says', (told, heading) => {
  const rows = rowsWith(section(payloads, heading), 'such as')
  expect(rows).not.toEqual([])
  for (const row of rows) {
    const found = evaluate(row['such as'] ?? '')
    expect(found).toMatchObject({ [told]: expect.arrayContaining([issue(row)]) })
    if (told === 'warnings') expect(found).toMatchObject({ errors: [] })
  }
})

/** The anchor that a heading has on the web. */
const anchor = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

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
