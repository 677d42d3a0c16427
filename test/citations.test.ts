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
  /(?<path>[\w./-]*\b(?:widgets|http|evidence|bad-inputs)\.md|[\w./-]*\breference\/[\w-]+\.md)(?:#(?<fragment>[\p{L}\p{N}_-]*))?(?<given>(?:(?:,| to| and)? [A-Z]\d+\b)*)(?<words>`?\)?,? (?:"|section ))?/gu

/** A page that is named in words, such as `evidence` and the number of a section. */
const IN_WORDS = /(?<![\w./-])(?:evidence|bad-inputs) [A-Z]?\d+/g

/** An id of a bad input, as a test has it in its name. */
const ID = /(?<![%\w])[ACDEFKLNPSX]\d{1,2}\b/g

const pageOf = (file: string, path: string): string =>
  file.endsWith('.md') && !path.startsWith(REFERENCE) ? join(dirname(file), path) : path

/** Says why the citations of a line lead nowhere, each with the citation in front. */
const problemsOf = (file: string, line: string): string[] => {
  const isCode = !file.endsWith('.md')
  const isTest = isCode && /^contract\/|^packages\/[^/]+\/test\//.test(file)
  return [
    ...[...line.matchAll(CITATION)].flatMap(({ 0: found, groups = {} }) => {
      const { path = '', fragment, given = '', words = '' } = groups
      const citation = found.slice(0, found.length - words.length)
      const page = pageOf(file, path)
      const anchors = pages.get(page)
      if (anchors === undefined) return [`${citation}: there is no page ${page}`]
      if (words !== '') return [`${citation}: write the anchor of the heading, ${path}#…`]
      if (fragment !== undefined && !anchors.includes(fragment))
        return [`${citation}: there is no heading #${fragment}`]
      return page === BAD_INPUTS
        ? (given.match(/[A-Z]\d+/g) ?? [])
            .filter((id) => !ids.includes(id))
            .map((id) => `${citation}: there is no input ${id}`)
        : []
    }),
    ...(isCode ? (line.match(IN_WORDS) ?? []) : []).map((citation) => `${citation}: write ${REFERENCE}…`),
    ...(isTest ? (line.match(ID) ?? []) : [])
      .filter((id) => !ids.includes(id))
      .map((id) => `${id}: there is no such input in ${BAD_INPUTS}`),
  ]
}

const FOLDERS = ['benchmarks', 'contract', 'docs', 'examples', 'packages', 'scripts', 'site', 'test']
const isOurs = (file: string): boolean =>
  /\.(?:[cm]?[jt]sx?|md)$/.test(file) &&
  // This file shows citations that lead nowhere.
  file !== 'test/citations.test.ts' &&
  file
    .split('/')
    .every((part) => !['node_modules', 'dist', 'coverage'].includes(part) && !part.startsWith('.'))

const files = [
  ...readdirSync(root),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
  ),
].filter(isOurs)

const lines = files.flatMap((file) =>
  read(file)
    .split('\n')
    .map((line, i) => ({ file, number: i + 1, line })),
)

test('every citation leads to a page of the reference, a heading or an input that exists', () => {
  const cited = lines.filter(({ line }) => line.includes(REFERENCE))
  for (const folder of ['contract', 'packages/core/src', 'packages/core/test', 'packages/push'])
    expect(cited.map(({ file }) => file)).toContainEqual(expect.stringContaining(`${folder}/`))
  expect(
    lines.flatMap(({ file, number, line }) =>
      problemsOf(file, line).map((problem) => `${file}:${number}: ${problem}`),
    ),
  ).toEqual([])
})

test('every vector cites its source', () => {
  const sources = lines
    .filter(({ file }) => file.startsWith('packages/core/test/conformance/'))
    .flatMap(({ file, number, line }) =>
      [...line.matchAll(/\b(?:source:|const (?:spec|rules) =) (['"`])(.*?)\1/g)].map(([, , source = '']) => ({
        at: `${file}:${number}`,
        source,
      })),
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
])('in %s this leads somewhere: %s', (file, line) => {
  expect(problemsOf(file, line)).toEqual([])
})

test.each([
  ['a.ts', '// `docs/reference/widgets.md#bullet-in-fall`', 'there is no heading #bullet-in-fall'],
  ['a.ts', "source: 'docs/reference/evidence.md#23-more'", 'there is no heading #23-more'],
  ['a.ts', '// docs/reference/wires.md', 'there is no page docs/reference/wires.md'],
  ['a.ts', '// `widgets.md`, "XML"', 'there is no page widgets.md'],
  ['a.ts', '// `docs/reference/widgets.md`, "XML"', 'write the anchor of the heading'],
  ['a.ts', '// docs/reference/evidence.md, section 20', 'write the anchor of the heading'],
  ['a.ts', "source: 'docs/reference/bad-inputs.md K7, K99'", 'there is no input K99'],
  ['a.ts', "source: 'evidence 6, OTD'", 'write docs/reference/'],
  ['contract/test/a.test.ts', "it('F99 a format')", 'there is no such input'],
  ['docs/keys.md', '[rules](http.md#access)', 'there is no page docs/http.md'],
  ['docs/keys.md', '[rules](reference/http.md#keys)', 'there is no heading #keys'],
])('in %s this leads nowhere: %s', (file, line, why) => {
  expect(problemsOf(file, line)).toEqual([expect.stringContaining(why)])
})
