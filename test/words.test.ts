import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { withoutCode } from './markdown.js'

const root = process.cwd()

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !/(?:^|\/)(?:node_modules|dist)\//.test(name))
    .map((name) => `${folder}/${name}`)

/** Words and constructions that a reader stumbles over, with ordinary ones in their place. */
const WORDS: readonly (readonly [avoid: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\b(?:is|are|was|were|be|been) told\b/i, 'is reported, shows'],
  [/\bin earnest\b/i, 'in production'],
  [/\bstands?\b(?! (?:out|for)\b)/i, 'is'],
  [/\balone\b/i, 'only'],
  [/\bcall(?:s|ed)? off\b/i, 'cancels'],
  [/\bwho(?:so)?ever\b/i, 'anyone who'],
  [/\bfor ever\b/i, 'forever'],
  [/\band the like\b/i, 'such as'],
  [/\bnothing of\b/i, 'no'],
  [/(?<!\bthere )\b(?:is|are) none\b/i, 'is not one'],
  [/(?<!\bthere )\b(?:is|are) no (?!longer\b|more\b|other\b|one\b|larger\b|newer\b)/i, 'is not a'],
  [/\bby (?:itself|themselves)\b/i, 'automatically, on its own'],
  [/\banew\b/i, 'again'],
  [/\b(?:was|is|are|be) tried again\b/i, 'is retried'],
  [/\b(?:next|second|each|one|two|of) (?:try|tries)\b/i, 'attempt'],
  [/\b(?:colou|neighbou|behaviou|favou)rs?\b/i, 'American spelling'],
  [/\b(?:grey|cancelled|licence)\b/i, 'American spelling'],
]

/** What is right all the same: names of fields that only payloads have. */
const EXCEPTIONS: readonly (readonly [file: string, text: string])[] = [
  ['docs/reference/evidence.md', 'L for colour still working'],
  ['packages/preview/src/fromXml.ts', 'color colour host'],
]

interface Prose {
  readonly line: number
  readonly text: string
}

const lineAt = (source: string, position: number): number => source.slice(0, position).split('\n').length

const withoutInlineCode = (text: string): string => text.replace(/`[^`]*`/g, '`…`')

/** The prose of a document: its lines outside of code. */
const proseOfDocument = (source: string): readonly Prose[] => {
  const kept = source.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''))
  expect(withoutCode(kept)).toBe(kept)
  return kept.split('\n').map((text, i) => ({ line: i + 1, text: withoutInlineCode(text) }))
}

/** The prose of a source: its comments without their examples, and its strings of several words. */
const proseOfSource = (source: string): readonly Prose[] => {
  const prose: Prose[] = []
  const add = (position: number, text: string): void => {
    prose.push({ line: lineAt(source, position), text: withoutInlineCode(text.replace(/\s+/g, ' ')) })
  }
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const seen = new Set<number>()
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, node.pos) ?? []) {
      if (seen.has(pos)) continue
      seen.add(pos)
      const [comment = ''] = source.slice(pos, end).split('@example')
      add(pos, comment.replace(/^\s*(?:\/\*\*?|\*|\/\/)/gm, ''))
    }
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    if (isText && node.text.includes(' ')) add(node.getStart(file), node.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return prose
}

const documents = [
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  'site/landing.md',
  ...['docs', '.changeset', 'packages', 'examples', 'benchmarks'].flatMap((folder) => filesIn(folder, '.md')),
].filter((file) => !file.endsWith('CHANGELOG.md'))

const sources = readdirSync(join(root, 'packages')).flatMap((name) => filesIn(`packages/${name}/src`, '.ts'))

/** The lines of a file that have a word to avoid, each with the word and what to write instead. */
const found = (file: string, prose: readonly Prose[]): readonly string[] =>
  prose
    .filter(({ text }) => !EXCEPTIONS.some(([where, right]) => where === file && text.includes(right)))
    .flatMap(({ line, text }) =>
      WORDS.flatMap(([avoid, instead]) => {
        const [word] = avoid.exec(text) ?? []
        return word === undefined ? [] : [`${file}:${line}: "${word}"; write "${instead}"`]
      }),
    )

test('documents are in plain words', () => {
  expect(documents.length).toBeGreaterThan(60)
  expect(documents.flatMap((file) => found(file, proseOfDocument(read(file))))).toEqual([])
})

test('comments and messages are in plain words', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap((file) => found(file, proseOfSource(read(file))))).toEqual([])
})

test('a word to avoid is found in prose, and not in code', () => {
  expect(found('a.md', proseOfDocument('It is told.\n```ts\nwhoever\n```\n`alone`'))).toEqual([
    'a.md:1: "is told"; write "is reported, shows"',
  ])
  const source = ['/** Mended by `whoever`. */', 'a(`is', '  none`)', '// x', "c('in earnest')"].join('\n')
  expect(found('a.ts', proseOfSource(source))).toEqual([
    'a.ts:1: "Mended"; write "fix"',
    'a.ts:2: "is none"; write "is not one"',
    'a.ts:5: "in earnest"; write "in production"',
  ])
})
