import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { anchor, headings } from './markdown.js'

// Code, tests and documents cite the pages of docs/reference in one form, by their path from the root:
//
//   docs/reference/widgets.md                    a page
//   docs/reference/widgets.md#bullet-in-full     a heading, by its anchor
//   docs/reference/bad-inputs.md K7, S16 to S20  inputs, by their ids
//
// In a Markdown file the path may also be relative to the file, as in a link.

const root = process.cwd()
const REFERENCE = 'docs/reference/'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** The anchors of each page, by its path. */
const pages = new Map(
  readdirSync(join(root, REFERENCE)).map((name) => {
    const page = REFERENCE + name
    return [page, headings(read(page)).map(anchor)] as const
  }),
)

const BAD_INPUTS = `${REFERENCE}bad-inputs.md`
const ids = [...read(BAD_INPUTS).matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id = '']) => id)

// The name of a page without its folder is found too: as the path of a page, it is wrong in code.
const CITATION =
  /(?<path>[\w./-]*\b(?:widgets|http|evidence|bad-inputs)\.md|[\w./-]*\breference\/[\w-]+\.md)(?:#(?<fragment>[\p{L}\p{N}_-]*))?(?<given>(?:(?:,| to| and)? [A-Z]\d+\b)*)(?<words>`?,?(?:\s|\*|\/\/)+(?:"|section\s))?/gu

/** A page that is named in words, such as `evidence` and the number of a section. */
const IN_WORDS = /(?<![\w./-])(?:evidence|bad-inputs) [A-Z]?\d+/g

/** An id of a bad input, as a test has it in its name. */
const ID = /(?<![%\w])[ACDEFKLNPSX]\d{1,2}\b/g

/** The folder that the links of a document start from; the site puts its landing page into that of the documentation. */
const folderOf = (file: string): string => (file === 'site/landing.md' ? 'docs' : dirname(file))

const pageOf = (file: string, path: string): string =>
  file.endsWith('.md') && !path.startsWith(REFERENCE) ? join(folderOf(file), path) : path

interface Problem {
  readonly index: number
  readonly problem: string
}

/** Finds the citations of a text that lead nowhere, each with its place and the reason. */
const problemsIn = (file: string, text: string): readonly Problem[] => {
  const isCode = !file.endsWith('.md')
  const isTest = isCode && /^contract\/|^packages\/[^/]+\/test\//.test(file)
  return [
    ...[...text.matchAll(CITATION)].flatMap(({ 0: found, index, groups = {} }) => {
      const { path = '', fragment, given = '', words = '' } = groups
      const page = pageOf(file, path)
      const anchors = pages.get(page)
      const because = (reason: string): readonly Problem[] => [
        { index, problem: `${found.slice(0, found.length - words.length)}: ${reason}` },
      ]
      if (anchors === undefined) return because(`there is no page ${page}`)
      if (words !== '') return because(`write the anchor of the heading, ${path}#…`)
      if (fragment !== undefined && !anchors.includes(fragment))
        return because(`there is no heading #${fragment}`)
      return page === BAD_INPUTS
        ? (given.match(/[A-Z]\d+/g) ?? [])
            .filter((id) => !ids.includes(id))
            .flatMap((id) => because(`there is no input ${id}`))
        : []
    }),
    ...(isCode ? [...text.matchAll(IN_WORDS)] : []).map(({ 0: found, index }) => ({
      index,
      problem: `${found}: write ${REFERENCE}…`,
    })),
    ...(isTest ? [...text.matchAll(ID)] : [])
      .filter(([id]) => !ids.includes(id))
      .map(({ 0: id, index }) => ({ index, problem: `${id}: there is no such input in ${BAD_INPUTS}` })),
  ]
}

const FOLDERS = ['benchmarks', 'contract', 'docs', 'examples', 'packages', 'scripts', 'site', 'test']
const isOurs = (file: string): boolean =>
  /\.(?:[cm]?[jt]sx?|md)$/.test(file) &&
  // The first of these shows citations that lead nowhere, and the other one pages of the API.
  !['test/citations.test.ts', 'test/site.test.ts'].includes(file) &&
  file
    .split('/')
    .every((part) => !['node_modules', 'dist', 'coverage'].includes(part) && !part.startsWith('.'))

const files = [
  ...readdirSync(root),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
  ),
].filter(isOurs)

const texts = files.map((file) => ({ file, text: read(file) }))

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length

test('every citation leads to an existing page, heading or input of the reference', () => {
  const citing = texts.filter(({ text }) => text.includes(REFERENCE)).map(({ file }) => file)
  for (const folder of ['contract', 'packages/core/src', 'packages/core/test', 'packages/push'])
    expect(citing).toContainEqual(expect.stringContaining(`${folder}/`))
  expect(
    texts.flatMap(({ file, text }) =>
      problemsIn(file, text).map(({ index, problem }) => `${file}:${lineOf(text, index)}: ${problem}`),
    ),
  ).toEqual([])
})

test('every vector cites its source', () => {
  const sources = texts
    .filter(({ file }) => file.startsWith('packages/core/test/conformance/'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?:source:|const (?:spec|rules) =) (['"`])(.*?)\1/g)].map(
        ({ 2: source = '', index }) => ({ at: `${file}:${lineOf(text, index)}`, source }),
      ),
    )
  expect(sources.length).toBeGreaterThan(100)
  for (const { at, source } of sources)
    expect(source, at).toMatch(/docs\/reference\/[\w-]+\.md|\$\{(?:spec|rules)\}/)
})

test.each([
  ['packages/core/src/a.ts', '// `docs/reference/widgets.md#bullet-in-full`'],
  ['packages/core/src/a.ts', '// docs/reference/http.md'],
  ['packages/core/test/a.test.ts', "source: 'docs/reference/bad-inputs.md K7, S16 to S20; regression'"],
  ['docs/keys.md', 'the [rules](reference/http.md#access) of `docs/reference/http.md`'],
  ['docs/reference/widgets.md', '[evidence 3](evidence.md#3-number)'],
  ['docs/start.md', '[`list`](widgets/list.md#list)'],
])('in %s this leads somewhere: %s', (file, text) => {
  expect(problemsIn(file, text)).toEqual([])
})

test.each([
  ['a.ts', '// `docs/reference/widgets.md#bullet-in-fall`', 'there is no heading #bullet-in-fall'],
  ['a.ts', "source: 'docs/reference/evidence.md#23-more'", 'there is no heading #23-more'],
  ['a.ts', '// docs/reference/wires.md', 'there is no page docs/reference/wires.md'],
  ['a.ts', '// `widgets.md`, "XML"', 'there is no page widgets.md'],
  ['a.ts', '// `docs/reference/widgets.md`, "XML"', 'write the anchor of the heading'],
  ['a.ts', ' * (`docs/reference/widgets.md`,\n * "XML")', 'write the anchor of the heading'],
  ['a.ts', '// docs/reference/evidence.md, section 20', 'write the anchor of the heading'],
  ['a.ts', "source: 'docs/reference/bad-inputs.md K7, K99'", 'there is no input K99'],
  ['a.ts', "source: 'evidence 6, OTD'", 'write docs/reference/'],
  ['contract/test/a.test.ts', "it('F99 a format')", 'there is no such input'],
  ['docs/keys.md', '[rules](http.md#access)', 'there is no page docs/http.md'],
  ['docs/keys.md', '[rules](reference/http.md#keys)', 'there is no heading #keys'],
])('in %s this leads nowhere: %s', (file, text, why) => {
  expect(problemsIn(file, text)).toMatchObject([{ problem: expect.stringContaining(why) }])
})
